import type { Words } from '#kernel/i18n.ts'
import { Details, Due, type DueItem, Section, Subhead, to } from '#ui'
import { type Duty, daysBetween, type Ground } from '../owed/duty.ts'
import { numberOf, type RequirementCode, requirementCodes } from '../standing/requirements.ts'

/** A duty with a date. */
export type DatedDuty = Duty & { readonly due: Date }

/** Dated duties by how near they are. */
export interface DueGroups {
  readonly overdue: readonly DatedDuty[]
  readonly month: readonly DatedDuty[]
  readonly later: readonly DatedDuty[]
}

/** How many later duties are shown before the rest is folded. */
const laterShown = 8

/** Groups duties that have a date; what has none waits elsewhere. */
export function groupDue(duties: readonly Duty[], now: Date): DueGroups {
  const dated = duties.flatMap(({ due, ...duty }) => (due === null ? [] : [{ ...duty, due }]))
  const ahead = dated.filter(({ lateDays }) => lateDays === 0)
  const isNear = ({ due }: DatedDuty) => daysBetween(now, due) <= 31
  return {
    overdue: dated.filter(({ lateDays }) => lateDays > 0),
    month: ahead.filter(isNear),
    later: ahead.filter((duty) => !isNear(duty)),
  }
}

interface Props {
  readonly words: Words
  readonly groups: DueGroups
  readonly memberSlug: string
  readonly now: Date
}

/** What is owed, in order of date: each with its distance, what makes it so, and the rule that asks for it. */
export const DueSection = (props: Props) => {
  const { words, groups } = props
  const isEmpty = groups.overdue.length + groups.month.length + groups.later.length === 0
  const rest = groups.later.slice(laterShown)
  return (
    <Section id="due" title={words.t('desk.due.title')} intro={words.t('desk.due.intro')} first>
      {isEmpty ? <p>{words.t('desk.due.none')}</p> : null}
      <Group {...props} name="overdue" duties={groups.overdue} />
      <Group {...props} name="month" duties={groups.month} />
      <Group {...props} name="later" duties={groups.later.slice(0, laterShown)} />
      {rest.length === 0 ? null : (
        <Details summary={words.t('desk.due.rest', { n: rest.length })}>
          <Due words={words} items={rest.map((duty) => dueItem(props, duty))} />
        </Details>
      )}
    </Section>
  )
}

function Group(props: Props & { readonly name: keyof DueGroups; readonly duties: readonly DatedDuty[] }) {
  const { words, name, duties } = props
  if (duties.length === 0) return null
  return (
    <>
      <Subhead level={3}>{words.t(`desk.due.${name}`)}</Subhead>
      <Due words={words} late={name === 'overdue'} items={duties.map((duty) => dueItem(props, duty))} />
    </>
  )
}

function dueItem({ words, memberSlug, now }: Props, duty: DatedDuty): DueItem {
  return {
    date: duty.due,
    when: distanceTo(words, duty, now),
    title: duty.sentence(words),
    href: to(words, duty.href),
    text: duty.detail(words),
    note: duty.ground === null ? null : <GroundNote words={words} ground={duty.ground} memberSlug={memberSlug} />,
  }
}

function distanceTo(words: Words, { lateDays, due }: DatedDuty, now: Date): string {
  if (lateDays > 0) return words.t('desk.clocks.over', { n: lateDays })
  return due < now || daysBetween(now, due) === 0 ? words.t('desk.due.today') : words.distance(now, due)
}

/** The rule or the requirement that asks for something, with its text. */
function GroundNote({ words, ground, memberSlug }: { words: Words; ground: Ground; memberSlug: string }) {
  if (ground === 'own') return <>{words.t('desk.due.own')}</>
  return isRequirement(ground) ? (
    <a href={to(words, `/members/${memberSlug}/standing`)}>{words.t('desk.due.standard', { code: numberOf(ground) })}</a>
  ) : (
    <a href={to(words, `/rules#${ground}`)}>{words.t('desk.due.rule', { code: ground })}</a>
  )
}

const requirements: ReadonlySet<string> = new Set(requirementCodes)
const isRequirement = (ground: Ground): ground is RequirementCode => requirements.has(ground)
