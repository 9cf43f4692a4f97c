import type { Migration } from '#kernel/database.ts'
import { consultationsMigration } from './0400-consultations.ts'
import { inputsMigration } from './0401-inputs.ts'
import { participantsMigration } from './0402-participants.ts'
import { proposalsMigration } from './0410-proposals.ts'
import { membersWhoArgueMigration } from './0411-members-who-argue.ts'
import { oneVoiceMigration } from './0420-one-voice.ts'
import { answeringMigration } from './0430-answering.ts'

/** Steps of the schema of consultations, in order. */
export const migrations: readonly Migration[] = [
  consultationsMigration,
  inputsMigration,
  participantsMigration,
  proposalsMigration,
  membersWhoArgueMigration,
  oneVoiceMigration,
  answeringMigration,
]
