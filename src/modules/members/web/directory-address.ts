import { z } from 'zod'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { Words } from '#kernel/i18n.ts'
import { to } from '#ui'
import type { DirectoryFilters } from '../queries/directory-page.ts'
import { MemberKind, MemberLevel, MemberStatus } from '../vocabulary.ts'

const longestSearch = 100
const Level = z.union([MemberLevel, z.literal('untold')])
const Status = z.union([MemberStatus, z.literal('untold')])

/** What the address asks of the directory; what it cannot mean is left aside. */
export function filtersOf(c: PageRequest): { readonly filters: DirectoryFilters; readonly page: number } {
  const search = (c.req.query('q') ?? '').trim().slice(0, longestSearch)
  const page = c.req.query('page') ?? ''
  return {
    filters: {
      kind: MemberKind.safeParse(c.req.query('kind')).data,
      level: Level.safeParse(c.req.query('level')).data,
      status: Status.safeParse(c.req.query('status')).data,
      search: search === '' ? undefined : search,
    },
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  }
}

/** The address of the directory under these filters, always in one order: one view, one address. */
export function directoryPath({ kind, level, status, search }: DirectoryFilters, page = 1): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ kind, level, status, q: search })) if (value !== undefined) query.set(name, value)
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? '/members' : `/members?${query}`
}

/** The same in the reader's language. */
export const directoryHref = (words: Words, filters: DirectoryFilters, page = 1): string => to(words, directoryPath(filters, page))
