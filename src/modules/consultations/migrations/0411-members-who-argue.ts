import type { Migration } from '#kernel/database.ts'

/** For whom an argument, a reply or a signature speaks, when that is a member. */
export const membersWhoArgueMigration: Migration = {
  id: '0411-members-who-argue',
  sql: `
alter table proposal_argument add column member_id uuid;
alter table proposal_author add column member_id uuid;
`,
}
