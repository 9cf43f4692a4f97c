import type { KeptPage } from './kept-page.ts'

/**
 * Pages by key. When there are too many pages or too many bytes, the oldest leave; one that was read since it last could
 * have left stays, once more.
 */
export interface BoundedPages {
  readonly size: number
  readonly bytes: number
  get(key: string): KeptPage | undefined
  set(key: string, page: KeptPage): void
  /** Counts again a page that now holds more bytes. */
  recount(key: string, page: KeptPage): void
  clear(): void
}

interface Slot {
  readonly page: KeptPage
  readonly counted: number
  read: boolean
}

/** Starts an empty store with its bounds. */
export function createBoundedPages({ bytesMax, pagesMax }: { readonly bytesMax: number; readonly pagesMax: number }): BoundedPages {
  const slots = new Map<string, Slot>()
  let bytes = 0
  const drop = (key: string, slot: Slot) => {
    slots.delete(key)
    bytes -= slot.counted
  }
  const put = (key: string, page: KeptPage) => {
    const before = slots.get(key)
    if (before !== undefined) drop(key, before)
    const counted = page.bytes() + key.length * 2
    if (counted > bytesMax) return
    slots.set(key, { page, counted, read: false })
    bytes += counted
    // Ends: a slot that is put last again is not marked any more. The new page stays: it may not have been read yet.
    for (const [oldest, slot] of slots) {
      if (bytes <= bytesMax && slots.size <= pagesMax) break
      if (oldest === key) continue
      if (slot.read) {
        slot.read = false
        slots.delete(oldest)
        slots.set(oldest, slot)
      } else drop(oldest, slot)
    }
  }
  return {
    get size() {
      return slots.size
    },
    get bytes() {
      return bytes
    },
    get: (key) => {
      const slot = slots.get(key)
      if (slot === undefined) return undefined
      // A mark, not a new place: this is the one thing done with every request.
      slot.read = true
      return slot.page
    },
    set: put,
    recount: (key, page) => {
      if (slots.get(key)?.page === page) put(key, page)
    },
    clear: () => {
      slots.clear()
      bytes = 0
    },
  }
}
