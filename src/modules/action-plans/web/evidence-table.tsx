import type { Words } from '#kernel/i18n.ts'
import { Sub, Table, Time, to } from '#ui'
import type { Evidence } from '../queries/evidence.ts'
import type { Milestone } from '../queries/milestones.ts'
import { EvidenceTag, evidenceName, evidenceStateOf } from './evidence-words.tsx'

interface Props {
  readonly words: Words
  readonly reference: string
  readonly evidence: readonly Evidence[]
  /** The milestones that evidence may be about: their numbers are shown. Left out on the page of one. */
  readonly milestones?: readonly Milestone[] | undefined
  readonly labelledBy?: string | undefined
}

/** Evidence in a table, each with what it shows, when it was added and how it is now; withdrawn pieces stay, marked so. */
export function EvidenceTable({ words, reference, evidence, milestones, labelledBy }: Props) {
  const about = milestones !== undefined
  const numberOf = (id: string | null) => milestones?.find((one) => one.id === id)?.position
  return (
    <Table
      stack
      labelledBy={labelledBy}
      columns={[
        { label: words.t('milestones.column.evidence') },
        ...(about ? [{ label: words.t('milestones.column.milestone'), stack: words.t('milestones.column.milestone') }] : []),
        { label: words.t('milestones.column.added'), stack: words.t('milestones.column.added') },
        { label: words.t('milestones.column.state'), stack: words.t('milestones.column.state') },
      ]}
      rows={evidence.map((one) => ({
        id: `evidence-${one.id}`,
        cells: [
          <>
            <a href={to(words, `/commitments/${reference}/evidence/${one.id}`)}>{evidenceName(words, one)}</a>
            {one.description === null ? null : (
              <Sub>
                <bdi dir="auto">{one.description}</bdi>
              </Sub>
            )}
          </>,
          ...(about ? [numberOf(one.milestoneId)?.toString() ?? words.t('milestones.field.whole')] : []),
          <Time words={words} date={one.addedAt} />,
          <EvidenceTag words={words} state={evidenceStateOf(one)} />,
        ],
      }))}
    />
  )
}
