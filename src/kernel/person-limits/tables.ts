import '../database.ts'

/** How many texts somebody wrote in a period that began at an instant. Private, forgotten after two days. */
interface WritingCountTable {
  /** A keyed hash of the person or of the network address. */
  writer: string
  period: 'hour' | 'day'
  starts_at: Date
  texts: number
}

declare module '../database.ts' {
  interface Database {
    writing_count: WritingCountTable
  }
}
