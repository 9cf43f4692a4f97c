/** The version of what strangers see: it changes with every act and with every day (UTC). */
export interface PublicVersion {
  current(): string
  bump(): void
}

const DAY_MS = 86_400_000

/** Starts counting versions. Pages show dates relative to today, so a new day is a new version. */
export function createPublicVersion(now: () => Date): PublicVersion {
  let count = 0
  return {
    current: () => `${count}.${Math.floor(now().getTime() / DAY_MS)}`,
    bump: () => {
      count += 1
    },
  }
}
