import type { KeptPage } from './kept-page.ts'

/** Pages by key; the least recently read leaves when there are too many pages or too many bytes. */
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
    slots.set(key, { page, counted })
    bytes += counted
    for (const [oldest, slot] of slots) {
      if (bytes <= bytesMax && slots.size <= pagesMax) break
      drop(oldest, slot)
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
      slots.delete(key)
      slots.set(key, slot)
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
