import { parseArgs } from 'node:util'
import { underImportLock } from '#exchange/import-runs/import-lock.ts'
import { type BringRefusal, type BroughtBy, bringConversation } from '#exchange/polis-export/import-conversation.ts'
import { type Conversation, readConversation } from '#exchange/polis-export/read-conversation.ts'
import { InvalidExport } from '#exchange/polis-export/read-export.ts'
import { systemClock } from '#kernel/clock.ts'
import type { Db } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { Language } from '#kernel/languages.ts'
import { findMember, type Member } from '#modules/members'
import { recordName } from '#record'
import { opinionMap } from '../../opinion-map/index.ts'
import { Misused, say, tell, withInstance } from './command.ts'

const options = {
  member: { type: 'string' },
  title: { type: 'string' },
  language: { type: 'string' },
  'dry-run': { type: 'boolean' },
} as const
const invented = 'exampleland'
const longestTitle = 200

const sentences: Readonly<Record<BringRefusal, string>> = {
  'no-statement': 'No statement of this export was put to people: there is nothing to bring.',
  'no-slug': 'No address can be made of this title: name another with --title, in Latin letters.',
  'slug-taken': 'Another consultation has this title: name another with --title.',
}

class Stopped extends Error {}

/**
 * Brings a past conversation from a published export of Polis, as a closed consultation told by its source. Prints, last, the
 * counts as JSON. 0: brought, or known already; 1: it cannot be read or brought, and nothing was kept.
 */
export async function importPolis(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const [folder] = positionals
  if (folder === undefined || positionals.length > 1) throw new Misused('name one folder that holds votes.csv and comments.csv')
  const language = Language.safeParse(values.language ?? 'en')
  if (!language.success) throw new Misused(`“${values.language}” is no language of the site`)
  const title = values.title?.trim() ?? null
  if (title !== null && (title === '' || title.length > longestTitle)) throw new Misused(`--title takes 1 to ${longestTitle} characters`)
  if (values.language === undefined) tell('Statements are marked as English; say otherwise with --language fr, es or ar.')
  try {
    const conversation = await readConversation(folder)
    const asked = { title, language: language.data, member: values.member, dryRun: values['dry-run'] === true }
    const brought = await withInstance(({ database }, publicOrigin) =>
      underImportLock(database.db, (db) => bring(db, recordName(publicOrigin), conversation, asked)),
    )
    if (brought === 'busy')
      throw new Stopped('Another import is under way on this instance. Nothing was done: try again when it has ended.')
    const { statements, votes } = brought
    const without = new Set(conversation.statements.filter(({ moderated }) => moderated < 0).map(({ id }) => id))
    const { participants, placed, groups } = opinionMap(conversation.cast, { seed: 1, without })
    say(JSON.stringify({ participants, placed, statements, votes, groups }))
    return 0
  } catch (error) {
    if (!(error instanceof Stopped || error instanceof InvalidExport)) throw error
    tell(error.message)
    return 1
  }
}

interface Asked {
  readonly member: string | undefined
  readonly title: string | null
  readonly language: Language
  readonly dryRun: boolean
}

class DryRun extends Error {}

async function bring(db: Db, origin: string, conversation: Conversation, { title, language, dryRun, member: slug }: Asked) {
  const member = await memberAsked(db, slug)
  const told: BroughtBy = { member, title, language }
  const ctx = { db, now: systemClock, newId, origin }
  let result: Awaited<ReturnType<typeof bringConversation>> | null = null
  try {
    await db.transaction().execute(async (trx) => {
      result = await bringConversation(trx, ctx, conversation, told)
      if (dryRun || !result.ok) throw new DryRun()
    })
  } catch (error) {
    if (!(error instanceof DryRun)) throw error
  }
  return said(result, member, dryRun)
}

function said(result: Awaited<ReturnType<typeof bringConversation>> | null, member: Member, dryRun: boolean) {
  if (result === null) throw new Stopped('Nothing was read.')
  if (!result.ok) throw new Stopped(sentences[result.refusal])
  const { known, redacted, slug } = result.fact
  if (redacted > 0) tell(`${redacted} addresses or telephone numbers were taken out of statements.`)
  if (known) tell(`This conversation is there already: /consultations/${slug}. Nothing was added.`)
  else if (dryRun) tell('This was a dry run: nothing was kept.')
  else tell(`Brought as a consultation of ${member.slug}: /consultations/${slug}`)
  return result.fact
}

/** The member named, or the invented state where the demonstration is there. */
async function memberAsked(db: Db, slug: string | undefined): Promise<Member> {
  const member = await findMember(db, slug ?? invented)
  if (slug !== undefined) {
    if (member === null) throw new Stopped(`No member has the address “${slug}”.`)
    return member
  }
  if (member === null || !member.fictional) throw new Misused('say whose consultation it was with --member, as in /members/SLUG')
  tell(`Brought for ${invented}, the invented state; --member SLUG names another.`)
  return member
}
