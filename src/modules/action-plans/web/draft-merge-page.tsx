import { typed } from '#kernel/http/form.ts'
import type { FormValues } from '#kernel/http/variables.ts'
import type { Words } from '#kernel/i18n.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Crumbs,
  ErrorSummary,
  Flow,
  Form,
  Group,
  Head,
  HiddenField,
  Note,
  Radios,
  TextArea,
  WordDifference,
  Wrap,
} from '#ui'
import type { Conflict, MergeChoice } from '../rules/merge-drafts.ts'
import { longest } from '../vocabulary.ts'
import { type DraftPageProps, draftAddress, draftTrail } from './draft-page.tsx'
import { fieldName, valueShown, wordsOfField } from './field-names.ts'

export interface MergePageProps extends DraftPageProps {
  readonly path: string
  readonly conflicts: readonly Conflict[]
  /** The version they were compared with. */
  readonly seen: number
  readonly fromOthers: readonly string[]
  readonly names: ReadonlyMap<string, string>
}

/** Fields of the page of conflicts itself; everything else of the form is what was typed before. */
const own = /^(key|choice|words)-\d+$|^(csrf|seen|autosave)$/

/** What was typed on the page that met somebody else's work, as hidden fields carry it on. */
export const carriedOn = (values: FormValues): ReadonlyArray<readonly [string, string]> =>
  Object.entries(values).flatMap(([name, value]) =>
    own.test(name) ? [] : (typeof value === 'string' ? [value] : value).map((one) => [name, one] as const),
  )

/** What was chosen for each conflict, by field; null when the form is not the page of conflicts. */
export function choicesFrom(values: FormValues): { readonly seen: number; readonly choices: ReadonlyMap<string, MergeChoice> } | undefined {
  const seen = typed(values, 'seen')
  if (!/^\d{1,6}$/.test(seen)) return undefined
  const choices = Object.keys(values).flatMap((name) => {
    const at = /^key-(\d{1,4})$/.exec(name)?.[1]
    const choice = at === undefined ? null : choiceFrom(typed(values, `choice-${at}`), typed(values, `words-${at}`))
    return choice === null ? [] : [[typed(values, name), choice] as const]
  })
  return { seen: Number(seen), choices: new Map(choices) }
}

function choiceFrom(take: string, text: string): MergeChoice | null {
  if (take === 'mine' || take === 'theirs') return { take }
  return take === 'text' ? { take, text: text.replaceAll('\r\n', '\n').trim() } : null
}

/** Somebody else changed the same fields: both values are shown, and one is chosen or written. Nothing is lost meanwhile. */
export function DraftMergePage(props: MergePageProps) {
  const { words, visitor, draft, plan, path, conflicts, seen, fromOthers, form } = props
  const title = words.t('commitments.merge.title')
  return (
    <>
      <Wrap>
        <Crumbs words={words} trail={draftTrail(words, plan, draft)} here={title} />
      </Wrap>
      <Wrap form>
        <ErrorSummary words={words} errors={form.errors ?? []} />
        <Head title={title} lede={words.t('commitments.merge.lede', { n: conflicts.length })} />
        <OthersNote words={words} draft={draft} keys={fromOthers} />
        <Form action={draftAddress(words, draft, path)} visitor={visitor}>
          {carriedOn(form.values).map(([name, value]) => (
            <HiddenField name={name} value={value} />
          ))}
          <HiddenField name="seen" value={String(seen)} />
          {conflicts.map((conflict, at) => (
            <ConflictGroup {...props} conflict={conflict} at={at} />
          ))}
          <Actions>
            <Button>{words.t('commitments.merge.button')}</Button>
            <ButtonLink quiet href={draftAddress(words, draft)}>
              {words.t('commitments.merge.leave')}
            </ButtonLink>
          </Actions>
        </Form>
      </Wrap>
    </>
  )
}

function ConflictGroup({ words, draft, form, names, conflict, at }: MergePageProps & { conflict: Conflict; at: number }) {
  const { key } = conflict
  const lang = wordsOfField(key)
  const [mine, theirs] = [valueShown(words, conflict.mine, names), valueShown(words, conflict.theirs, names)]
  const options = [
    { value: 'mine', text: words.t('commitments.merge.mine'), hint: <bdi dir="auto">{mine}</bdi> },
    { value: 'theirs', text: words.t('commitments.merge.theirs'), hint: <bdi dir="auto">{theirs}</bdi> },
    ...(lang === null ? [] : [{ value: 'text', text: words.t('commitments.merge.own') }]),
  ]
  return (
    <Group legend={fieldName(words, key, draft.content)}>
      <Flow>
        <HiddenField name={`key-${at}`} value={key} />
        {lang === null ? null : <WordDifference words={words} before={String(conflict.theirs)} after={String(conflict.mine)} lang={lang} />}
        <Radios words={words} form={form} name={`choice-${at}`} legend={words.t('commitments.merge.choose')} options={options} />
        {lang === null ? null : (
          <TextArea
            words={words}
            form={form}
            name={`words-${at}`}
            label={words.t('commitments.merge.own-words')}
            value={String(conflict.mine)}
            maxLength={longest.prose}
            rows={6}
            lang={lang}
            optional
          />
        )}
      </Flow>
    </Group>
  )
}

/** What others changed since the page began, by the names of the fields; nothing when they changed nothing. */
export function OthersNote({ words, draft, keys }: Pick<DraftPageProps, 'words' | 'draft'> & { keys: readonly string[] }) {
  if (keys.length === 0) return null
  return (
    <Note kind="warn" status>
      <p>{words.t('commitments.merge.others', { fields: words.list(namesOf(words, draft, keys)) })}</p>
    </Note>
  )
}

const namesOf = (words: Words, draft: DraftPageProps['draft'], keys: readonly string[]) => [
  ...new Set(keys.map((key) => fieldName(words, key, draft.content))),
]
