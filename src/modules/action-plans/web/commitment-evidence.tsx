import type { Words } from '#kernel/i18n.ts'
import { Sub, Table, Time } from '#ui'
import type { CommitmentPage } from '../queries/commitment-page.ts'
import type { Evidence } from '../queries/evidence.ts'

interface Props {
  readonly words: Words
  readonly page: CommitmentPage
  readonly evidence: readonly Evidence[]
}

/** The evidence of a commitment, each with its source, its milestone and when it was added. */
export function CommitmentEvidence({ words, page, evidence }: Props) {
  const numberOf = (id: string | null) => page.milestones.find((one) => one.id === id)?.position
  const [document, milestone, added] = [
    words.t('commitments.view.column.evidence'),
    words.t('commitments.view.column.milestone'),
    words.t('commitments.view.column.added'),
  ]
  return (
    <Table
      stack
      labelledBy="evidence"
      columns={[{ label: document }, { label: milestone, stack: milestone }, { label: added, stack: added }]}
      rows={evidence.map((one) => ({
        id: `evidence-${one.id}`,
        cells: [
          <>
            <Source words={words} evidence={one} />
            {one.withdrawnAt === null ? null : <Sub>{words.t('commitments.view.evidence-withdrawn')}</Sub>}
          </>,
          numberOf(one.milestoneId)?.toString() ?? words.t('commitments.view.whole'),
          <Time words={words} date={one.addedAt} />,
        ],
      }))}
    />
  )
}

function Source({ words, evidence: { description, link, fileName } }: { words: Words; evidence: Evidence }) {
  const name = <bdi dir="auto">{description ?? fileName ?? link ?? words.t('commitments.view.not-told')}</bdi>
  return link === null ? (
    name
  ) : (
    <a href={link} rel="noopener nofollow">
      {name}
    </a>
  )
}
