import type { Migration } from '#kernel/database.ts'

/** Tables computed from the facts about forums. No key of another module's table: the record is what binds them. */
export const forumMigration: Migration = {
  id: '0500-forum',
  sql: `
create table forum (
  id uuid primary key,
  -- The last guard, behind the lock: a member has one forum.
  member_id uuid not null unique,
  name jsonb not null,
  purpose jsonb not null,
  established_at timestamptz not null,
  entry_id uuid not null
);

create table forum_rules (
  forum_id uuid not null references forum,
  version integer not null,
  text jsonb,
  link text,
  published_at timestamptz not null,
  entry_id uuid not null,
  primary key (forum_id, version)
);

create table forum_seat (
  id uuid primary key,
  forum_id uuid not null references forum,
  side text not null,
  kind text not null,
  holder_id uuid,
  body jsonb,
  representative_named boolean not null,
  representative text,
  filled_at timestamptz not null,
  entry_id uuid not null,
  ended_at timestamptz,
  ending_id uuid,
  end_reason_given boolean not null default false,
  end_reason text,
  ended_entry_id uuid
);
create index forum_seat_of_forum on forum_seat (forum_id, filled_at);
create index forum_seat_of_holder on forum_seat (holder_id) where holder_id is not null;
create index forum_seat_entry on forum_seat (entry_id);

create table forum_chair (
  entry_id uuid primary key,
  forum_id uuid not null references forum,
  seat_id uuid not null references forum_seat,
  side text not null,
  named_at timestamptz not null,
  ended_at timestamptz
);
create unique index forum_chair_once on forum_chair (forum_id, side) where ended_at is null;

create table forum_meeting (
  id uuid primary key,
  forum_id uuid not null references forum,
  number integer not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  place jsonb,
  link text,
  agenda jsonb not null,
  announced_at timestamptz not null,
  entry_id uuid not null,
  called_off_at timestamptz,
  call_off_reason_given boolean not null default false,
  call_off_reason text,
  called_off_entry_id uuid,
  reported_at timestamptz,
  attendance jsonb,
  results_presented boolean,
  comments_taken boolean,
  held_entry_id uuid,
  unique (forum_id, number)
);
create index forum_meeting_by_day on forum_meeting (forum_id, starts_at);

create table forum_minutes (
  meeting_id uuid not null references forum_meeting,
  version integer not null,
  text jsonb,
  link text,
  published_at timestamptz not null,
  entry_id uuid not null,
  primary key (meeting_id, version)
);

create table forum_decision (
  id uuid primary key,
  forum_id uuid not null references forum,
  number integer not null,
  meeting_id uuid not null references forum_meeting,
  title jsonb not null,
  text jsonb not null,
  present jsonb not null,
  target_kind text,
  target_id uuid,
  taken_at timestamptz not null,
  entry_id uuid not null,
  unique (forum_id, number)
);
create index forum_decision_meeting on forum_decision (meeting_id);
create index forum_decision_target on forum_decision (target_id) where target_id is not null;
`,
}
