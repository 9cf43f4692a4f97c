import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { projectPath } from './paths.ts'

/** A number a rule compares with: its unit, the text it comes from, since when it holds, and when that was checked; `null` while it was not. */
export const Threshold = z
  .object({
    value: z.number(),
    unit: z.string().min(1),
    source: z.string().min(1),
    validFrom: z.iso.date(),
    verified: z.iso.date().nullable(),
  })
  .strict()
export type Threshold = z.infer<typeof Threshold>

const Thresholds = z.record(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), Threshold)
export type Thresholds = Readonly<Record<string, Threshold>>

/** Reads thresholds from their JSON text; throws naming the threshold and what is wrong with it. */
export function parseThresholds(text: string): Thresholds {
  const parsed = Thresholds.safeParse(JSON.parse(text))
  if (parsed.success) return parsed.data
  throw new Error(`the thresholds are not readable: ${z.prettifyError(parsed.error)}`)
}

/** Reads `data/thresholds.json`, or another file. */
export const loadThresholds = (file = projectPath('data', 'thresholds.json')): Thresholds => parseThresholds(readFileSync(file, 'utf8'))
