/** The version of what strangers see: it changes with every act and with every day (UTC). */
export interface PublicVersion {
  current(): string
  bump(): void
}

const DAY_MS = 86_400_000

/** Starts counting versions. Pages show dates relative to today, so a new day is a new version. */
export function createPublicVersion(now: () => Date): PublicVersion {
  let count = 0
  let day = -1
  let text = ''
  return {
    // Asked for with every request: the text is made only when it changes.
    current: () => {
      const today = Math.floor(now().getTime() / DAY_MS)
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
