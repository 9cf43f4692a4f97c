import type { Words } from '#kernel/i18n.ts'
import { type IconName, Tag } from '#ui'
import type { Evidence } from '../queries/evidence.ts'
import type { EvidenceState } from '../vocabulary.ts'

type State = EvidenceState | 'withdrawn' | 'kept'

const marks: Readonly<Record<State, { readonly icon: IconName; readonly kind?: 'ok' | 'warn' | 'bad' | 'info' }>> = {
  unchecked: { icon: 'hourglass' },
  reachable: { icon: 'circle-check', kind: 'ok' },
  changed: { icon: 'git-compare', kind: 'warn' },
  vanished: { icon: 'link-off', kind: 'bad' },
  withdrawn: { icon: 'door-exit' },
  kept: { icon: 'archive', kind: 'ok' },
}

/** How a piece of evidence is, in one word: a file kept here cannot vanish. */
export const evidenceStateOf = ({ kind, state, withdrawnAt }: Pick<Evidence, 'kind' | 'state' | 'withdrawnAt'>): State =>
  withdrawnAt !== null ? 'withdrawn' : kind === 'file' ? 'kept' : state

/** A state of evidence in words. */
export const evidenceStateText = (words: Words, state: State): string => words.t(`milestones.evidence-state.${state}`)

/** The tag of a piece of evidence: icon, word and colour. */
export const EvidenceTag = ({ words, state }: { words: Words; state: State }) => (
  <Tag kind={marks[state].kind} icon={marks[state].icon}>
    {evidenceStateText(words, state)}
  </Tag>
)

/** What a piece of evidence is called: its file, or where its page is. */
export function evidenceName(words: Words, { fileName, link }: Pick<Evidence, 'fileName' | 'link'>) {
  const name = fileName ?? (link === null ? null : hostAndPath(link))
  return name === null ? <>{words.t('milestones.erased')}</> : <bdi dir="ltr">{breakable(name)}</bdi>
}

/** A long address may break after each of its parts. */
const breakable = (name: string) =>
  name.split('/').map((part, at) => (
    <>
      {at === 0 ? '' : '/'}
      <wbr />
      {part}
    </>
  ))

const shownLengthMax = 70

/** Where a page is, without what nobody reads: `example.org/register`. */
export function hostAndPath(link: string): string {
  if (!URL.canParse(link)) return link
  const { hostname, pathname } = new URL(link)
  const text = `${hostname.replace(/^www\./, '')}${pathname === '/' ? '' : decoded(pathname)}`
  return text.length > shownLengthMax ? `${text.slice(0, shownLengthMax - 1)}…` : text
}

function decoded(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    // Not UTF-8: shown as it is.
    return path
  }
}

/** Bytes as people say them: “240 kB”. */
export const bytesText = (words: Words, bytes: number): string =>
  bytes < 1000
    ? words.number(bytes, { style: 'unit', unit: 'byte', unitDisplay: 'long' })
    : bytes < 1_000_000
      ? words.number(Math.round(bytes / 1000), { style: 'unit', unit: 'kilobyte' })
      : words.number(bytes / 1_000_000, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
