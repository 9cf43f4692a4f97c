import { type Subject, subjectKinds } from '../vocabulary.ts'

/** What a digest needs of an entry: what it is about, and its place. */
export interface Change {
  readonly index: number
  readonly about: Readonly<Record<string, string>>
}

/** One followed thing that moved: its newest entry, and how many came before it. */
export interface DigestItem<Entry extends Change> {
  readonly subject: Subject
  readonly newest: Entry
  readonly earlier: number
}

/** Groups entries by the most particular followed thing each is about; what moved last comes first. Each entry counts once. */
export function digestItems<Entry extends Change>(entries: readonly Entry[], follows: readonly Subject[]): readonly DigestItem<Entry>[] {
  const followed = new Set(follows.map(({ kind, id }) => `${kind}/${id}`))
  const groups = new Map<string, { subject: Subject; entries: Entry[] }>()
  for (const entry of entries) {
    const kind = subjectKinds.find((one) => followed.has(`${one}/${entry.about[one] ?? ''}`))
    const id = kind === undefined ? undefined : entry.about[kind]
    if (kind === undefined || id === undefined) continue
    const group = groups.get(`${kind}/${id}`) ?? { subject: { kind, id }, entries: [] }
    group.entries.push(entry)
    groups.set(`${kind}/${id}`, group)
  }
  return [...groups.values()]
    .flatMap(({ subject, entries: own }) => {
      const [newest, ...earlier] = own.sort((a, b) => b.index - a.index)
      return newest === undefined ? [] : [{ subject, newest, earlier: earlier.length }]
    })
    .sort((a, b) => b.newest.index - a.newest.index)
}
