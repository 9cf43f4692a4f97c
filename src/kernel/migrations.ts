import type { Migration } from './database.ts'

/** What the kernel itself keeps: mail waiting to be sent, and what protects forms from machines. */
export const migrations: readonly Migration[] = [
  {
    id: '0005-kernel',
    sql: `
create table mail_message (
  id bigint generated always as identity primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  lang text not null,
  written_at timestamptz not null default now(),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  last_error text,
  sent_at timestamptz
);
create index mail_message_waiting on mail_message (next_attempt_at) where sent_at is null;
`,
  },
  {
    id: '0520-protection',
    sql: `
create table protection_key (
  single boolean primary key default true check (single),
  key text not null
);
-- 244 random bits, from the server's own source of randomness.
insert into protection_key (key) values (gen_random_uuid()::text || gen_random_uuid()::text);

create table challenge_spent (
  token text primary key,
  sender text not null,
  way text not null check (way in ('work', 'patience')),
  spent_at timestamptz not null,
  expires_at timestamptz not null
);
create index challenge_spent_expiry on challenge_spent (expires_at);
create index challenge_spent_sender on challenge_spent (sender, way, spent_at);

create table writing_count (
  writer text not null,
  period text not null check (period in ('hour', 'day')),
  starts_at timestamptz not null,
  texts integer not null,
  primary key (writer, period, starts_at)
);
create index writing_count_start on writing_count (starts_at);
`,
  },
  {
    // Above the modules whose mails carry headers; what waits has none.
    id: '0539-mail-headers',
    sql: 'alter table mail_message add column headers jsonb',
  },
]
