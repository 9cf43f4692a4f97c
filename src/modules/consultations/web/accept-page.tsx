import type { Words } from '#kernel/i18n.ts'
import { direction } from '#kernel/languages.ts'
import type { Visitor } from '#kernel/visitor.ts'
import {
  Actions,
  Button,
  Checkbox,
  Crumbs,
  EmptyState,
  ErrorSummary,
  Flow,
  Form,
  type FormState,
  Group,
  Head,
  HiddenField,
  LocalText,
  Note,
  Section,
  TextArea,
  to,
  WordDifference,
  Wrap,
} from '#ui'
import type { Amendment } from '../queries/amendments.ts'
import type { Consultation } from '../queries/consultations.ts'
import type { Text } from '../queries/texts.ts'
import type { TextChange } from '../rules/accept-amendments.ts'
import { type ConsultationRefusal, longestParagraph, type Paragraph } from '../vocabulary.ts'
import { AmendmentBody, AmendmentBy, type AmendmentShown, amendmentPath } from './amendment-parts.tsx'
import { RefusalNote } from './refusal.tsx'
import { textPath, textTrail } from './text-page.tsx'

export interface AcceptPageProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly consultation: Consultation
  readonly text: Text
  /** Those that can be taken in, by paragraph, in the order of the text. */
  readonly open: ReadonlyArray<{ readonly paragraph: Paragraph; readonly place: number; readonly amendments: readonly Amendment[] }>
  /** Those about a paragraph that no longer stands: answered, and not taken in. */
  readonly gone: readonly Amendment[]
  readonly chosen: ReadonlySet<string>
  /** What the chosen ones do; null before they were looked at. */
  readonly changes: readonly TextChange[] | null
  readonly form: FormState
  readonly shown: (amendment: Amendment) => AmendmentShown
  readonly refusal?: ConsultationRefusal | undefined
}

/** Name of the field with the words that stand at a place. */
export const wordsName = (change: Pick<TextChange, 'id'>): string => `words-${change.id}`

/** The organiser chooses amendments, sees the next version word by word, mends it by hand, and publishes it. */
export const AcceptPage = (props: AcceptPageProps) => {
  const { words, visitor, consultation, text, open, form, refusal, changes } = props
  return (
    <>
      <Wrap>
        <Crumbs words={words} trail={textTrail(words, consultation, text)} here={words.t('amendments.accept.here')} />
      </Wrap>
      <Wrap form>
        <ErrorSummary words={words} errors={form.errors ?? []} />
        {refusal === undefined ? null : <RefusalNote words={words} refusal={refusal} />}
        <Head
          eyebrow={<LocalText words={words} text={text.title} />}
          title={words.t('amendments.accept.here')}
          lede={words.t('amendments.accept.lede')}
        />
        {open.length === 0 ? (
          <EmptyState title={words.t('amendments.accept.none')}>
            <p>{words.t('amendments.accept.none-text')}</p>
          </EmptyState>
        ) : (
          <Form action={to(words, `${textPath(consultation, text.number)}/accept`)} visitor={visitor}>
            <HiddenField name="version" value={String(text.version)} />
            {changes === null ? null : <Next {...props} changes={changes} />}
            <Choose {...props} />
            <Actions>
              <Button name="step" value="preview" quiet={changes !== null}>
                {words.t('amendments.accept.preview')}
              </Button>
            </Actions>
          </Form>
        )}
        <Gone {...props} />
      </Wrap>
    </>
  )
}

/** The next version where it differs from the one that stands, each place to be mended by hand. */
function Next({ words, text, changes, form }: AcceptPageProps & { changes: readonly TextChange[] }) {
  const placeOf = ({ id, after }: TextChange) => text.paragraphs.findIndex((paragraph) => paragraph.id === (after ?? id)) + 1
  return (
    <Section
      id="next"
      title={words.t('amendments.accept.next', { version: text.version + 1 })}
      intro={words.t('amendments.accept.next-intro')}
    >
      <Flow>
        {changes.length === 0 ? <p>{words.t('amendments.accept.nothing')}</p> : null}
        {changes.map((change) => {
          const name = wordsName(change)
          const typed = form.values[name]
          const standing = typeof typed === 'string' && typed.trim() !== '' ? typed : change.words
          const label = change.after === null ? 'amendments.accept.at' : 'amendments.accept.after'
          return (
            <Group legend={words.t(label, { n: placeOf(change) })}>
              {change.words === null ? (
                <Note kind="warn">
                  <p>{words.t('amendments.accept.by-hand')}</p>
                </Note>
              ) : null}
              {standing === null ? (
                <p>{change.before}</p>
              ) : (
                <WordDifference words={words} before={change.before} after={standing} lang={text.language} />
              )}
              <TextArea
                words={words}
                form={form}
                name={name}
                label={words.t('amendments.accept.words')}
                hint={words.t(change.words === '' ? 'amendments.accept.words-away' : 'amendments.accept.words-hint')}
                value={change.words ?? ''}
                lang={text.language}
                dir={direction(text.language)}
                maxLength={longestParagraph}
                rows={5}
              />
            </Group>
          )
        })}
        {changes.length === 0 ? null : (
          <Actions>
            <Button name="step" value="publish">
              {words.t('amendments.accept.publish', { version: text.version + 1 })}
            </Button>
          </Actions>
        )}
      </Flow>
    </Section>
  )
}

const Choose = ({ words, consultation, open, chosen, shown }: AcceptPageProps) => (
  <Section id="choose" title={words.t('amendments.accept.choose')} intro={words.t('amendments.accept.choose-intro')}>
    <Flow>
      {open.map(({ place, amendments }) => (
        <Group legend={words.t('amendments.paragraph.n', { n: place })}>
          {amendments.map((amendment) => {
            const props = shown(amendment)
            return (
              <article class="prop" id={`a${amendment.number}`}>
                <Checkbox
                  words={words}
                  form={{ values: {} }}
                  name="amendments"
                  value={amendment.id}
                  checked={chosen.has(amendment.id)}
                  label={words.t('amendments.accept.take', { number: amendment.number })}
                />
                <p class="by">
                  <a href={to(words, amendmentPath(consultation, amendment.number))}>
                    {words.t('amendments.n', { number: amendment.number })}
                  </a>{' '}
                  · <AmendmentBy {...props} /> · {words.t('amendments.supports', { n: amendment.supports })}
                </p>
                <AmendmentBody {...props} />
              </article>
            )
          })}
        </Group>
      ))}
    </Flow>
  </Section>
)

const Gone = ({ words, consultation, gone }: AcceptPageProps) =>
  gone.length === 0 ? null : (
    <Note>
      <p>
        {words.t('amendments.accept.gone')}{' '}
        {gone.map(({ number }, at) => (
          <>
            {at === 0 ? null : ' · '}
            <a href={to(words, amendmentPath(consultation, number))}>{words.t('amendments.n', { number })}</a>
          </>
        ))}
      </p>
    </Note>
  )
