import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { projectPath } from '#kernel/paths.ts'
import { fold, slugOf } from '#kernel/slug.ts'
import type { ListedMember, MemberProfile } from '#modules/members'
import type { Place } from './place-of.ts'

const Joined = z
  .string()
  .regex(/^\d{4}(-\d{2})?$/)
  .nullish()
const Country = z.strictObject({ name: z.string(), country: z.string().length(2), iso3: z.string().length(3), joined: Joined })
const Local = z.strictObject({ name: z.string(), country: z.string().length(2), joined: Joined })
const Listed = z.object({ id: z.literal('ogp-members'), countries: z.array(Country), local: z.array(Local) })

let known: z.infer<typeof Listed> | undefined

/** The members that the partnership's own pages name, as `data/ogp-members/` holds them. */
function listed(): z.infer<typeof Listed> {
  known ??= Listed.parse(JSON.parse(readFileSync(projectPath('data', 'ogp-members', 'members.json'), 'utf8')))
  return known
}

/** A place that the list names: a country, or a locality and the country it is in. */
export type ListedPlace =
  | { readonly kind: 'state'; readonly member: ListedMember }
  | { readonly kind: 'local-government'; readonly country: string; member(parent: string): ListedMember }

/** What the list says of a place, or null when it does not name it. A locality without its country is found by its name. */
export function findListed(place: Place): ListedPlace | null {
  const { countries, local } = listed()
  if (place.level !== 'local') {
    const country = countries.find((it) => it.country === place.country)
    if (country !== undefined) return { kind: 'state', member: listing(country, { kind: 'state', level: 'national', iso3: country.iso3 }) }
    if (place.level === 'national') return null
  }
  const locality = local.find((it) => fold(it.name) === fold(place.name) && (place.country === null || it.country === place.country))
  if (locality === undefined) return null
  return {
    kind: 'local-government',
    country: locality.country,
    member: (parent) => listing(locality, { kind: 'local-government', level: 'local', parent }),
  }
}

function listing(
  { name, country, joined }: z.infer<typeof Local>,
  own: Pick<MemberProfile, 'kind' | 'level'> & Partial<MemberProfile>,
): ListedMember {
  return {
    source: 'ogp-members',
    at: joined == null ? null : new Date(`${joined.length === 4 ? `${joined}-01` : joined}-01T00:00:00.000Z`),
    profile: {
      slug: slugOf(name),
      name: { original: 'en', en: name },
      country,
      iso3: null,
      parent: null,
      place: null,
      languages: [],
      website: null,
      ...own,
    },
  }
}
