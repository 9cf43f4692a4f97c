import type { RuleFinding } from '#modules/declaration'

/** Words of an entry that are off the pages, and the public entry that says so. */
export interface HiddenWords {
  readonly target: string
  readonly field: string
  /** The entry `content-removed` or `content-redacted`; null when nothing says why the words are gone. */
  readonly by: string | null
}

/** R14: whatever is hidden has its public entry with its ground. */
export function checkNeverInSilence(hidden: readonly HiddenWords[]): RuleFinding {
  const silent = hidden.filter(({ by }) => by === null)
  if (silent.length > 0) {
    return {
      state: 'missed',
      evidence: silent.map(({ target }) => ({ key: 'moderation.rule.silent', values: { n: silent.length }, entryId: target })),
    }
  }
  const entries = [...new Set(hidden.flatMap(({ by }) => by ?? []))]
  return {
    state: 'met',
    evidence: entries.slice(0, 20).map((entryId) => ({ key: 'moderation.rule.told', values: { n: entries.length }, entryId })),
  }
}
