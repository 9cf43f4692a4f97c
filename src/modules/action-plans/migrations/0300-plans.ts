import type { Migration } from '#kernel/database.ts'

/** Plans, commitments, milestones, evidence and progress: every table is computed from the record. */
export const plansMigration: Migration = {
  id: '0300-plans',
  sql: `
create table action_plan (
  id uuid primary key,
  member_id uuid not null,
  slug text not null unique,
  cycle integer,
  level text not null,
  years integer,
  year_submitted integer,
  period_from text,
  period_to text,
  adoption_due text,
  title jsonb,
  fictional boolean not null,
  source text,
  phase text,
  phase_at timestamptz,
  adopted_at timestamptz,
  adopted_version integer,
  told_at timestamptz not null,
  entry_id uuid not null,
  withdrawn_at timestamptz,
  withdrawal_reason_given boolean not null default false,
  withdrawal_reason text,
  withdrawal_entry_id uuid
);
create index action_plan_of_member on action_plan (member_id);

create table plan_phase (
  plan_id uuid not null references action_plan,
  phase text not null,
  reached_at timestamptz not null,
  entry_id uuid not null,
  primary key (plan_id, phase)
);

create table plan_version (
  plan_id uuid not null references action_plan,
  version integer not null,
  kind text not null,
  comment_until text,
  published_at timestamptz not null,
  entry_id uuid not null,
  primary key (plan_id, version)
);

create table plan_document (
  id uuid primary key,
  plan_id uuid not null references action_plan,
  kind text not null,
  title text,
  link text,
  sha256 text,
  media_type text,
  bytes bigint,
  added_at timestamptz not null,
  entry_id uuid not null
);
create index plan_document_of_plan on plan_document (plan_id);

create table commitment (
  id uuid primary key,
  plan_id uuid not null references action_plan,
  member_id uuid not null,
  reference text not null unique,
  country text not null,
  number integer,
  revision integer not null,
  title jsonb not null,
  lead text,
  period_from text,
  period_to text,
  ogp_values text[] not null,
  policy_areas text[] not null,
  action_ids uuid[] not null,
  sdg_targets text[] not null,
  uncac_articles integer[] not null,
  climate boolean not null,
  carried_from uuid,
  source text,
  fictional boolean not null,
  first_published_at timestamptz not null,
  revised_at timestamptz not null,
  entry_id uuid not null,
  withdrawn_at timestamptz,
  withdrawal_reason_given boolean not null default false,
  withdrawal_reason text,
  withdrawal_entry_id uuid
);
create index commitment_of_plan on commitment (plan_id);
create index commitment_of_member on commitment (member_id);
create index commitment_of_action on commitment using gin (action_ids);
create index commitment_carried_from on commitment (carried_from) where carried_from is not null;

create table plan_version_commitment (
  plan_id uuid not null,
  version integer not null,
  position integer not null,
  commitment_id uuid not null references commitment,
  revision integer not null,
  primary key (plan_id, version, position),
  foreign key (plan_id, version) references plan_version
);

create table commitment_revision (
  commitment_id uuid not null references commitment,
  revision integer not null,
  content jsonb not null,
  prose jsonb not null,
  reason_given boolean not null,
  reason text,
  published_at timestamptz not null,
  entry_id uuid not null unique,
  primary key (commitment_id, revision)
);

create table commitment_trace (
  commitment_id uuid not null references commitment,
  kind text not null,
  target_id uuid not null,
  primary key (commitment_id, kind, target_id)
);
create index commitment_trace_target on commitment_trace (target_id);

create table milestone (
  id uuid primary key,
  commitment_id uuid not null references commitment,
  position integer not null,
  title jsonb not null,
  output jsonb,
  starts_on text,
  due_on text,
  first_due_on text,
  owner text,
  supporters text[] not null,
  dropped boolean not null default false,
  done_on text,
  done_report_id uuid,
  done_note text,
  done_at timestamptz,
  done_entry_id uuid
);
create index milestone_of_commitment on milestone (commitment_id);

create table milestone_date (
  id uuid primary key,
  milestone_id uuid not null references milestone,
  due_before text,
  due_on text not null,
  reason text,
  told_at timestamptz not null,
  entry_id uuid not null unique
);
create index milestone_date_of_milestone on milestone_date (milestone_id);

create table evidence (
  id uuid primary key,
  commitment_id uuid not null references commitment,
  milestone_id uuid references milestone,
  kind text not null,
  description text,
  link text,
  file_name text,
  sha256 text,
  media_type text,
  bytes bigint,
  added_at timestamptz not null,
  entry_id uuid not null unique,
  state text not null,
  state_at timestamptz,
  state_obstacle text,
  text_sha256 text,
  copy_sha256 text,
  copy_media_type text,
  copy_bytes bigint,
  copied_at timestamptz,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  withdrawal_entry_id uuid
);
create index evidence_of_commitment on evidence (commitment_id);
create index evidence_of_milestone on evidence (milestone_id);

create table evidence_check (
  entry_id uuid primary key,
  evidence_id uuid not null references evidence,
  state text not null,
  obstacle text,
  text_sha256 text,
  copy_sha256 text,
  checked_at timestamptz not null
);
create index evidence_check_of_evidence on evidence_check (evidence_id);

create table progress_report (
  id uuid primary key,
  commitment_id uuid not null references commitment,
  period_from text not null,
  period_to text not null,
  completion text not null,
  done text,
  challenges text,
  next_steps text,
  reported_at timestamptz not null,
  entry_id uuid not null unique
);
create index progress_report_of_commitment on progress_report (commitment_id);

create table commitment_review (
  id uuid primary key,
  commitment_id uuid not null references commitment,
  product text not null,
  year integer,
  told jsonb not null,
  source text not null,
  told_at timestamptz not null,
  entry_id uuid not null
);
create index commitment_review_of_commitment on commitment_review (commitment_id);

create table commitment_status (
  entry_id uuid primary key,
  commitment_id uuid not null references commitment,
  milestone_id uuid,
  completion text not null,
  word text not null,
  status_on text,
  source text not null,
  told_at timestamptz not null
);
create index commitment_status_of_commitment on commitment_status (commitment_id);
`,
}
