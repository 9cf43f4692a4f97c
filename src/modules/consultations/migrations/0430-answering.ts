import type { Migration } from '#kernel/database.ts'

/** What drafts of answers need to be read by somebody else, the answers nobody was told of yet, and how answers are found. */
export const answeringMigration: Migration = {
  id: '0430-answering',
  sql: `
alter table answer_draft
  add column version integer not null default 1,
  add column answer_id uuid,
  add column answer_version integer,
  add column note text,
  add column returned_at timestamptz,
  add column published_at timestamptz;
create unique index answer_draft_revising on answer_draft (answer_id) where answer_id is not null and published_at is null;

-- An answer just published: its row goes in the transaction that writes the mail about it.
create table answer_untold (
  answer_id uuid primary key,
  published_at timestamptz not null
);

-- Of a table computed from the record; it holds no row of its own.
create index answer_version_place on answer_version using gin (taken_up_in jsonb_path_ops);
`,
}
