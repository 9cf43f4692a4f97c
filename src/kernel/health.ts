/** What must be true before pages can be served. */
export interface Health {
  /** Notes that the schema is current and the starting data are loaded. */
  prepared(): void
  /** Notes that the server is ending: balancers should send nobody any more. */
  ending(): void
  /** True when prepared, not ending, and the database answers. Asked at most once a second, however often it is called. */
  isReady(): Promise<boolean>
}

const askedAgainAfterMs = 1000

/** Follows the state of the process; `answers` asks the database. */
export function createHealth(answers: () => Promise<boolean>, now: () => Date): Health {
  let state: 'starting' | 'prepared' | 'ending' = 'starting'
  let last: { readonly at: number; readonly answer: Promise<boolean> } | undefined
  return {
    prepared: () => {
      if (state === 'starting') state = 'prepared'
    },
    ending: () => {
      state = 'ending'
    },
    isReady: async () => {
      if (state !== 'prepared') return false
      const at = now().getTime()
      if (last === undefined || at - last.at >= askedAgainAfterMs || at < last.at) last = { at, answer: answers() }
      return last.answer
    },
  }
}
