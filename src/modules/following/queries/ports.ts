import type { Db } from '#kernel/database.ts'
import type { Words } from '#kernel/i18n.ts'
import type { EntryOnRecord } from '#record'
import type { Subject } from '../vocabulary.ts'

/** A thing as mails and pages name it. */
export interface NamedSubject {
  readonly kind: string
  readonly name: string
  /** The language of the name. */
  readonly lang: string
  /** Address without language. */
  readonly path: string
  readonly fictional: boolean
}

/** An entry in one line. */
export interface ToldEntry {
  readonly id: string
  readonly at: Date
  readonly sentence: string
  /** It is about something invented. */
  readonly fictional: boolean
  /** Address without language. */
  readonly path: string
}

/** What a reader can do next about a thing. */
export interface NextStep {
  readonly text: string
  /** Address without language. */
  readonly path: string
}

/** What following asks of the modules it does not know; the application composes it. */
export interface FollowingPorts {
  /** Names by id; an id that names nothing known is absent. */
  namesOf(db: Db, words: Words, ids: Iterable<string>): Promise<ReadonlyMap<string, NamedSubject>>
  /** Entries in one line each, in the given order. */
  linesOf(db: Db, words: Words, entries: readonly EntryOnRecord[]): Promise<readonly ToldEntry[]>
  /** The next step for a reader, by the subject's id; absent where there is none but reading. */
  nextSteps(db: Db, words: Words, subjects: readonly Subject[], now: Date): Promise<ReadonlyMap<string, NextStep>>
}

/** Something a member owes by a day. */
export interface Owed {
  readonly memberId: string
  /** Stays the same for the same duty from day to day: what was reminded is known by it and by its deadline. */
  readonly id: string
  readonly due: Date
  /** What is owed, in the reader's language. */
  sentence(words: Words): string
  /** Where to do it, without language. */
  readonly href: string
}

/** Gives what members owe by a day; the application composes it from the rules and the desk. */
export type OwedBy = (db: Db, memberIds: readonly string[], now: Date) => Promise<readonly Owed[]>

/** The site as mails name it. */
export interface Site {
  readonly origin: string
  readonly name: string
  readonly wordsOf: (lang: Words['lang']) => Words
}
