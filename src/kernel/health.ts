/** What must be true before pages can be served. */
export interface Health {
  /** Notes that the schema is current and the starting data are loaded. */
  prepared(): void
  /** Notes that the server is ending: balancers should send nobody any more. */
  ending(): void
  /** True when prepared, not ending, and the database answers now. Those who ask at the same time share one question. */
  isReady(): Promise<boolean>
}

/** Follows the state of the process; `answers` asks the database. */
export function createHealth(answers: () => Promise<boolean>): Health {
  let state: 'starting' | 'prepared' | 'ending' = 'starting'
  let asked: Promise<boolean> | undefined
  return {
    prepared: () => {
      if (state === 'starting') state = 'prepared'
    },
    ending: () => {
      state = 'ending'
    },
    isReady: async () => {
      if (state !== 'prepared') return false
      asked ??= answers().finally(() => (asked = undefined))
      return asked
    },
  }
}
