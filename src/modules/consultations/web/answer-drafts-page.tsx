import type { Words } from '#kernel/i18n.ts'
import { Crumbs, EmptyState, Entry, Head, List, Time, to, Wrap } from '#ui'
import type { Consultation } from '../queries/consultations.ts'
import type { AnswerDraft } from '../vocabulary.ts'
import { draftPath } from './answer-draft-parts.tsx'
import { consultationTrail } from './consultation-name.tsx'

interface Props {
  readonly words: Words
  readonly consultation: Consultation
  readonly drafts: readonly AnswerDraft[]
}

/** What is next for a draft: writing, a second reader, changes asked for, publishing. */
export const stateOfDraft = ({ decision, reason, note, readBy }: AnswerDraft) =>
  note !== null ? 'returned' : readBy !== null ? 'read' : decision === null || reason === null ? 'begun' : 'written'

/** The answers being written for one consultation. */
export const DraftsPage = ({ words, consultation, drafts }: Props) => (
  <Wrap>
    <Crumbs
      words={words}
      trail={[
        ...consultationTrail(words, consultation),
        { href: to(words, `/consultations/${consultation.slug}/answers`), text: words.t('answers.ledger.here') },
      ]}
      here={words.t('answers.drafts.here')}
    />
    <Head title={words.t('answers.drafts.title')} lede={words.t('answers.drafts.lede')} />
    {drafts.length === 0 ? (
      <EmptyState title={words.t('answers.drafts.none')}>
        <p>
          <a href={to(words, `/consultations/${consultation.slug}/answers?standing=empty`)}>{words.t('answers.drafts.none-next')}</a>
        </p>
      </EmptyState>
    ) : (
      <List>
        {drafts.map((draft) => (
          <Entry
            title={
              <>
                {words.t(draft.revises === null ? 'answers.drafts.answer' : 'answers.drafts.revision', { n: draft.inputs.length })}
                {draft.decision === null ? null : `: ${words.t(`answers.decision.${draft.decision}`)}`}
              </>
            }
            href={to(words, draftPath(consultation.slug, draft.id))}
            text={
              <>
                {words.t(`answers.drafts.state.${stateOfDraft(draft)}`)} <Time words={words} date={draft.writtenAt} as="minute" />
              </>
            }
          />
        ))}
      </List>
    )}
  </Wrap>
)
