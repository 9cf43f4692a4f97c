import type { Migration } from '#kernel/database.ts'

/** Tables computed from the facts about collective actions. No key of another module's table: the record is what binds them. */
export const actionsMigration: Migration = {
  id: '0200-actions',
  sql: `
create table collective_action (
  id uuid primary key,
  number integer not null unique,
  slug text not null unique,
  title jsonb not null,
  asks jsonb not null,
  theme text not null,
  level text not null,
  period_from text,
  period_to text,
  fictional boolean not null,
  proposed_at timestamptz not null,
  opened_at timestamptz,
  closed_at timestamptz,
  close_reason_given boolean not null default false,
  close_reason text,
  entry_id uuid not null,
  opened_entry_id uuid,
  closed_entry_id uuid
);

create table collective_action_lead (
  action_id uuid not null references collective_action,
  member_id uuid not null,
  named_at timestamptz not null,
  entry_id uuid not null,
  primary key (action_id, member_id)
);

create table participation (
  id uuid primary key,
  action_id uuid not null references collective_action,
  member_id uuid not null,
  joined_at timestamptz not null,
  contributions_told boolean not null,
  reservation_made boolean not null,
  reservation text,
  entry_id uuid not null,
  withdrawn_at timestamptz,
  withdrawal_id uuid,
  withdrawal_reason_given boolean not null default false,
  withdrawal_reason text,
  withdrawal_entry_id uuid
);
-- The last guard, behind the lock: a member is in an action once.
create unique index participation_once on participation (action_id, member_id) where withdrawn_at is null;
create index participation_of_member on participation (member_id, action_id);

create table contribution (
  id uuid primary key,
  participation_id uuid not null references participation,
  position integer not null,
  delivered_at timestamptz,
  delivery_id uuid,
  delivery_entry_id uuid,
  evidence text,
  evidence_link text,
  received_at timestamptz,
  received_by uuid,
  receipt_id uuid,
  receipt_entry_id uuid,
  unique (participation_id, position)
);

create table contribution_version (
  contribution_id uuid not null references contribution,
  version integer not null,
  correction_id uuid,
  kind text not null,
  description text,
  link text,
  period_from text,
  period_to text,
  amount_minor bigint,
  currency text,
  told_at timestamptz not null,
  entry_id uuid not null,
  primary key (contribution_id, version)
);
create index contribution_version_entry on contribution_version (entry_id);
`,
}
