import { z } from 'zod'
import { disclosureDigest, saltBytes } from '../disclosure.ts'
import type { Entry } from '../entry.ts'
import type { HeldWords, LogSource } from './log-source.ts'
import type { Findings, WordCounts } from './report.ts'

const Redacted = z.object({ target: z.string(), field: z.string() })
const Moved = z.object({ target: z.string(), fields: z.array(z.string()) })

/** An entry with its place. */
export interface PlacedEntry {
  readonly index: number
  readonly entry: Entry
}

/** Follows the words behind digests through the whole record: an erasure may come long after the words. */
export class WordsCheck {
  readonly #source: LogSource
  readonly #recordName: string
  readonly #findings: Findings
  readonly #redactions = new Set<string>()
  readonly #removed = new Set<string>()
  readonly #absent = new Map<string, string>()
  readonly #present = new Map<string, string>()
  #ok = 0
  #mismatch = 0
  #unread = 0

  constructor(source: LogSource, recordName: string, findings: Findings) {
    this.#source = source
    this.#recordName = recordName
    this.#findings = findings
  }

  /** Checks the words of a run of entries and notes the erasures among them. */
  async add(entries: readonly PlacedEntry[]): Promise<void> {
    for (const { entry } of entries) {
      const redaction = entry.kind === 'content-redacted' ? Redacted.safeParse(entry.data) : null
      if (redaction?.success) this.#redactions.add(`${redaction.data.target} ${redaction.data.field}`)
      this.#noteRemoval(entry)
    }
    const digested = entries.filter(({ entry }) => entry.digests.length > 0)
    if (digested.length === 0) return
    const held = await this.#source.words(digested.map(({ index, entry }) => ({ index, id: entry.id })))
    for (const placed of digested) {
      if (held) this.#compare(placed, held.get(placed.entry.id) ?? [])
      else this.#unread += placed.entry.digests.length
    }
  }

  /** Settles what was absent, now that every erasure is known. */
  settle(): WordCounts {
    let redacted = 0
    let removed = 0
    for (const [key, where] of this.#absent) {
      if (this.#redactions.has(key)) redacted += 1
      else if (this.#removed.has(key)) removed += 1
      else this.#findings.warn('words-missing', where, 'the words are not held, and no entry says that they were erased')
    }
    for (const [key, where] of this.#present) {
      if (this.#redactions.has(key))
        this.#findings.warn('words-not-erased', where, 'an entry says that the words were erased; they are still held')
      else if (this.#removed.has(key))
        this.#findings.warn('words-not-removed', where, 'an entry says that the words were removed; they are still shown')
    }
    return {
      ok: this.#ok,
      redacted,
      removed,
      missing: this.#absent.size - redacted - removed,
      mismatch: this.#mismatch,
      unread: this.#unread,
    }
  }

  // Entries come in order: what was restored after its last removal is on the pages.
  #noteRemoval(entry: Entry): void {
    if (entry.kind !== 'content-removed' && entry.kind !== 'content-restored') return
    const moved = Moved.safeParse(entry.data)
    for (const field of moved.success ? moved.data.fields : []) {
      const key = `${moved.data?.target} ${field}`
      if (entry.kind === 'content-removed') this.#removed.add(key)
      else this.#removed.delete(key)
    }
  }

  #compare({ index, entry }: PlacedEntry, held: readonly HeldWords[]): void {
    for (const { field, digest } of entry.digests) {
      const where = `entry ${index}, field ${field}`
      const key = `${entry.id} ${field}`
      const words = held.find((candidate) => candidate.field === field)
      if (!words) this.#absent.set(key, where)
      else if (words.salt.length === saltBytes && disclosureDigest(this.#recordName, words.salt, words.value) === digest) {
        this.#ok += 1
        this.#present.set(key, where)
      } else {
        this.#mismatch += 1
        this.#findings.fail('words-mismatch', where, 'the words held do not give the digest in the entry')
      }
    }
  }
}
