import { z } from 'zod'
import { projectPath } from './paths.ts'
import { loadThresholds, Threshold } from './thresholds.ts'

const limitNames = [
  'challenge-attempts',
  'challenge-cost',
  'challenge-minutes',
  'patience-seconds',
  'patience-per-hour',
  'texts-per-hour',
  'texts-per-day',
  'address-texts-per-hour',
  'links-per-text',
  'new-account-hours',
  'new-account-texts-per-hour',
  'new-account-links-per-text',
  'appeal-months',
] as const
export type LimitName = (typeof limitNames)[number]

const Limits = z.record(z.enum(limitNames), Threshold)

/** The limits that protect an instance and its readers, by name; every one is a number above zero. */
export type Limits = Readonly<Record<LimitName, number>>

/** Reads `data/limits.json`, or another file; throws when a limit is missing or not above zero. */
export function loadLimits(file = projectPath('data', 'limits.json')): Limits {
  const read = Limits.parse(loadThresholds(file))
  const value = (name: LimitName) => {
    if (read[name].value <= 0) throw new Error(`${file}: ${name} is ${read[name].value}; it must be above zero`)
    return read[name].value
  }
  return {
    'challenge-attempts': value('challenge-attempts'),
    'challenge-cost': value('challenge-cost'),
    'challenge-minutes': value('challenge-minutes'),
    'patience-seconds': value('patience-seconds'),
    'patience-per-hour': value('patience-per-hour'),
    'texts-per-hour': value('texts-per-hour'),
    'texts-per-day': value('texts-per-day'),
    'address-texts-per-hour': value('address-texts-per-hour'),
    'links-per-text': value('links-per-text'),
    'new-account-hours': value('new-account-hours'),
    'new-account-texts-per-hour': value('new-account-texts-per-hour'),
    'new-account-links-per-text': value('new-account-links-per-text'),
    'appeal-months': value('appeal-months'),
  }
}

/** The limits of this instance. Throws at start when the file is wrong. */
export const limits: Limits = loadLimits()
