import type { Db } from '#kernel/database.ts'
import type { MessageKey, Words } from '#kernel/i18n.ts'
import { sentenceOf as mandateSentenceOf } from '#modules/accounts'
import type { EntryOnRecord } from '#record'
import type { IconName } from '#ui'
import { sentences } from './facts.ts'
import { type NamedThing, type Names, namesOf } from './names.ts'

/** What a sentence needs of an entry. */
export type Told = Pick<EntryOnRecord, 'id' | 'index' | 'kind' | 'at' | 'recordedAt' | 'about' | 'data'>

/** An entry in one line, in the reader's language. */
export interface EntryLine {
  readonly id: string
  readonly index: number | null
  readonly kind: string
  readonly at: Date
  readonly recordedAt: Date
  readonly icon: IconName
  readonly sentence: string
  /** Address of the entry's page, without language; by its id while it waits for an index. */
  readonly path: string
  /** What the entry is about, resolved. */
  readonly things: readonly NamedThing[]
  /** True when the entry is about an invented member or action. */
  readonly fictional: boolean
}

const icons: Readonly<Record<string, IconName>> = {
  'action-closed': 'lock',
  'action-lead-named': 'user-check',
  'action-opened': 'lock-open',
  'action-proposed': 'file-plus',
  'amendment-submitted': 'pencil',
  'amendment-withdrawn': 'minus',
  'answer-assigned': 'send',
  'answer-published': 'message-check',
  'answer-revised': 'message-reply',
  'argument-made': 'message-plus',
  'argument-reply-made': 'message-reply',
  'argument-withdrawn': 'minus',
  'commitment-published': 'notebook',
  'commitment-withdrawn': 'door-exit',
  'consultation-announced': 'speakerphone',
  'consultation-closed': 'lock',
  'consultation-document-added': 'paperclip',
  'consultation-extended': 'calendar-plus',
  'consultation-meeting-called': 'calendar-event',
  'consultation-meeting-cancelled': 'x',
  'consultation-meeting-held': 'notes',
  'consultation-report-published': 'report-analytics',
  'content-redacted': 'eye-off',
  'content-removed': 'eye-off',
  'content-restored': 'eye',
  'contribution-corrected': 'pencil',
  'contribution-delivered': 'progress-check',
  'contribution-receipt-confirmed': 'circle-check',
  'evidence-added': 'file-plus',
  'evidence-checked': 'eye',
  'evidence-withdrawn': 'door-exit',
  'forum-chair-named': 'user-check',
  'forum-decision-taken': 'clipboard-check',
  'forum-established': 'users-group',
  'forum-meeting-announced': 'calendar-event',
  'forum-meeting-called-off': 'circle-x',
  'forum-meeting-held': 'messages',
  'forum-minutes-published': 'notes',
  'forum-rules-published': 'scale',
  'forum-seat-ended': 'door-exit',
  'forum-seat-filled': 'user-plus',
  'mandate-granted': 'key',
  'mandate-revoked': 'door-exit',
  'member-admitted': 'user-plus',
  'member-data-corrected': 'pencil',
  'member-endorsed-declaration': 'writing-sign',
  'member-joined-action': 'users-plus',
  'member-status-changed': 'history',
  'member-withdrew-from-action': 'door-exit',
  'milestone-date-changed': 'clock',
  'milestone-reopened': 'history',
  'milestone-reported-done': 'circle-check',
  'plan-adopted': 'writing-sign',
  'plan-announced': 'notebook',
  'plan-document-added': 'file-plus',
  'plan-draft-published': 'notebook',
  'plan-phase-reached': 'progress',
  'plan-refreshed': 'history',
  'plan-told-by-source': 'notebook',
  'plan-withdrawn': 'door-exit',
  'progress-reported': 'progress-check',
  'proposal-author-added': 'user-plus',
  'proposal-clarified': 'info-circle',
  'proposal-revised': 'versions',
  'proposal-split': 'git-compare',
  'proposal-submitted': 'bulb',
  'proposal-withdrawn': 'minus',
  'proposals-merged': 'stack-2',
  'review-told': 'scale',
  'statement-accepted': 'quote',
  'statement-refused': 'hand-stop',
  'status-told': 'progress',
  'supports-counted': 'scale',
  'text-version-published': 'file-text',
}

/** The icon of a kind of entry. */
export const iconOf = (kind: string): IconName => icons[kind] ?? 'notebook'

/** The key of the sentence that tells an entry. A kind this version does not know has a general sentence. */
export const sentenceKeyOf = (entry: Pick<Told, 'kind' | 'data'>): MessageKey =>
  mandateSentenceOf(entry.kind, entry.data) ?? sentences[entry.kind] ?? own[entry.kind] ?? 'record.sentence.unknown'

const own: Readonly<Record<string, MessageKey>> = {
  'content-redacted': 'record.sentence.content-redacted',
  'content-removed': 'record.sentence.content-removed',
  'content-restored': 'record.sentence.content-restored',
}

/** The sentence of an entry; `names` holds what it is about. */
export function sentenceOf(words: Words, entry: Told, names: Names): string {
  const member = words.t('record.unnamed.member')
  const unnamed: Readonly<Record<string, string>> = {
    member,
    giver: member,
    action: words.t('record.unnamed.action'),
    plan: words.t('plans.unnamed'),
    commitment: words.t('commitments.unnamed'),
    consultation: words.t('record.unnamed.consultation'),
    proposal: words.t('record.unnamed.proposal'),
    kind: entry.kind,
  }
  const named = Object.fromEntries(Object.entries(entry.about).map(([role, id]) => [role, names.get(id)?.name ?? unnamed[role] ?? member]))
  return words.t(sentenceKeyOf(entry), { ...unnamed, ...named })
}

/** The address of an entry's page, without language. */
export const entryPath = (entry: Pick<Told, 'id' | 'index'>): string =>
  entry.index === null ? `/record/pending/${entry.id}` : `/record/${entry.index}`

/** Entries in one line each, in the given order; the names of all are read together. */
export async function entryLines(db: Db, words: Words, entries: readonly Told[]): Promise<readonly EntryLine[]> {
  const names = await namesOf(
    db,
    words,
    entries.flatMap((entry) => Object.values(entry.about)),
  )
  return entries.map((entry) => lineOf(words, entry, names))
}

/** One entry in one line. */
export function lineOf(words: Words, entry: Told, names: Names): EntryLine {
  const things = Object.values(entry.about).flatMap((id) => names.get(id) ?? [])
  return {
    id: entry.id,
    index: entry.index,
    kind: entry.kind,
    at: entry.at,
    recordedAt: entry.recordedAt,
    icon: iconOf(entry.kind),
    sentence: sentenceOf(words, entry, names),
    path: entryPath(entry),
    things,
    fictional: things.some(({ fictional }) => fictional),
  }
}
