import type { Db } from '#kernel/database.ts'
import { findMember, type Member } from '#modules/members'
import { type EntryPage, kindsOnRecord, listEntries } from '#record'

/** Entries on one page of the list. */
export const perPage = 25

/** What the reader asked for, as typed: an empty text is no filter. */
export interface RecordQuery {
  readonly kind: string
  /** Slug of a member. */
  readonly member: string
  /** First and last day, `2016-12-07`, both included. */
  readonly from: string
  readonly to: string
  readonly page: number
}

/** What the list shows. */
export interface RecordList {
  readonly query: RecordQuery
  readonly found: EntryPage
  readonly kinds: readonly string[]
  readonly member: Member | null
  /** Filters that were not understood and are not applied. */
  readonly ignored: readonly ('member' | 'from' | 'to')[]
}

const DAY_MS = 86_400_000
const dayShape = /^\d{4}-\d{2}-\d{2}$/

/** Reads the address of the list. A page that is not a number is the first. */
export function readQuery(read: (name: string) => string | undefined): RecordQuery {
  const text = (name: string) => (read(name) ?? '').trim().slice(0, 100)
  const page = text('page')
  return {
    kind: text('kind'),
    member: text('member'),
    from: text('from'),
    to: text('to'),
    page: /^[1-9]\d{0,6}$/.test(page) ? Number(page) : 1,
  }
}

/** The address of the list with these filters, without language. Empty filters and page 1 are left out. */
export function recordPath(query: Partial<RecordQuery>): string {
  const { page = 1, ...filters } = query
  const given = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''))
  if (page > 1) given.set('page', String(page))
  const text = given.toString()
  return text === '' ? '/record' : `/record?${text}`
}

/** The instant a day starts, UTC; null for a text that is not a day. */
export function startOfDay(text: string): Date | null {
  if (!dayShape.test(text)) return null
  const day = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text ? null : day
}

/** Reads one page of the record. A page past the end gives the last one. */
export async function recordList(db: Db, query: RecordQuery): Promise<RecordList> {
  const kinds = await kindsOnRecord(db)
  const member = query.member === '' ? null : await findMember(db, query.member)
  const from = startOfDay(query.from)
  const last = startOfDay(query.to)
  const filter = {
    ...(query.kind === '' ? {} : { kind: query.kind }),
    ...(member === null ? {} : { about: { kind: 'member', id: member.id } }),
    ...(from === null ? {} : { from }),
    ...(last === null ? {} : { to: new Date(last.getTime() + DAY_MS) }),
  }
  const asked = await listEntries(db, { ...filter, page: query.page, perPage })
  const found = query.page > asked.pages ? await listEntries(db, { ...filter, page: asked.pages, perPage }) : asked
  const ignored: RecordList['ignored'][number][] = []
  if (query.member !== '' && member === null) ignored.push('member')
  if (query.from !== '' && from === null) ignored.push('from')
  if (query.to !== '' && last === null) ignored.push('to')
  return { query, found, kinds, member, ignored }
}
