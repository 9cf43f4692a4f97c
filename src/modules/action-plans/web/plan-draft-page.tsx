import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Crumbs,
  DateField,
  EmptyState,
  Entry,
  ErrorSummary,
  Flow,
  Form,
  type FormState,
  Head,
  List,
  LocalText,
  Note,
  Section,
  Table,
  Tag,
  to,
  Wrap,
} from '#ui'
import type { PlanItemNow } from '../queries/plan-items.ts'
import type { Plan } from '../queries/plans.ts'
import { textOf } from '../rules/draft-content.ts'
import type { LastVersion, Obstacle, PlanRefusal } from '../vocabulary.ts'
import { PlanRefusalNote } from './plan-refusal.tsx'
import { dateOf, planTrail } from './plan-words.tsx'

export interface PlanDraftProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly plan: Plan
  readonly items: readonly PlanItemNow[]
  readonly last: LastVersion | null
  readonly obstacles: readonly Obstacle[]
  /** Null when a version may be published now; else why not. */
  readonly publishing: PlanRefusal | null
  readonly contact: boolean
  readonly form: FormState
  readonly refusal?: PlanRefusal | undefined
}

/** Where a plan is written: its commitments, what still prevents adoption, the next version for comment. Seen by its member alone. */
export const PlanDraftPage = (props: PlanDraftProps) => {
  const { words, plan, items, form, refusal, publishing, contact } = props
  return (
    <Wrap>
      <Crumbs words={words} trail={planTrail(words, plan)} here={words.t('plans.draft.title')} />
      <ErrorSummary words={words} errors={form.errors ?? []} />
      <PlanRefusalNote words={words} refusal={refusal} />
      <Head title={words.t('plans.draft.title')} lede={words.t('plans.draft.lede')} />
      <Section id="commitments" title={words.t('plans.page.commitments')} intro={words.t('plans.draft.private')}>
        <Flow>
          {items.length === 0 ? (
            <EmptyState title={words.t('plans.draft.none')}>
              <p>{words.t('plans.draft.none-text')}</p>
            </EmptyState>
          ) : (
            <ItemTable {...props} />
          )}
          <Actions>
            <ButtonLink icon="plus" href={to(words, `/plans/${plan.slug}/new-commitment`)}>
              {words.t('plans.draft.write')}
            </ButtonLink>
          </Actions>
        </Flow>
      </Section>
      <Obstacles {...props} />
      <Section id="publish" title={words.t('plans.draft.publish')} intro={words.t('plans.draft.publish-intro')}>
        {publishing === null && contact ? (
          <PublishForm {...props} />
        ) : (
          <p>{words.t(`plans.refusal.${publishing ?? 'mandate-not-contact'}`)}</p>
        )}
      </Section>
    </Wrap>
  )
}

function ItemTable({ words, items }: PlanDraftProps) {
  return (
    <Table
      labelledBy="commitments"
      columns={[
        { label: words.t('plans.draft.commitment') },
        { label: words.t('plans.draft.public') },
        { label: words.t('plans.draft.lacks') },
      ]}
      rows={items.map((item) => {
        const title = textOf(item.content.title)
        const name = title === null ? words.t('plans.draft.untitled') : <LocalText words={words} text={title} mark={false} />
        const href = to(words, item.draft === null ? `/commitments/${item.reference}` : `/commitments/${item.reference}/draft`)
        return {
          id: item.reference,
          cells: [
            <a href={href}>
              <bdi>{item.reference}</bdi> {name}
            </a>,
            publicState(words, item),
            item.problems.length === 0 ? (
              <Tag kind="ok" icon="circle-check">
                {words.t('plans.draft.whole')}
              </Tag>
            ) : (
              words.t('plans.draft.lacks-n', { n: item.problems.length })
            ),
          ],
        }
      })}
    />
  )
}

function publicState(words: Words, { revision, changed }: PlanItemNow): Child {
  if (revision === null) return words.t('plans.draft.never-public')
  return words.t(changed ? 'plans.draft.changed' : 'plans.draft.as-public')
}

function Obstacles({ words, plan, obstacles }: PlanDraftProps) {
  if (plan.adoptedAt !== null) return null
  return (
    <Section id="adoption" title={words.t('plans.draft.adoption')} intro={words.t('plans.draft.adoption-intro')}>
      <Flow>
        {obstacles.length === 0 ? (
          <Note>
            <p>{words.t('plans.draft.nothing-missing')}</p>
          </Note>
        ) : (
          <ObstacleList words={words} obstacles={obstacles} />
        )}
        {obstacles.length === 0 ? (
          <Actions>
            <ButtonLink href={to(words, `/plans/${plan.slug}/adoption`)}>{words.t('plans.adopt.title')}</ButtonLink>
          </Actions>
        ) : null}
      </Flow>
    </Section>
  )
}

/** Everything that stands in the way of adoption, each a link to where it is mended. */
export const ObstacleList = ({ words, obstacles }: { words: Words; obstacles: readonly Obstacle[] }) => (
  <>
    <p>{words.t('plans.draft.missing-n', { n: obstacles.length })}</p>
    <List>
      {obstacles.map((obstacle) => (
        <Entry title={obstacleTitle(words, obstacle)} href={to(words, obstacle.href)} text={obstacleText(words, obstacle)} />
      ))}
    </List>
  </>
)

function obstacleTitle(words: Words, { name, reference, cell }: Obstacle): Child {
  if (cell !== null) return <LocalText words={words} text={cell} />
  return reference === null ? words.t(`plans.obstacle.${name}.title`) : <bdi>{reference}</bdi>
}

function obstacleText(words: Words, { name, problem, day }: Obstacle): string {
  if (problem !== null) return words.t(problem.key, problem.values)
  return words.t(`plans.obstacle.${name}.text`, { day: day === null ? '' : dateOf(day) })
}

const PublishForm = ({ words, visitor, plan, form, last }: PlanDraftProps) => (
  <Form action={to(words, `/plans/${plan.slug}/draft`)} visitor={visitor}>
    <DateField
      words={words}
      form={form}
      name="commentUntil"
      label={words.t('plans.field.comment-until')}
      hint={words.t('plans.field.comment-until-hint')}
      value={last?.commentUntil ?? undefined}
      optional
    />
    <Actions>
      <Button>{words.t('plans.draft.publish-button', { version: (last?.version ?? 0) + 1 })}</Button>
    </Actions>
  </Form>
)
