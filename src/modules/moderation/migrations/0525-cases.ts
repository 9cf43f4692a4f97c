import type { Migration } from '#kernel/database.ts'

/** Private tables of moderation: nothing here is computed from the record. */
export const casesMigration: Migration = {
  id: '0525-moderation',
  sql: `
create table moderation_case (
  id uuid primary key,
  entry_id uuid not null,
  opened_at timestamptz not null,
  first_at timestamptz,
  first_person uuid,
  first_mandate uuid,
  first_decision text check (first_decision in ('remove', 'keep')),
  ground text,
  fields text[] not null default '{}',
  reason text,
  second_at timestamptz,
  second_person uuid,
  second_mandate uuid,
  second_agrees boolean,
  second_reason text,
  removal_id uuid unique,
  removed_at timestamptz,
  appeal text,
  appealed_at timestamptz,
  appeal_decided_at timestamptz,
  appeal_person uuid,
  appeal_granted boolean,
  appeal_reason text,
  erased_at timestamptz
);
-- The last guard, behind the lock: reports of the same entry meet in one case until it is decided.
create unique index moderation_case_open on moderation_case (entry_id) where first_decision is null and erased_at is null;
create index moderation_case_entry on moderation_case (entry_id);

create table moderation_report (
  id uuid primary key,
  case_id uuid not null references moderation_case on delete cascade,
  fields text[] not null,
  ground text not null,
  words text,
  person_id uuid,
  language text not null,
  reported_at timestamptz not null
);
create index moderation_report_case on moderation_report (case_id, reported_at);
-- A person reports a case once; strangers are told apart by nothing.
create unique index moderation_report_person on moderation_report (case_id, person_id) where person_id is not null;
`,
}
