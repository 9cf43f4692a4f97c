import type { Migration } from '#kernel/database.ts'

/** Private state of imports: the files sent, how far they are, what became of their rows. */
export const migrations: readonly Migration[] = [
  {
    id: '0460-import-runs',
    sql: `
create table import_run (
  id uuid primary key,
  mandate_id uuid not null,
  file_name text not null,
  file bytea,
  file_bytes integer not null,
  uploaded_at timestamptz not null,
  step text not null check (step in ('preview', 'import')),
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled', 'interrupted', 'unreadable', 'failed')),
  ended_at timestamptz,
  cancel_asked boolean not null default false,
  stage text check (stage in ('reading', 'telling')),
  rows_read integer not null default 0,
  rows_done integer not null default 0,
  result jsonb,
  problem jsonb
);
-- Files are packed already, or read once: compressing them again costs more than it saves.
alter table import_run alter column file set storage external;
create unique index import_run_at_work on import_run ((true)) where state in ('waiting', 'running');
create index import_run_uploaded on import_run (uploaded_at, id);

create table import_row (
  run_id uuid not null references import_run on delete cascade,
  position integer not null,
  outcome text not null check (outcome in ('accepted', 'repaired', 'refused')),
  telling text check (telling in ('new', 'revised', 'unchanged')),
  report jsonb not null,
  primary key (run_id, position)
);
create index import_row_outcome on import_row (run_id, outcome, position);
create index import_row_telling on import_row (run_id, telling, position);
`,
  },
]
