import { createHash } from 'node:crypto'
import { v5 } from 'uuid'
import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import type { Language, LocalizedText } from '#kernel/languages.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import { slugOf } from '#kernel/slug.ts'
import { isSafeLink, type PastConsultation, tellPastConsultation } from '#modules/consultations'
import type { Member } from '#modules/members'
import { redactContacts } from '../ogp-commitments/redact-contacts.ts'
import type { Conversation, CountedVote } from './read-conversation.ts'
import { cut, sourceTerms } from './source-terms.ts'

/** For whom a conversation is brought, under which title, in which language it was held. */
export interface BroughtBy {
  readonly member: Pick<Member, 'id' | 'slug' | 'fictional'>
  readonly title: string | null
  readonly language: Language
}

/** What was brought. */
export interface Brought {
  readonly slug: string
  /** True when this conversation was brought before: nothing was added. */
  readonly known: boolean
  readonly statements: number
  readonly votes: number
  /** Addresses and telephone numbers taken out of statements. */
  readonly redacted: number
}

/** Why a conversation cannot be brought. */
export type BringRefusal = 'no-statement' | 'no-slug' | 'slug-taken'

const namespace = '4f1c2f4e-6f0b-5c7e-9a52-1f6f2b1c9d10'
const longestStatementText = 1000

/**
 * Brings a conversation held on Polis as a consultation of the past: told by its source, closed, its choices published without
 * names. Removed statements and the votes on them stay away. Run it in one transaction; a second time it adds nothing.
 */
export async function bringConversation(
  trx: Trx,
  ctx: Context,
  conversation: Conversation,
  asked: BroughtBy,
): Promise<Outcome<Brought, BringRefusal>> {
  const shown = shownOf(conversation)
  const numbers = new Map(shown.map(({ id }, index) => [id, index + 1]))
  const votes = conversation.votes.filter(({ statement }) => numbers.has(statement))
  if (votes.length === 0) return refuse('no-statement')
  const { member, title } = asked
  const slug = slugOf(title ?? conversation.topic) || slugOf(`${member.slug} ${conversation.address ?? ''}`)
  if (slug === '') return refuse('no-slug')
  const told = await tellPastConsultation(trx, ctx, pastConsultation(conversation, { ...asked, slug, shown, numbers, votes }))
  if (!told.ok) return told
  const redacted = shown.reduce((sum, { removed }) => sum + removed, 0)
  return allow({ slug, known: told.fact === 'known', statements: shown.length, votes: votes.length, redacted })
}

interface Counted extends BroughtBy {
  readonly slug: string
  readonly shown: ReturnType<typeof shownOf>
  /** The number of each statement here, by its id there. */
  readonly numbers: ReadonlyMap<string, number>
  readonly votes: readonly CountedVote[]
}

function pastConsultation(conversation: Conversation, counted: Counted): PastConsultation {
  const { member, shown, numbers, votes, language } = counted
  const id = v5(`${member.id}/${identityOf(conversation)}`, namespace)
  const participantOf = (voter: string) => v5(`participant/${voter}`, id)
  const joined = new Map<string, Date>()
  for (const { voter, at } of conversation.votes) if (!joined.has(voter)) joined.set(voter, new Date(at))
  const statements = shown.map(({ id: name, text, author }) => {
    const origin = joined.has(author) ? ('participant' as const) : ('organiser' as const)
    const accepted = { statement: v5(`statement/${name}`, id), number: numbers.get(name) ?? 0, origin, language }
    return { accepted, text, participant: origin === 'participant' ? participantOf(author) : null }
  })
  const participation = {
    participants: [...joined].map(([voter, joinedAt]) => ({ id: participantOf(voter), joinedAt })),
    votes: votes.map(({ voter, statement, choice, at }) => ({
      participantId: participantOf(voter),
      statement: numbers.get(statement) ?? 0,
      choice,
      votedAt: new Date(at),
    })),
    supports: [],
  }
  const [first, last] = [new Date(conversation.votes[0]?.at ?? 0), new Date(conversation.votes.at(-1)?.at ?? 0)]
  return {
    ...{ source: 'polis-export', id, member: member.id, statements, participation, first, last },
    announced: announcementOf(conversation, counted, first, last),
    document: documentOf(conversation, id, language),
  }
}

/** The same export is the same conversation: where it was held, else the very votes. */
function identityOf({ address, topic, votes }: Conversation): string {
  return address ?? `${topic}/${createHash('sha256').update(JSON.stringify(votes)).digest('hex')}`
}

/** Statements that were not removed, by number, without addresses and telephone numbers of people. */
function shownOf({ statements }: Conversation) {
  return statements
    .filter(({ moderated, text }) => moderated >= 0 && text.trim() !== '')
    .sort((a, b) => Number(a.id) - Number(b.id))
    .map(({ id, text, author }) => {
      const clean = redactContacts(text.trim(), null)
      return { id, author, text: clean.text.slice(0, longestStatementText), removed: clean.emails + clean.telephones }
    })
}

function announcementOf({ topic, description }: Conversation, told: Counted, first: Date, last: Date) {
  const { slug, language, member } = told
  const written = (text: string): LocalizedText => ({ original: language, [language]: text })
  const title = written(cut(told.title ?? topic, 200))
  const day = (at: Date) => at.toISOString().slice(0, 10)
  return {
    ...{ slug, subject: 'local-question' as const, title, fictional: member.fictional, themes: [], settled: [] },
    purpose: description === null ? sourceTerms.purpose : written(cut(description, 1500)),
    questions: [title],
    open: [sourceTerms.untold],
    decider: sourceTerms.untold,
    languages: [language],
    audience: 'anyone' as const,
    residency: null,
    phases: [{ kind: 'statements' as const, from: day(first), to: day(last) }],
    owed: ['proposal' as const],
  }
}

const documentOf = ({ address }: Conversation, consultation: string, language: Language) =>
  address !== null && isSafeLink(address)
    ? { document: v5('document', consultation), title: sourceTerms.document, link: address, language, digest: null }
    : null
