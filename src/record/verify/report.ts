/** What a verifier found wrong, by name. A `failure` breaks the record; a `warning` is to be explained by who keeps it. */
export interface Finding {
  readonly severity: 'failure' | 'warning'
  readonly what:
    | 'no-checkpoint'
    | 'checkpoint-not-signed'
    | 'checkpoint-malformed'
    | 'entries-missing'
    | 'entry-malformed'
    | 'root-differs'
    | 'tile-differs'
    | 'older-checkpoint-inconsistent'
    | 'not-enough-witnesses'
    | 'words-missing'
    | 'words-mismatch'
    | 'words-not-erased'
    | 'words-not-removed'
    | 'index-gap'
    | 'column-differs'
    | 'state-differs'
  readonly where: string
  readonly detail: string
}

/** How the words behind the digests of entries stand. `unread`: the source has no words to give. */
export interface WordCounts {
  readonly ok: number
  readonly redacted: number
  /** Kept off the pages by an entry `content-removed` that stands. */
  readonly removed: number
  readonly missing: number
  readonly mismatch: number
  readonly unread: number
}

/** The result of verifying a record. */
export interface VerifyReport {
  /** True when there is no failure. Warnings may remain. */
  readonly ok: boolean
  readonly place: string
  readonly origin: string | null
  /** Entries under the checkpoint. */
  readonly size: number
  /** The root, in base64. */
  readonly root: string | null
  readonly signedBy: readonly string[]
  readonly witnessedBy: readonly string[]
  readonly entriesRead: number
  readonly tilesCompared: number
  readonly words: WordCounts
  /** The size of the older checkpoint this one was found to extend; null when none was given or it does not. */
  readonly extendsSize: number | null
  readonly findings: readonly Finding[]
  /** What this verification could not exclude, in plain sentences. */
  readonly notExcluded: readonly string[]
}

/** Collects findings while a verification goes on. */
export class Findings {
  readonly list: Finding[] = []

  /** Notes something that breaks the record. */
  fail(what: Finding['what'], where: string, detail: string): void {
    this.list.push({ severity: 'failure', what, where, detail })
  }

  /** Notes something that is to be explained. */
  warn(what: Finding['what'], where: string, detail: string): void {
    this.list.push({ severity: 'warning', what, where, detail })
  }
}
