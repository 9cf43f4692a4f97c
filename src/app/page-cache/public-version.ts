/** The version of what strangers see: it changes with every act, and at midnight and noon (UTC). */
export interface PublicVersion {
  current(): string
  bump(): void
}

const HALF_DAY_MS = 43_200_000

/** Starts counting versions. Pages show dates relative to today, so a new day is a new version; at noon a day is over everywhere, and a deadline past. */
export function createPublicVersion(now: () => Date): PublicVersion {
  let count = 0
  let day = -1
  let text = ''
  return {
    // Asked for with every request: the text is made only when it changes.
    current: () => {
      const today = Math.floor(now().getTime() / HALF_DAY_MS)
      if (today !== day || text === '') {
        day = today
        text = `${count}.${day}`
      }
      return text
    },
    bump: () => {
      count += 1
      text = ''
    },
  }
}
