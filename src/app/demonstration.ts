import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { projectPath } from '#kernel/paths.ts'

export const DemoKey = z.enum(['exampleland', 'sampleCity', 'exampleWatch'])
export type DemoKey = z.infer<typeof DemoKey>
const Day = z.iso.date()

const Contribution = z.object({
  kind: z.enum(['tools', 'expertise', 'experience', 'technical-means', 'financial-means']),
  description: z.string(),
  from: Day.nullable(),
  to: Day.nullable(),
  delivered: z.object({ at: Day, evidence: z.string() }).nullable(),
  received: z.object({ by: DemoKey, at: Day }).nullable(),
})

const Demonstration = z.object({
  id: z.literal('demonstration'),
  members: z.array(
    z.object({
      key: DemoKey,
      slug: z.string(),
      kind: z.enum(['state', 'local-government', 'civil-society']),
      level: z.enum(['national', 'local']),
      name: z.string(),
      country: z.string(),
      parent: DemoKey.nullable(),
      languages: z.array(z.string()),
      at: Day,
    }),
  ),
  endorsements: z.array(z.object({ member: DemoKey, at: Day })),
  participations: z.array(
    z.object({
      member: DemoKey,
      action: z.string(),
      at: Day,
      reservation: z.string().nullable(),
      contributions: z.array(Contribution).min(1),
    }),
  ),
})
export type Demonstration = z.infer<typeof Demonstration>
export type DemoParticipation = Demonstration['participations'][number]

/** The invented members and their past acts as `data/demonstration/` holds them, checked. */
export const readDemonstration = (): Demonstration =>
  Demonstration.parse(JSON.parse(readFileSync(projectPath('data', 'demonstration', 'demonstration.json'), 'utf8')))
