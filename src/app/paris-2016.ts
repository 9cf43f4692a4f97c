import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { projectPath } from '#kernel/paths.ts'

const Texts = z.object({ en: z.string(), fr: z.string(), es: z.string(), ar: z.string() })

const Action = z.object({
  number: z.int(),
  slug: z.string(),
  theme: z.enum(['transparency-integrity-anticorruption', 'climate-sustainable-development', 'digital-tools-capacity']),
  title: Texts,
  titleInSource: z.string().nullish(),
  asks: Texts,
})

const Participant = z.object({
  slug: z.string(),
  name: z.string(),
  kind: z.enum(['state', 'parliament', 'civil-society', 'academia', 'private-sector', 'international-body']),
  /** What the source itself calls it. */
  kindInSource: z.enum(['country', 'civil-society', 'other']),
  country: z.string().optional(),
  iso3: z.string().optional(),
  /** Longitude and latitude in degrees. */
  place: z.tuple([z.number(), z.number()]).optional(),
  /** Numbers of the actions joined. */
  actions: z.array(z.int()).min(1),
  /** How the source spells the name, where it differs. */
  spellings: z.array(z.string()).optional(),
  /** Why the name or the kind is not the source's. */
  note: z.string().optional(),
})
export type SourceParticipant = z.infer<typeof Participant>

const Source = z.object({
  id: z.literal('paris-2016'),
  name: z.string(),
  publisher: z.string(),
  address: z.url(),
  alsoRead: z.url(),
  commit: z.string().nullable(),
  licence: z.string().nullable(),
  declarationAdopted: z.iso.date(),
  contributionsGatheredUntil: z.iso.date(),
  leftOut: z.object({ action: z.int(), participations: z.int() }),
})

const read = <Data>(schema: z.ZodType<Data>, file: string): Data =>
  schema.parse(JSON.parse(readFileSync(projectPath('data', 'paris-2016', file), 'utf8')))

/** The facts of December 2016 as `data/paris-2016/` holds them, checked. Throws when a file is missing or malformed. */
export function readParis2016() {
  const { actions } = read(z.object({ actions: z.array(Action) }), 'actions.json')
  const { participants } = read(z.object({ participants: z.array(Participant) }), 'participants.json')
  return { source: read(Source, 'source.json'), actions, participants }
}
export type Paris2016 = ReturnType<typeof readParis2016>
