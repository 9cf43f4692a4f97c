import type { Migration } from '#kernel/database.ts'

/** Tables computed from the facts about what people give (proposals, arguments, amendments) and what they are answered. */
export const inputsMigration: Migration = {
  id: '0401-inputs',
  sql: `
create table answer (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  version integer not null,
  published_at timestamptz not null
);
create index answer_in on answer (consultation_id, published_at);

create table answer_version (
  answer_id uuid not null references answer,
  version integer not null,
  decision text not null,
  reason jsonb not null,
  words jsonb,
  taken_up_in jsonb not null,
  institution jsonb not null,
  second_reader uuid not null,
  published_at timestamptz not null,
  entry_id uuid not null,
  primary key (answer_id, version)
);

create table consultation_input (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  kind text not null,
  participant_id uuid,
  member_id uuid,
  author_kind text not null,
  given_at timestamptz not null,
  entry_id uuid not null,
  withdrawn_at timestamptz,
  withdrawn_entry_id uuid,
  merged_into uuid,
  merged_entry_id uuid,
  split_at timestamptz,
  split_entry_id uuid,
  institution jsonb,
  assigned_at timestamptz,
  assigned_entry_id uuid,
  answer_id uuid references answer
);
create index consultation_input_in on consultation_input (consultation_id, kind, given_at);
create index consultation_input_of_participant on consultation_input (participant_id);
create index consultation_input_of_answer on consultation_input (answer_id) where answer_id is not null;

create table proposal (
  id uuid primary key references consultation_input,
  consultation_id uuid not null references consultation,
  number integer not null,
  submitted_at timestamptz not null,
  version integer not null,
  theme text,
  withdraw_reason text,
  unique (consultation_id, number)
);
create index proposal_in on proposal (consultation_id, submitted_at);

create table proposal_version (
  proposal_id uuid not null references proposal,
  version integer not null,
  revision_id uuid,
  language text not null,
  theme text,
  title text,
  text text,
  place text,
  signature text,
  attachments jsonb not null,
  told_at timestamptz not null,
  entry_id uuid not null unique,
  primary key (proposal_id, version)
);

create table proposal_author (
  proposal_id uuid not null references proposal,
  participant_id uuid not null,
  author_kind text not null,
  signature text,
  added_at timestamptz not null,
  entry_id uuid not null,
  primary key (proposal_id, participant_id)
);
create index proposal_author_entry on proposal_author (entry_id);

create table proposal_split (
  proposal_id uuid not null references proposal,
  into_id uuid not null references proposal,
  reason jsonb,
  entry_id uuid not null,
  primary key (proposal_id, into_id)
);

create table proposal_merge (
  merged_id uuid primary key references proposal,
  into_id uuid not null references proposal,
  reason jsonb,
  entry_id uuid not null
);
create index proposal_merge_into on proposal_merge (into_id);

create table proposal_clarification (
  id uuid primary key,
  proposal_id uuid not null references proposal,
  member_id uuid not null,
  text jsonb not null,
  clarified_at timestamptz not null,
  entry_id uuid not null
);
create index proposal_clarification_of on proposal_clarification (proposal_id);

create table proposal_argument (
  id uuid primary key,
  proposal_id uuid not null references proposal,
  reply_to uuid references proposal_argument,
  side text,
  participant_id uuid,
  language text not null,
  author_kind text not null,
  text text,
  signature text,
  made_at timestamptz not null,
  entry_id uuid not null unique,
  withdrawn_at timestamptz,
  withdrawn_entry_id uuid
);
create index proposal_argument_of on proposal_argument (proposal_id, made_at);
create index proposal_argument_replies on proposal_argument (reply_to) where reply_to is not null;

create table text_version (
  text_id uuid not null,
  version integer not null,
  consultation_id uuid not null references consultation,
  title jsonb not null,
  language text not null,
  paragraphs jsonb not null,
  published_at timestamptz not null,
  entry_id uuid not null,
  primary key (text_id, version)
);
create index text_version_in on text_version (consultation_id);

create table amendment (
  id uuid primary key references consultation_input,
  consultation_id uuid not null references consultation,
  number integer not null,
  text_id uuid not null,
  version integer not null,
  paragraph_id uuid not null,
  change text not null,
  language text not null,
  words text,
  reason text,
  signature text,
  submitted_at timestamptz not null,
  entry_id uuid not null unique,
  withdraw_reason text,
  accepted_version integer,
  accepted_entry_id uuid,
  unique (consultation_id, number)
);
create index amendment_of_paragraph on amendment (text_id, paragraph_id);

create table support_count (
  kind text not null,
  target_id uuid primary key,
  consultation_id uuid not null references consultation,
  supports integer not null,
  entry_id uuid not null
);
create index support_count_in on support_count (consultation_id);
`,
}
