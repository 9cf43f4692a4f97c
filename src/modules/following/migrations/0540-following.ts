import type { Migration } from '#kernel/database.ts'

/** Private state: who follows what by mail, and what was reminded. Nothing of it is on the record. */
export const followingMigration: Migration = {
  id: '0540-following',
  sql: `
create table follower (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  key text not null unique,
  lang text not null,
  period text not null,
  created_at timestamptz not null,
  paused_at timestamptz,
  next_digest_at timestamptz not null,
  seen_index bigint not null
);
create index follower_due on follower (next_digest_at) where paused_at is null;

create table follow (
  follower_id uuid not null references follower on delete cascade,
  subject_kind text not null,
  subject_id uuid not null,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  from_index bigint not null,
  primary key (follower_id, subject_kind, subject_id)
);
create index follow_unconfirmed on follow (asked_at) where confirmed_at is null;

create table reminder_recipient (
  email text primary key check (email = lower(email)),
  key text not null unique,
  looked_on text,
  stopped_at timestamptz
);

create table reminder_sent (
  email text not null references reminder_recipient on delete cascade,
  owed text not null,
  days integer not null,
  due timestamptz not null,
  primary key (email, owed, days)
);
create index reminder_sent_due on reminder_sent (due);
`,
}
