import type { Migration } from '#kernel/database.ts'

/** Where a consultation is for organisations, each has one voice, whoever of its people uses it. */
export const oneVoiceMigration: Migration = {
  id: '0420-one-voice',
  sql: `
alter table participant add column one_voice boolean not null default false;
drop index participant_once;
create unique index participant_once on participant (consultation_id, person_id) where person_id is not null and not one_voice;
create unique index participant_one_voice on participant (consultation_id, member_id) where one_voice;
`,
}
