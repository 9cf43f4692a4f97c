import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import type { Member } from '#modules/members'
import type { RemovedWords } from '#record'
import { Button, Form, HiddenField, Tag, Time, to, WordDifference } from '#ui'
import type { Amendment } from '../queries/amendments.ts'
import type { Consultation } from '../queries/consultations.ts'
import type { Text } from '../queries/texts.ts'
import { wordsField } from '../vocabulary.ts'
import { PeoplesWords, WrittenBy } from './peoples-words.tsx'

/** What a page knows of an amendment besides itself. */
export interface AmendmentShown {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly consultation: Consultation
  readonly text: Pick<Text, 'language' | 'number' | 'version'>
  readonly amendment: Amendment
  readonly member: Member | undefined
  readonly removed: readonly RemovedWords[] | undefined
  /** Whether this person supports it; null where nobody may now. */
  readonly supported: boolean | null
  /** The form's token, for whoever comes for the first time. */
  readonly submission: string
}

/** Address of an amendment, without language. */
export const amendmentPath = ({ slug }: Pick<Consultation, 'slug'>, number: number): string => `/consultations/${slug}/amendments/${number}`

/** Whether it was taken in, or back. */
export function AmendmentTag({ words, amendment }: Pick<AmendmentShown, 'words' | 'amendment'>) {
  const { acceptedVersion, withdrawnAt } = amendment
  if (acceptedVersion !== null)
    return (
      <Tag kind="ok" icon="check">
        {words.t('amendments.state.accepted', { version: acceptedVersion })}
      </Tag>
    )
  if (withdrawnAt !== null) return <Tag icon="x">{words.t('amendments.state.withdrawn')}</Tag>
  return null
}

/** Kind of change, author and day. */
export const AmendmentBy = ({ words, amendment, member }: Pick<AmendmentShown, 'words' | 'amendment' | 'member'>) => (
  <>
    {words.t(`amendments.change.${amendment.change}`)} ·{' '}
    <WrittenBy words={words} authorKind={amendment.authorKind} signature={amendment.signature} member={member} /> ·{' '}
    <Time words={words} date={amendment.submittedAt} />
  </>
)

/** What it asks: the difference with the paragraph it was written on, or its words; then why. */
export function AmendmentBody({ words, text, amendment, removed }: Pick<AmendmentShown, 'words' | 'text' | 'amendment' | 'removed'>) {
  const { change, on, language, reason } = amendment
  const isGone = change !== 'deletion' && amendment.words === null
  return (
    <>
      {isGone || change === 'comment' || on === null ? (
        <PeoplesWords words={words} language={language} text={amendment.words} field={wordsField.words} removed={removed} />
      ) : (
        <WordDifference words={words} before={change === 'new-paragraph' ? '' : on} after={amendment.words ?? ''} lang={text.language} />
      )}
      {change === 'comment' ? null : (
        <div class="flow flow--2">
          <p class="small">
            <b>{words.t('amendments.reason')}</b>
          </p>
          <PeoplesWords words={words} language={language} text={reason} field={wordsField.reason} removed={removed} />
        </div>
      )}
    </>
  )
}

/** How many support it, and the button to do so or to take it back. */
export function SupportForm({ words, visitor, consultation, amendment, supported, submission }: AmendmentShown) {
  const count = words.t('amendments.supports', { n: amendment.supports })
  if (supported === null || amendment.withdrawnAt !== null) return <p class="small">{count}</p>
  return (
    <Form action={to(words, `${amendmentPath(consultation, amendment.number)}/support`)} visitor={visitor}>
      <HiddenField name="submission" value={submission} />
      <HiddenField name="on" value={supported ? 'no' : 'yes'} />
      <p class="row small">
        <span>{count}</span>
        <Button quiet icon={supported ? 'check' : undefined}>
          {words.t(supported ? 'amendments.support.back' : 'amendments.support.give')}{' '}
          <span class="vh">{words.t('amendments.n', { number: amendment.number })}</span>
        </Button>
      </p>
    </Form>
  )
}
