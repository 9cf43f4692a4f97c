import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import {
  Actions,
  Button,
  Crumbs,
  ErrorSummary,
  Form,
  type FormState,
  Head,
  HiddenField,
  Note,
  Section,
  Table,
  TextArea,
  to,
  Weigh,
  Wrap,
} from '#ui'
import type { Consultation } from '../queries/consultations.ts'
import type { Statement } from '../queries/statements.ts'
import { type AudienceRefusal, type ConsultationRefusal, longestStatement } from '../vocabulary.ts'
import { AudienceNote } from './audience-note.tsx'
import { consultationTrail, titleOf } from './consultation-name.tsx'
import { RefusalNote } from './refusal.tsx'

export interface WeighPageProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly consultation: Consultation
  readonly statements: readonly Statement[]
  /** What this person answered, by number: 1, -1 or 0. */
  readonly answered: ReadonlyMap<number, number>
  /** The statement to weigh now; null when none is left, or none can be weighed. */
  readonly next: Statement | null
  readonly isOpen: boolean
  /** Why this person may not take part, if so. */
  readonly refused: AudienceRefusal | null
  /** Made for this page: the same form sent twice is one person and one statement. */
  readonly submission: string
  readonly form: FormState
  readonly refusal?: ConsultationRefusal | undefined
  /** True just after a statement was suggested. */
  readonly suggested: boolean
}

const addressOf = ({ words, consultation }: WeighPageProps, part = 'statements') => to(words, `/consultations/${consultation.slug}/${part}`)

/** Weighing statements one at a time, then what one answered and a statement of one's own. */
export const WeighPage = (props: WeighPageProps) => {
  const { words, consultation, form, refusal, suggested } = props
  return (
    <>
      <Wrap>
        <Crumbs words={words} trail={consultationTrail(words, consultation)} here={words.t('opinion.weigh.here')} />
      </Wrap>
      <Wrap form>
        <ErrorSummary words={words} errors={form.errors} />
        {refusal === undefined ? null : <RefusalNote words={words} refusal={refusal} />}
        {suggested ? (
          <Note status>
            <p>{words.t('opinion.suggest.done')}</p>
          </Note>
        ) : null}
        <Head title={words.t('opinion.weigh.title')} eyebrow={titleOf(words, consultation).text} lede={words.t('opinion.weigh.lede')} />
        <AudienceNote words={words} refused={props.refused} />
        {props.refused === null ? <Now {...props} /> : null}
        <Given {...props} />
        {props.isOpen && props.refused === null ? <Suggest {...props} /> : null}
      </Wrap>
    </>
  )
}

function Now(props: WeighPageProps) {
  const { words, visitor, statements, answered, next, isOpen, submission } = props
  if (!isOpen) return <p>{words.t('opinion.weigh.closed')}</p>
  if (statements.length === 0) return <p>{words.t('opinion.weigh.none')}</p>
  if (next === null) return <Finished {...props} />
  return (
    <Weigh
      words={words}
      visitor={visitor}
      action={addressOf(props)}
      statement={<bdi lang={next.language}>{next.text}</bdi>}
      place={words.t('opinion.weigh.place', { n: answered.size + 1, total: statements.length })}
      note={words.rich('opinion.weigh.note', { map: <a href={addressOf(props, 'map')}>{words.t('opinion.map.here')}</a> })}
    >
      <HiddenField name="statement" value={String(next.number)} />
      <HiddenField name="submission" value={submission} />
    </Weigh>
  )
}

const Finished = (props: WeighPageProps) => (
  <Note status>
    <p>{props.words.t('opinion.weigh.finished', { n: props.answered.size })}</p>
    <p>
      <a href={addressOf(props, 'map')}>{props.words.t('opinion.weigh.see-map')}</a>
    </p>
  </Note>
)

const choiceKeys = { '1': 'common.vote.agree', '-1': 'common.vote.disagree', '0': 'common.vote.pass' } as const
const keyOf = (choice: number) => choiceKeys[choice === 1 ? '1' : choice === -1 ? '-1' : '0']

/** What this person answered, each with the way to change it. */
function Given(props: WeighPageProps) {
  const { words, statements, answered, isOpen } = props
  const given = statements.filter(({ number, text }) => answered.has(number) && text !== null)
  if (given.length === 0) return null
  return (
    <Section id="given" title={words.t('opinion.given.title')} intro={words.t('opinion.given.intro')}>
      <Table
        labelledBy="given"
        columns={[
          { label: words.t('opinion.statement') },
          { label: words.t('opinion.given.answer') },
          ...(isOpen ? [{ label: words.t('opinion.given.change'), hidden: true }] : []),
        ]}
        rows={given.map((statement) => ({
          cells: [
            <bdi lang={statement.language}>{statement.text}</bdi>,
            words.t(keyOf(answered.get(statement.number) ?? 0)),
            ...(isOpen
              ? [
                  <a href={`${addressOf(props)}?statement=${statement.number}`}>
                    {words.t('opinion.given.change')} <span class="vh">{statement.text}</span>
                  </a>,
                ]
              : []),
          ],
        }))}
      />
    </Section>
  )
}

const Suggest = (props: WeighPageProps) => (
  <Section id="suggest" title={props.words.t('opinion.suggest.title')} intro={props.words.t('opinion.suggest.intro')}>
    <Form action={addressOf(props, 'suggestions')} visitor={props.visitor}>
      <HiddenField name="submission" value={props.submission} />
      <TextArea
        words={props.words}
        name="text"
        form={props.form}
        rows={2}
        label={props.words.t('opinion.statement')}
        hint={props.words.t('opinion.suggest.hint')}
        maxLength={longestStatement}
      />
      <Actions>
        <Button quiet>{props.words.t('opinion.suggest.send')}</Button>
      </Actions>
    </Form>
  </Section>
)
