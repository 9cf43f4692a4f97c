import { Chips, Crumbs, EmptyState, ErrorSummary, Flow, Head, LocalText, Note, Pager, Section, Subhead, to, Wrap } from '#ui'
import type { Amendment } from '../queries/amendments.ts'
import { type AmendmentOrder, amendmentOrders } from '../rules/order-amendments.ts'
import type { AudienceRefusal, ConsultationRefusal } from '../vocabulary.ts'
import { AmendForm, type AmendFormProps } from './amend-form.tsx'
import { AmendmentBody, AmendmentBy, type AmendmentShown, AmendmentTag, amendmentPath, SupportForm } from './amendment-parts.tsx'
import { AudienceNote } from './audience-note.tsx'
import { ReportLink } from './peoples-words.tsx'
import { RefusalNote } from './refusal.tsx'
import { ParagraphWords, textPath, textTrail } from './text-page.tsx'

export interface ParagraphPageProps extends AmendFormProps {
  /** The place of the paragraph in the newest version, from 1. */
  readonly place: number
  readonly isOpen: boolean
  /** Why the reader may not take part, if so. */
  readonly refused: AudienceRefusal | null
  readonly order: AmendmentOrder
  /** Those of this page of the list, in the order asked. */
  readonly amendments: readonly Amendment[]
  readonly page: number
  readonly pages: number
  readonly shown: (amendment: Amendment) => AmendmentShown
  readonly refusal?: ConsultationRefusal | undefined
  readonly limit: string | null
}

/** One paragraph, what people ask of it, and the form to ask something. */
export const ParagraphPage = (props: ParagraphPageProps) => {
  const { words, consultation, text, paragraph, place, form, refusal, limit, isOpen } = props
  return (
    <Wrap>
      <Crumbs words={words} trail={textTrail(words, consultation, text)} here={words.t('amendments.paragraph.n', { n: place })} />
      <ErrorSummary words={words} errors={form.errors ?? []} />
      {refusal === undefined ? null : <RefusalNote words={words} refusal={refusal} />}
      {limit === null ? null : (
        <Note kind="bad" status>
          <p>{limit}</p>
        </Note>
      )}
      <Head eyebrow={<LocalText words={words} text={text.title} />} title={words.t('amendments.paragraph.title', { n: place })} />
      <Section id="words" title={words.t('amendments.paragraph.words')} intro={words.t('amendments.versions.n', { version: text.version })}>
        <ParagraphWords text={text} lines={paragraph.words} />
      </Section>
      <Amendments {...props} />
      <AudienceNote words={words} refused={props.refused} />
      {isOpen && props.refused === null ? <AmendForm {...props} /> : null}
    </Wrap>
  )
}

function Amendments({ words, consultation, text, paragraph, isOpen, order, amendments, page, pages, shown }: ParagraphPageProps) {
  const path = to(words, `${textPath(consultation, text.number)}/paragraphs/${paragraph.id}`)
  if (amendments.length === 0) {
    return (
      <EmptyState id="amendments" title={words.t('amendments.list.none')}>
        <p>{words.t(isOpen ? 'amendments.list.none-open' : 'amendments.list.none-closed')}</p>
      </EmptyState>
    )
  }
  return (
    <Section id="amendments" title={words.t('amendments.list.title')} intro={words.t(`amendments.order-hint.${order}`)}>
      <Chips
        words={words}
        label={words.t('amendments.list.order')}
        items={amendmentOrders.map((one) => ({
          href: `${path}?order=${one}#amendments`,
          text: words.t(`amendments.order.${one}`),
          current: one === order,
        }))}
      />
      <Flow space={8}>
        {amendments.map((amendment) => (
          <InList {...shown(amendment)} />
        ))}
      </Flow>
      {pages > 1 ? <Pager words={words} page={page} pages={pages} href={(n) => `${path}?order=${order}&page=${n}#amendments`} /> : null}
    </Section>
  )
}

function InList(props: AmendmentShown) {
  const { words, consultation, amendment } = props
  const name = words.t('amendments.n', { number: amendment.number })
  return (
    <article class="prop" id={`a${amendment.number}`}>
      <Subhead level={3}>
        <a href={to(words, amendmentPath(consultation, amendment.number))}>{name}</a>
      </Subhead>
      <p class="by">
        <AmendmentBy {...props} /> <AmendmentTag {...props} />
      </p>
      <AmendmentBody {...props} />
      <SupportForm {...props} />
      <p class="small">
        <ReportLink words={words} entryId={amendment.entryId} about={name} />
      </p>
    </article>
  )
}
