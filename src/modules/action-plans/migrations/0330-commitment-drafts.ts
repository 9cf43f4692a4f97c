import type { Migration } from '#kernel/database.ts'

/** Drafts of commitments: private, not computed from the record. They name rows of tables that a replay empties, so no foreign key. */
export const commitmentDraftsMigration: Migration = {
  id: '0330-commitment-drafts',
  sql: `
create table commitment_draft (
  id uuid primary key,
  plan_id uuid not null,
  member_id uuid not null,
  reference text not null unique,
  country text not null,
  language text not null,
  content jsonb not null,
  version integer not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  deleted_at timestamptz,
  revision_opened_at timestamptz
);
create index commitment_draft_of_plan on commitment_draft (plan_id);

create table commitment_draft_version (
  draft_id uuid not null references commitment_draft,
  version integer not null,
  content jsonb not null,
  submission text not null,
  mandate_id uuid not null,
  saved_at timestamptz not null,
  primary key (draft_id, version)
);
`,
}
