import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import type { Json, RemovalGround } from '#record'
import {
  Actions,
  Button,
  Crumbs,
  ErrorSummary,
  type Fact,
  Facts,
  Flow,
  Form,
  type FormState,
  Head,
  Note,
  Section,
  TextArea,
  Time,
  to,
  Wrap,
} from '#ui'
import type { Case } from '../queries/cases.ts'
import { longestAppeal, type ModerationRefusal } from '../vocabulary.ts'
import { GroundLink, RefusalNote, Said, SaidFields } from './parts.tsx'
import type { EntryTold, Surroundings } from './surroundings.ts'

/** A removal as everybody may read it. */
export interface RemovalFacts {
  readonly id: string
  readonly ground: RemovalGround
  readonly fields: readonly string[]
  readonly opinions: number
  readonly removedAt: Date
  readonly restoredAt: Date | null
  readonly restoredReason: 'appeal' | 'second-opinion' | null
}

export interface RemovalPageProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly removal: RemovalFacts
  readonly line: EntryTold
  readonly fieldName: Surroundings['fieldName']
  /** For the author alone: the words, the reasons, the appeal. */
  readonly own: { readonly it: Case; readonly said: Readonly<Record<string, Json>>; readonly mayAppealUntil: Date | null } | null
  readonly form: FormState
  readonly refusal: ModerationRefusal | undefined
  readonly sent: boolean
}

/** One removal: what everybody may know, and for the author why, their own words, and the appeal. */
export const RemovalPage = (props: RemovalPageProps) => {
  const { words, visitor, own, sent, refusal, form, line } = props
  return (
    <Wrap>
      <Crumbs
        words={words}
        trail={[{ href: to(words, '/moderation'), text: words.t('moderation.title') }]}
        here={words.t('moderation.removal.here')}
      />
      <ErrorSummary words={words} errors={form.errors} />
      <RefusalNote words={words} refusal={refusal} />
      {sent ? (
        <Note status>
          <p>{words.t('moderation.removal.appeal-sent')}</p>
        </Note>
      ) : null}
      <Head
        title={words.t(props.removal.restoredAt === null ? 'moderation.removal.title' : 'moderation.removal.title-restored')}
        lede={words.rich('moderation.removal.lede', {
          entry: (
            <a href={to(words, line.path)}>
              <bdi>{line.sentence}</bdi>
            </a>
          ),
        })}
      />
      <Section id="facts" title={words.t('moderation.removal.facts')} first>
        <Facts items={publicFacts(props)} />
      </Section>
      {own === null ? <Stranger words={words} visitor={visitor} removal={props.removal} /> : <Own {...props} own={own} />}
    </Wrap>
  )
}

function publicFacts({ words, removal, fieldName }: RemovalPageProps): readonly Fact[] {
  const back: Fact[] =
    removal.restoredAt === null
      ? []
      : [
          {
            term: words.t('moderation.removal.restored'),
            detail: (
              <>
                <Time words={words} date={removal.restoredAt} as="minute" />:{' '}
                {words.t(`moderation.removals.${removal.restoredReason ?? 'appeal'}`)}
              </>
            ),
          },
        ]
  return [
    { term: words.t('moderation.grounds.ground'), detail: <GroundLink words={words} ground={removal.ground} /> },
    { term: words.t('moderation.removal.fields'), detail: words.list(removal.fields.map((field) => fieldName(words, field))) },
    { term: words.t('moderation.removals.when'), detail: <Time words={words} date={removal.removedAt} as="minute" /> },
    { term: words.t('moderation.removal.opinions'), detail: words.t('moderation.removal.opinions-n', { n: removal.opinions }) },
    ...back,
    {
      term: words.t('moderation.removal.entry'),
      detail: <a href={to(words, `/record/pending/${removal.id}`)}>{words.t('moderation.removal.entry-link')}</a>,
    },
  ]
}

const Stranger = ({ words, visitor, removal }: Pick<RemovalPageProps, 'words' | 'visitor' | 'removal'>) => (
  <Section id="author" title={words.t('moderation.removal.author')}>
    <p>
      {visitor === null ? (
        <a href={to(words, `/sign-in?next=${encodeURIComponent(to(words, `/moderation/removals/${removal.id}`))}`)}>
          {words.t('moderation.removal.sign-in')}
        </a>
      ) : (
        words.t('moderation.removal.not-yours')
      )}
    </p>
  </Section>
)

function Own(props: RemovalPageProps & { own: NonNullable<RemovalPageProps['own']> }) {
  const { words, own, fieldName } = props
  const { it, said } = own
  return (
    <>
      <Section id="reason" title={words.t('moderation.removal.reason')} intro={words.t('moderation.removal.only-you')}>
        <Said value={it.reason ?? ''} />
      </Section>
      <Section id="words" title={words.t('moderation.removal.words')} intro={words.t('moderation.removal.words-intro')}>
        {Object.keys(said).length === 0 ? (
          <p>{words.t('moderation.removal.words-not-held')}</p>
        ) : (
          <SaidFields words={words} fields={said} fieldName={fieldName} />
        )}
      </Section>
      <Section id="appeal" title={words.t('moderation.removal.appeal')}>
        <Appeal {...props} />
      </Section>
    </>
  )
}

function Appeal({ words, visitor, own, form, removal }: RemovalPageProps & { own: NonNullable<RemovalPageProps['own']> }): Child {
  const { it, mayAppealUntil } = own
  if (it.appeal !== null) {
    return (
      <Flow>
        <p>{words.t('moderation.removal.your-appeal')}</p>
        <Said value={it.appeal} />
        <p>
          {words.t(
            it.appealGranted === null
              ? 'moderation.removal.appeal-waits'
              : it.appealGranted
                ? 'moderation.removal.granted'
                : 'moderation.removal.refused',
          )}
        </p>
        {it.appealReason === null ? null : <Said value={it.appealReason} />}
      </Flow>
    )
  }
  if (mayAppealUntil === null)
    return <p>{words.t(it.state === 'second' ? 'moderation.removal.second-first' : 'moderation.removal.no-appeal')}</p>
  return (
    <Flow>
      <p>{words.t('moderation.removal.until', { date: words.date(mayAppealUntil) })}</p>
      <Form action={to(words, `/moderation/removals/${removal.id}`)} visitor={visitor}>
        <TextArea
          words={words}
          form={form}
          name="appeal"
          label={words.t('moderation.removal.appeal-label')}
          hint={words.t('moderation.removal.appeal-hint')}
          maxLength={longestAppeal}
          rows={6}
          dir="auto"
        />
        <Actions>
          <Button>{words.t('moderation.removal.appeal-button')}</Button>
        </Actions>
      </Form>
    </Flow>
  )
}
