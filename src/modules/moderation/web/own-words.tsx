import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import type { EntryOnRecord, Json } from '#record'
import {
  Actions,
  Button,
  ButtonLink,
  Checkboxes,
  Checks,
  Crumbs,
  EmptyState,
  Entry,
  ErrorSummary,
  excerptOf,
  Flow,
  Form,
  type FormState,
  Head,
  List,
  Note,
  Pager,
  Section,
  Subhead,
  Tag,
  to,
  Wrap,
} from '#ui'
import type { ModerationRefusal } from '../vocabulary.ts'
import { RefusalNote, SaidFields } from './parts.tsx'
import type { EntryTold, Surroundings } from './surroundings.ts'

const trail = (words: Words) => [{ href: to(words, '/account'), text: words.t('accounts.account.title') }]

export interface OwnWordsProps {
  readonly words: Words
  readonly entries: readonly EntryOnRecord[]
  readonly lines: ReadonlyMap<string, EntryTold>
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly erased: boolean
}

/** Every public word a person wrote, each with its erasure. */
export const OwnWordsPage = ({ words, entries, lines, total, page, pages, erased }: OwnWordsProps) => (
  <Wrap>
    <Crumbs words={words} trail={trail(words)} here={words.t('moderation.own.title')} />
    {erased ? (
      <Note status>
        <p>{words.t('moderation.own.erased')}</p>
      </Note>
    ) : null}
    <Head title={words.t('moderation.own.title')} lede={words.t('moderation.own.lede')} />
    <Section id="words" title={words.t('moderation.own.count', { n: total })} first>
      {entries.length === 0 ? (
        <EmptyState title={words.t('moderation.own.none')}>
          <p>{words.t('moderation.own.none-text')}</p>
        </EmptyState>
      ) : (
        <Flow space={5}>
          <List>
            {entries.map((entry) => (
              <Entry
                title={<bdi>{lines.get(entry.id)?.sentence ?? entry.kind}</bdi>}
                href={to(words, `/account/words/${entry.id}`)}
                text={<EntryText words={words} entry={entry} />}
              />
            ))}
          </List>
          <Pager words={words} page={page} pages={pages} href={(n) => to(words, n === 1 ? '/account/words' : `/account/words?page=${n}`)} />
        </Flow>
      )}
    </Section>
  </Wrap>
)

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

function EntryText({ words, entry }: { words: Words; entry: EntryOnRecord }) {
  const [first] = Object.values(entry.disclosed)
  return (
    <>
      {words.date(entry.at)}
      {first === undefined ? null : (
        <>
          {' · '}
          <bdi dir="auto">{excerptOf(textOf(first), 140)}</bdi>
        </>
      )}
      {entry.removed.length === 0 ? null : (
        <>
          {' '}
          <Tag icon="eye-off">{words.t('moderation.state.removed')}</Tag>
        </>
      )}
    </>
  )
}

export interface EraseWordsProps {
  readonly words: Words
  readonly visitor: Visitor
  readonly entry: EntryOnRecord
  readonly line: EntryTold
  readonly said: Readonly<Record<string, Json>>
  readonly fieldName: Surroundings['fieldName']
  readonly form: FormState
  readonly refusal: ModerationRefusal | undefined
}

/** The check page of an erasure: the very words, what goes, what stays, and that it cannot be undone. */
export const EraseWordsPage = ({ words, visitor, entry, line, said, fieldName, form, refusal }: EraseWordsProps) => {
  const fields = Object.keys(said)
  return (
    <Wrap form>
      <Crumbs
        words={words}
        trail={[...trail(words), { href: to(words, '/account/words'), text: words.t('moderation.own.title') }]}
        here={words.t('moderation.erase.here')}
      />
      <ErrorSummary words={words} errors={form.errors} />
      <RefusalNote words={words} refusal={refusal} />
      <Head title={words.t('moderation.erase.title')} lede={words.t('moderation.erase.lede')} />
      <Flow space={5}>
        <p>
          <a href={to(words, line.path)}>
            <bdi>{line.sentence}</bdi>
          </a>
        </p>
        {fields.length === 0 ? (
          <p>{words.t('moderation.refusal.nothing-to-erase')}</p>
        ) : (
          <SaidFields words={words} fields={said} fieldName={fieldName} level={2} />
        )}
        <Subhead level={2}>{words.t('moderation.erase.then')}</Subhead>
        <Checks
          items={[
            { icon: 'minus', text: words.t('moderation.erase.goes') },
            { icon: 'eye', text: words.t('moderation.erase.stays') },
            { icon: 'lock', text: words.t('moderation.erase.copies') },
            { icon: 'arrow-right', text: words.t('moderation.erase.final') },
          ]}
        />
        {fields.length === 0 ? null : (
          <Form action={to(words, `/account/words/${entry.id}`)} visitor={visitor}>
            <Checkboxes
              words={words}
              form={form}
              name="fields"
              legend={words.t('moderation.erase.which')}
              value={fields}
              options={fields.map((field) => ({ value: field, text: fieldName(words, field) }))}
            />
            <Actions>
              <Button>{words.t('moderation.erase.button')}</Button>
              <ButtonLink quiet href={to(words, '/account/words')}>
                {words.t('common.button.cancel')}
              </ButtonLink>
            </Actions>
          </Form>
        )}
      </Flow>
    </Wrap>
  )
}
