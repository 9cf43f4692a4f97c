import type { Migration } from './database.ts'

/** What the kernel itself keeps: mail waiting to be sent. */
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
]
