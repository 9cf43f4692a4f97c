import type { Migration } from '#kernel/database.ts'

/** Tables computed from the facts about consultations, their statements and their meetings. */
export const consultationsMigration: Migration = {
  id: '0400-consultations',
  sql: `
create table consultation (
  id uuid primary key,
  slug text not null unique,
  member_id uuid not null,
  plan_id uuid,
  action_id uuid,
  subject text not null,
  title jsonb not null,
  purpose jsonb not null,
  questions jsonb not null,
  open jsonb not null,
  settled jsonb not null,
  decider jsonb not null,
  themes jsonb not null,
  languages jsonb not null,
  audience text not null,
  residency text,
  owed jsonb not null,
  fictional boolean not null,
  source text,
  announced_at timestamptz not null,
  entry_id uuid not null,
  closed_at timestamptz,
  closed_entry_id uuid,
  closed_participants integer,
  closed_votes integer,
  closed_inputs jsonb,
  matrix_digest text,
  matrix_participants integer,
  matrix_statements integer,
  matrix_votes integer,
  matrix_suppressed integer
);
create index consultation_of_member on consultation (member_id, announced_at);
create index consultation_of_plan on consultation (plan_id) where plan_id is not null;
create index consultation_of_action on consultation (action_id) where action_id is not null;

create table consultation_phase (
  consultation_id uuid not null references consultation,
  kind text not null,
  from_day date not null,
  to_day date not null,
  primary key (consultation_id, kind)
);

create table consultation_extension (
  entry_id uuid primary key,
  consultation_id uuid not null references consultation,
  phase text not null,
  before_day date not null,
  after_day date not null,
  reason jsonb not null,
  extended_at timestamptz not null
);
create index consultation_extension_of on consultation_extension (consultation_id);

create table consultation_document (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  title jsonb not null,
  link text not null,
  language text not null,
  digest text,
  added_at timestamptz not null,
  entry_id uuid not null
);
create index consultation_document_of on consultation_document (consultation_id);

create table consultation_meeting (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  title jsonb not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place jsonb,
  link text,
  agenda jsonb not null,
  called_at timestamptz not null,
  entry_id uuid not null,
  cancelled_at timestamptz,
  cancel_reason jsonb,
  cancelled_entry_id uuid,
  held_at timestamptz,
  attendance jsonb,
  minutes jsonb,
  minutes_link text,
  held_entry_id uuid
);
create index consultation_meeting_of on consultation_meeting (consultation_id, starts_at);

create table consultation_report (
  id uuid not null,
  version integer not null,
  consultation_id uuid not null references consultation,
  summary jsonb not null,
  changed jsonb not null,
  link text,
  published_at timestamptz not null,
  entry_id uuid not null,
  primary key (id, version)
);

create table consultation_statement (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  number integer not null,
  origin text not null,
  language text not null,
  text text,
  accepted_at timestamptz not null,
  entry_id uuid not null unique,
  unique (consultation_id, number)
);

create table statement_refusal (
  statement_id uuid primary key,
  consultation_id uuid not null references consultation,
  ground text not null,
  refused_at timestamptz not null,
  entry_id uuid not null
);
`,
}
