import type { Migration } from '#kernel/database.ts'

/**
 * What is private: who takes part, what each voted and supports, what waits for a decision. No key of a table computed
 * from the record: a replay empties those and must not touch these.
 */
export const participantsMigration: Migration = {
  id: '0402-participants',
  sql: `
-- Signs the cookie that tells people without an account apart, and makes their ids. Made here, once, and never shown.
create table participation_key (
  only_one boolean primary key default true check (only_one),
  secret bytea not null
);
insert into participation_key (secret) values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

create table participant (
  id uuid primary key,
  consultation_id uuid not null,
  person_id text,
  author_kind text not null,
  member_id uuid,
  joined_at timestamptz not null
);
create unique index participant_once on participant (consultation_id, person_id) where person_id is not null;
create index participant_of on participant (consultation_id, joined_at);

create table statement_vote (
  consultation_id uuid not null,
  participant_id uuid not null,
  statement integer not null,
  choice smallint not null check (choice in (-1, 0, 1)),
  voted_at timestamptz not null,
  primary key (consultation_id, participant_id, statement)
);

create table statement_draft (
  id uuid primary key,
  consultation_id uuid not null,
  participant_id uuid not null,
  language text not null,
  text text not null,
  written_at timestamptz not null
);
create index statement_draft_of on statement_draft (consultation_id, written_at);

create table support (
  kind text not null,
  target_id uuid not null,
  consultation_id uuid not null,
  participant_id uuid not null,
  supported_at timestamptz not null,
  primary key (target_id, participant_id)
);
create index support_of_participant on support (participant_id);
create index support_in on support (consultation_id, kind);

create table answer_draft (
  id uuid primary key,
  consultation_id uuid not null,
  inputs jsonb not null,
  decision text,
  reason jsonb,
  words jsonb,
  taken_up_in jsonb not null,
  institution jsonb,
  written_by uuid not null,
  written_at timestamptz not null,
  read_by uuid,
  read_at timestamptz
);
create index answer_draft_of on answer_draft (consultation_id, written_at);

create table resident (
  consultation_id uuid not null,
  address_digest bytea not null,
  primary key (consultation_id, address_digest)
);

create table consultation_matrix (
  consultation_id uuid primary key,
  csv bytea not null
);
`,
}
