import type { Migration } from '#kernel/database.ts'

/** When each source is looked at again, and when each host may be asked again. Private: what a look finds new is on the record. */
export const evidenceWatchMigration: Migration = {
  id: '0340-evidence-watch',
  sql: `
create table evidence_watch (
  evidence_id uuid primary key,
  host text not null,
  next_look_at timestamptz not null,
  claimed_until timestamptz,
  steady integer not null default 0,
  troubled integer not null default 0,
  last_look_at timestamptz,
  last_obstacle text
);
create index evidence_watch_due on evidence_watch (next_look_at);

create table evidence_host (
  host text primary key,
  free_at timestamptz not null
);
`,
}
