import type { Child } from 'hono/jsx'
import type { RemovedWords } from '#record'
import {
  Actions,
  Button,
  Crumbs,
  Details,
  ErrorSummary,
  Facts,
  Flow,
  Form,
  type FormState,
  Head,
  LocalText,
  Note,
  Section,
  TextArea,
  Time,
  to,
  Wrap,
} from '#ui'
import type { PublishedAnswer } from '../queries/proposal-page.ts'
import type { Text } from '../queries/texts.ts'
import { type ConsultationRefusal, longestComment, wordsField } from '../vocabulary.ts'
import { AmendmentBody, AmendmentBy, type AmendmentShown, AmendmentTag, amendmentPath, SupportForm } from './amendment-parts.tsx'
import { AnswerPart } from './answer-part.tsx'
import { PeoplesWords, ReportLink } from './peoples-words.tsx'
import { RefusalNote } from './refusal.tsx'
import { ParagraphWords, textPath, textTrail } from './text-page.tsx'

export interface AmendmentPageProps extends AmendmentShown {
  readonly text: Text
  /** The place of its paragraph in the newest version; null when the paragraph no longer stands. */
  readonly place: number | null
  /** Whether the reader wrote it and may take it back. */
  readonly own: boolean
  /** What moderation keeps off its withdrawal. */
  readonly removedReason: readonly RemovedWords[] | undefined
  /** The reasoned answer it got, and where its words stand. */
  readonly answer: PublishedAnswer | null
  readonly places: Child
  readonly form: FormState
  readonly refusal?: ConsultationRefusal | undefined
  readonly done: string | null
}

/** One amendment: what it asks, why, who supports it, and what became of it. */
export const AmendmentPage = (props: AmendmentPageProps) => {
  const { words, consultation, text, amendment, form, refusal, done } = props
  const name = words.t('amendments.n', { number: amendment.number })
  return (
    <Wrap>
      <Crumbs words={words} trail={textTrail(words, consultation, text)} here={name} />
      <ErrorSummary words={words} errors={form.errors ?? []} />
      {refusal === undefined ? null : <RefusalNote words={words} refusal={refusal} />}
      {done === null ? null : (
        <Note status>
          <p>{done}</p>
        </Note>
      )}
      <Head
        eyebrow={<LocalText words={words} text={text.title} />}
        title={name}
        lede={<AmendmentBy {...props} />}
        aside={<AmendmentTag {...props} />}
      />
      <Section id="asked" title={words.t('amendments.page.asked')} intro={<Place {...props} />}>
        <Flow>
          {amendment.change === 'comment' || amendment.change === 'new-paragraph' ? <On {...props} /> : null}
          <AmendmentBody {...props} />
          <SupportForm {...props} />
          <p class="small">
            <ReportLink words={words} entryId={amendment.entryId} about={name} />
          </p>
        </Flow>
      </Section>
      {props.answer === null ? null : <AnswerPart words={words} answer={props.answer} places={props.places} />}
      <Outcome {...props} />
      {props.own ? <Withdraw {...props} /> : null}
    </Wrap>
  )
}

function Place({ words, consultation, text, amendment, place }: AmendmentPageProps) {
  const page = to(words, `${textPath(consultation, text.number)}/paragraphs/${amendment.paragraphId}`)
  return (
    <>
      <a href={page}>{place === null ? words.t('amendments.page.gone') : words.t('amendments.paragraph.n', { n: place })}</a> ·{' '}
      <a href={to(words, `${textPath(consultation, text.number)}?version=${amendment.version}`)}>
        {words.t('amendments.versions.n', { version: amendment.version })}
      </a>
    </>
  )
}

const On = ({ words, text, amendment }: AmendmentPageProps) =>
  amendment.on === null ? null : (
    <Details summary={words.t('amendments.page.on')}>
      <ParagraphWords text={text} lines={amendment.on} />
    </Details>
  )

/** What became of it: from the amendment to the version that took it in, and to the record. */
function Outcome(props: AmendmentPageProps) {
  const { words, consultation, text, amendment } = props
  const entry = (id: string, label: string) => <a href={to(words, `/record/pending/${id}`)}>{label}</a>
  return (
    <Section id="outcome" title={words.t('amendments.page.outcome')}>
      <Facts
        items={[
          {
            term: words.t('amendments.page.submitted'),
            detail: (
              <>
                <Time words={words} date={amendment.submittedAt} /> · {entry(amendment.entryId, words.t('amendments.on-record'))}
              </>
            ),
          },
          ...(amendment.withdrawnAt === null
            ? []
            : [{ term: words.t('amendments.state.withdrawn'), detail: <Withdrawn {...props} at={amendment.withdrawnAt} /> }]),
          {
            term: words.t('amendments.page.taken-in'),
            detail:
              amendment.acceptedVersion === null || amendment.acceptedEntryId === null ? (
                words.t('amendments.page.not-taken')
              ) : (
                <>
                  <a
                    href={to(
                      words,
                      `${textPath(consultation, text.number)}/differences?from=${amendment.acceptedVersion - 1}&to=${amendment.acceptedVersion}`,
                    )}
                  >
                    {words.t('amendments.versions.n', { version: amendment.acceptedVersion })}
                  </a>{' '}
                  · {entry(amendment.acceptedEntryId, words.t('amendments.on-record'))}
                </>
              ),
          },
        ]}
      />
    </Section>
  )
}

function Withdrawn({ words, amendment, removedReason, at }: AmendmentPageProps & { at: Date }) {
  const gone = removedReason?.some(({ field }) => field === wordsField.reason) === true
  return (
    <>
      <Time words={words} date={at} />
      {amendment.withdrawReason === null && !gone ? null : (
        <PeoplesWords
          words={words}
          language={amendment.language}
          text={amendment.withdrawReason}
          field={wordsField.reason}
          removed={removedReason}
        />
      )}
      {amendment.withdrawnEntryId === null ? null : (
        <p>
          <a href={to(words, `/record/pending/${amendment.withdrawnEntryId}`)}>{words.t('amendments.on-record')}</a>
        </p>
      )}
    </>
  )
}

const Withdraw = ({ words, visitor, consultation, amendment, form }: AmendmentPageProps) => (
  <Section id="withdraw" title={words.t('amendments.withdraw.title')} intro={words.t('amendments.withdraw.intro')}>
    <Form action={to(words, `${amendmentPath(consultation, amendment.number)}/withdrawal`)} visitor={visitor}>
      <TextArea
        words={words}
        form={form}
        name="reason"
        label={words.t('amendments.reason')}
        maxLength={longestComment}
        dir="auto"
        rows={2}
        optional
      />
      <Actions>
        <Button quiet>{words.t('amendments.withdraw.send')}</Button>
      </Actions>
    </Form>
  </Section>
)
