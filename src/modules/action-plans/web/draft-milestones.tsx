import type { Words } from '#kernel/i18n.ts'
import {
  Button,
  ButtonLink,
  DateField,
  Details,
  EmptyState,
  Entry,
  Flow,
  type FormState,
  List,
  LocalText,
  Muted,
  Note,
  Row,
  Sub,
  Subhead,
  TextArea,
  TextField,
} from '#ui'
import { textOf } from '../rules/draft-content.ts'
import { type Draft, type DraftMilestone, draftPages, longest, mostMilestones } from '../vocabulary.ts'
import { dayOf } from './days.ts'
import { DraftFrame, type DraftPageProps, draftAddress } from './draft-page.tsx'
import { DraftTexts } from './draft-text.tsx'

/** The milestones of a draft: add, change, take out, put in another order. */
export function MilestonesPage(props: DraftPageProps & { fixed: readonly string[] }) {
  const { words, draft, fixed } = props
  const { milestones } = draft.content
  return (
    <DraftFrame
      {...props}
      path="/milestones"
      title={words.t('commitments.page.milestones')}
      lede={words.t('commitments.page-lede.milestones')}
      place={words.t('commitments.draft.place', { n: draftPages.indexOf('milestones') + 1, total: draftPages.length })}
      actions={
        <>
          <ButtonLink href={draftAddress(words, draft, '/resources')}>{words.t('common.button.continue')}</ButtonLink>
          <ButtonLink quiet href={draftAddress(words, draft)}>
            {words.t('commitments.draft.to-check')}
          </ButtonLink>
        </>
      }
    >
      <Flow>
        {milestones.length === 0 ? (
          <EmptyState id="milestones" title={words.t('commitments.draft.no-milestones')}>
            <p>{words.t('commitments.draft.no-milestones-next')}</p>
          </EmptyState>
        ) : (
          <>
            <Subhead level={2}>{words.t('commitments.draft.in-order', { n: milestones.length })}</Subhead>
            <List>
              {milestones.map((it, at) => (
                <MilestoneRow words={words} draft={draft} it={it} at={at} fixed={fixed.includes(it.id)} />
              ))}
            </List>
          </>
        )}
        {milestones.length >= mostMilestones ? (
          <Muted>{words.t('commitments.draft.milestones-full', { most: mostMilestones })}</Muted>
        ) : (
          <p>
            <Button quiet icon="plus" name="add" value="1">
              {words.t('commitments.draft.add-milestone')}
            </Button>
          </p>
        )}
      </Flow>
    </DraftFrame>
  )
}

interface RowProps {
  readonly words: Words
  readonly draft: Draft
  readonly it: DraftMilestone
  readonly at: number
  /** It is in an adopted plan: it stays. */
  readonly fixed: boolean
}

function MilestoneRow({ words, draft, it, at, fixed }: RowProps) {
  const n = at + 1
  const title = textOf(it.title)
  const last = draft.content.milestones.length - 1
  return (
    <Entry
      id={`milestone-${it.id}`}
      level={3}
      title={
        <>
          {n}. {title === null ? words.t('commitments.draft.untitled') : <LocalText words={words} text={title} />}
        </>
      }
      href={draftAddress(words, draft, `/milestones/${it.id}`)}
      text={
        <>
          {it.due === null ? words.t('commitments.draft.no-date') : words.t('commitments.draft.due', { date: words.date(dayOf(it.due)) })}
          {it.owner === null ? null : <> · {it.owner}</>}{' '}
          <Sub>
            {at === 0 ? null : (
              <Button plain name="up" value={it.id}>
                {words.t('commitments.draft.up', { n })}
              </Button>
            )}{' '}
            {at === last ? null : (
              <Button plain name="down" value={it.id}>
                {words.t('commitments.draft.down', { n })}
              </Button>
            )}{' '}
            {fixed ? null : (
              <Button plain name="remove" value={it.id}>
                {words.t('commitments.draft.remove-milestone', { n })}
              </Button>
            )}
          </Sub>
        </>
      }
    />
  )
}

/** The page of one milestone. `fixed`: its plan is adopted; its date changes by an act of its own. */
export function MilestonePage({ milestone, fixed, ...props }: DraftPageProps & { milestone: DraftMilestone; fixed: boolean }) {
  const { words, form } = props
  return (
    <DraftFrame
      {...props}
      path={`/milestones/${milestone.id}`}
      title={words.t('commitments.draft.milestone-title')}
      lede={words.t('commitments.draft.milestone-lede')}
      actions={
        <>
          <Button>{words.t('commitments.draft.save-milestone')}</Button>
          <Button quiet name="go" value="add">
            {words.t('commitments.draft.save-add')}
          </Button>
        </>
      }
    >
      <Flow>
        <DraftTexts words={words} form={form} name="title" text={milestone.title} most={longest.title} />
        <DraftTexts words={words} form={form} name="output" text={milestone.output} most={longest.output} rows={3} />
        {fixed ? (
          <Note>
            <p>{words.t('commitments.draft.date-fixed', { date: milestone.due === null ? '…' : words.date(dayOf(milestone.due)) })}</p>
          </Note>
        ) : null}
        <Row>
          <DateField words={words} form={form} name="from" label={words.t('commitments.field.milestone-from')} optional />
          {fixed ? null : <DateField words={words} form={form} name="due" label={words.t('commitments.field.due')} />}
        </Row>
        <TextField
          words={words}
          form={form}
          name="owner"
          label={words.t('commitments.field.owner')}
          hint={words.t('commitments.field.owner-hint')}
        />
        <Supporters words={words} form={form} />
      </Flow>
    </DraftFrame>
  )
}

const Supporters = ({ words, form }: { words: Words; form: FormState }) => (
  <Details
    summary={words.t('commitments.field.supporters')}
    open={form.values['supporters'] !== '' && form.values['supporters'] !== undefined}
  >
    <TextArea
      words={words}
      form={form}
      name="supporters"
      label={words.t('commitments.field.supporters')}
      hint={words.t('commitments.field.lines-hint')}
      rows={3}
      optional
    />
  </Details>
)
