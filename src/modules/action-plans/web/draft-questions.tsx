import { typed } from '#kernel/http/form.ts'
import type { Words } from '#kernel/i18n.ts'
import {
  Button,
  Checkbox,
  Checkboxes,
  DateField,
  Details,
  Flow,
  type FormState,
  Hidden,
  HiddenField,
  Note,
  Row,
  Select,
  Subhead,
  TextArea,
  TextField,
  to,
} from '#ui'
import { type Draft, longest, ogpValues, type ProseField, pageOfProse, policyAreaList, proseFields } from '../vocabulary.ts'
import { areaText, valueText } from './commitment-words.ts'
import { groupField, ticked } from './draft-fields.ts'
import type { FormPage } from './draft-form.ts'
import { DraftTexts } from './draft-text.tsx'
import { sdgGroups, type TickableGroup, uncacGroups } from './goals.ts'

/** One thing a commitment may be tied to, by its name in the reader's language. */
export interface NamedChoice {
  readonly id: string
  readonly text: string
}

/** What the page of origins offers, named. */
export interface NamedChoices {
  readonly actions: readonly NamedChoice[]
  readonly traces: readonly NamedChoice[]
  readonly earlier: readonly NamedChoice[]
}

export interface QuestionsProps {
  readonly words: Words
  readonly form: FormState
  readonly draft: Draft
  readonly choices: NamedChoices
}

/** The questions of one page. */
export function Questions({ page, ...props }: QuestionsProps & { page: FormPage }) {
  switch (page) {
    case 'title':
      return <TitleQuestions {...props} />
    case 'values':
      return <ValueQuestions {...props} />
    case 'partners':
      return <PartnerQuestions {...props} />
    case 'policy-areas':
      return <AreaQuestions {...props} />
    case 'origin':
      return <OriginQuestions {...props} />
    case 'goals':
      return <GoalQuestions {...props} />
    default:
      return <ProseQuestions {...props} page={page} />
  }
}

const Prose = ({ words, form, draft, field }: QuestionsProps & { field: ProseField }) => (
  <DraftTexts words={words} form={form} name={field} text={draft.content.prose[field]} most={longest.prose} rows={8} />
)

const ProseQuestions = (props: QuestionsProps & { page: FormPage }) => (
  <Flow>
    {proseFields
      .filter((field) => pageOfProse[field] === props.page)
      .map((field) => (
        <Prose {...props} field={field} />
      ))}
  </Flow>
)

const TitleQuestions = ({ words, form, draft }: QuestionsProps) => (
  <Flow>
    <DraftTexts words={words} form={form} name="title" text={draft.content.title} most={longest.title} />
    <TextField
      words={words}
      form={form}
      name="lead"
      label={words.t('commitments.field.lead')}
      hint={words.t('commitments.field.lead-hint')}
    />
    <Row>
      <DateField words={words} form={form} name="from" label={words.t('commitments.field.from')} />
      <DateField words={words} form={form} name="to" label={words.t('commitments.field.to')} />
    </Row>
    <TextField
      words={words}
      form={form}
      name="number"
      label={words.t('commitments.field.number')}
      hint={words.t('commitments.field.number-hint')}
      inputmode="numeric"
      short
      optional
    />
  </Flow>
)

const ValueQuestions = (props: QuestionsProps) => (
  <Flow>
    <Checkboxes
      words={props.words}
      form={props.form}
      name="values"
      legend={props.words.t('commitments.field.values')}
      hint={props.words.t('commitments.field.values-hint')}
      value={props.draft.content.values}
      options={ogpValues.map((value) => ({ value, text: valueText(props.words, value) }))}
    />
    <Prose {...props} field="forTransparency" />
    <Prose {...props} field="forParticipation" />
    <Prose {...props} field="forAccountability" />
  </Flow>
)

const PartnerQuestions = ({ words, form }: QuestionsProps) => (
  <Flow>
    {(['partnersInGovernment', 'partnersOutside'] as const).map((name) => (
      <TextArea
        words={words}
        form={form}
        name={name}
        label={words.t(`commitments.field.${name}`)}
        hint={words.t('commitments.field.lines-hint')}
        rows={5}
        optional
      />
    ))}
  </Flow>
)

function AreaQuestions({ words, form, draft }: QuestionsProps) {
  const item = (area: (typeof policyAreaList)[number]['area']) => ({ value: area, text: areaText(words, area) })
  const wider = policyAreaList.filter(({ area, under }) => under === null && policyAreaList.some((it) => it.under === area))
  const alone = policyAreaList.filter(({ area, under }) => under === null && !wider.some((it) => it.area === area))
  const groups: readonly TickableGroup[] = [
    ...wider.map(({ area }) => ({
      title: areaText(words, area),
      items: [item(area), ...policyAreaList.filter(({ under }) => under === area).map((it) => item(it.area))],
    })),
    { title: words.t('commitments.draft.other-areas'), items: alone.map(({ area }) => item(area)) },
  ]
  return <TickGroups words={words} form={form} name="policyAreas" groups={groups} picked={draft.content.policyAreas} />
}

interface TickGroupsProps {
  readonly words: Words
  readonly form: FormState
  readonly name: string
  readonly groups: readonly TickableGroup[]
  readonly picked: readonly string[]
  /** Every group open: after a search. */
  readonly open?: boolean
}

/** Many boxes in groups, folded but for those with something ticked. The first group bears the name of the question. */
function TickGroups({ words, form, name, groups, picked, open = false }: TickGroupsProps) {
  const sent = Object.keys(form.values).length > 0 && ticked(form.values, 'sent').includes(name)
  const chosen = sent ? ticked(form.values, name) : picked
  return (
    <Flow space={3}>
      <HiddenField name="sent" value={name} />
      {groups.map(({ title, items }, at) => {
        const shown = items.filter(({ value }) => chosen.includes(value)).length
        const values = { ...form.values, [groupField(name, at)]: chosen }
        return items.length === 0 ? null : (
          <Details summary={words.t('commitments.draft.group', { title, n: shown })} open={open || shown > 0 || at === 0}>
            <Checkboxes
              words={words}
              form={{ values, errors: form.errors }}
              name={groupField(name, at)}
              legend={<Hidden>{title}</Hidden>}
              options={items}
            />
          </Details>
        )
      })}
    </Flow>
  )
}

function OriginQuestions({ words, form, draft, choices }: QuestionsProps) {
  const { actions, traces, earlier } = choices
  return (
    <Flow>
      {actions.length === 0 ? (
        <Note>
          <p>
            {words.t('commitments.draft.no-actions')} <a href={to(words, '/actions')}>{words.t('commitments.draft.see-actions')}</a>
          </p>
        </Note>
      ) : (
        <Checkboxes
          words={words}
          form={form}
          name="actions"
          legend={words.t('commitments.field.actions')}
          hint={words.t('commitments.field.actions-hint')}
          value={draft.content.actions}
          options={actions.map(({ id, text }) => ({ value: id, text }))}
        />
      )}
      {traces.length === 0 ? (
        <Note id="traces">
          <p>{words.t('commitments.draft.no-traces')}</p>
        </Note>
      ) : (
        <Checkboxes
          words={words}
          form={form}
          name="traces"
          legend={words.t('commitments.field.traces')}
          hint={words.t('commitments.field.traces-hint')}
          value={draft.content.traces.map(({ id }) => id)}
          options={traces.map(({ id, text }) => ({ value: id, text }))}
        />
      )}
      <Select
        words={words}
        form={form}
        name="carriedFrom"
        label={words.t('commitments.field.carriedFrom')}
        hint={words.t('commitments.field.carriedFrom-hint')}
        value={draft.content.carriedFrom ?? ''}
        empty={words.t('commitments.draft.not-carried')}
        options={earlier.map(({ id, text }) => ({ value: id, text }))}
        optional
      />
    </Flow>
  )
}

function GoalQuestions({ words, form, draft }: QuestionsProps) {
  const find = typed(form.values, 'find')
  const { sdgTargets, uncacArticles, climate } = draft.content
  // What is ticked stays in sight whatever is looked for, or it would be taken out unseen.
  const keep = (groups: readonly TickableGroup[], all: readonly TickableGroup[], name: string, picked: readonly string[]) => {
    const chosen = form.values['sent'] === undefined ? picked : ticked(form.values, name)
    return all.map(({ title, items }, at) => ({
      title,
      items: items.filter(({ value }) => chosen.includes(value) || groups[at]?.items.some((it) => it.value === value)),
    }))
  }
  const articles = uncacArticles.map(String)
  return (
    <Flow>
      <Row>
        <TextField
          words={words}
          form={form}
          name="find"
          type="search"
          label={words.t('commitments.draft.find')}
          hint={words.t('commitments.draft.find-hint')}
        />
        <Button quiet icon="search" name="go" value="find">
          {words.t('commitments.draft.find-button')}
        </Button>
      </Row>
      <Subhead level={2}>{words.t('commitments.field.sdgTargets')}</Subhead>
      <TickGroups
        words={words}
        form={form}
        name="sdgTargets"
        groups={keep(sdgGroups(words, find), sdgGroups(words), 'sdgTargets', sdgTargets)}
        picked={sdgTargets}
        open={find !== ''}
      />
      <Subhead level={2}>{words.t('commitments.field.uncacArticles')}</Subhead>
      <TickGroups
        words={words}
        form={form}
        name="uncacArticles"
        groups={keep(uncacGroups(words, find), uncacGroups(words), 'uncacArticles', articles)}
        picked={articles}
        open={find !== ''}
      />
      <Checkbox words={words} form={form} name="climate" label={words.t('commitments.field.climate')} checked={climate} />
    </Flow>
  )
}
