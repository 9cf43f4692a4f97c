import { Forbidden, NotFound } from '#kernel/errors.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { Words } from '#kernel/i18n.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { ButtonLink, type Crumb, Crumbs, Head, LocalText, page, to, Wrap } from '#ui'
import { type CommitmentSummary, findCommitment } from '../queries/commitments.ts'
import { type Milestone, milestonesOfCommitment } from '../queries/milestones.ts'
import { type Plan, plansByIds } from '../queries/plans.ts'
import { mayCarryOut } from '../rules/carry-out.ts'
import type { CarryOutRefusal } from '../vocabulary.ts'
import { CarryingOutRefusalText } from './carrying-out-refusal.tsx'

/** What every page of carrying out starts from. */
export interface Asked {
  readonly commitment: CommitmentSummary
  readonly plan: Plan
  readonly milestones: readonly Milestone[]
  /** The mandate of the visitor, when it may report on this commitment. */
  readonly mandate: Mandate | null
  /** Why somebody acting for a member may not; null when they may, and for everybody else. */
  readonly obstacle: CarryOutRefusal | null
}

/** The commitment of the address with its milestones. Throws `NotFound`. */
export async function commitmentAsked(c: PageRequest): Promise<Asked> {
  const { ctx, visitor } = c.var
  const commitment = await findCommitment(ctx.db, c.req.param('ref') ?? '')
  const plan = commitment === null ? undefined : (await plansByIds(ctx.db, [commitment.planId])).get(commitment.planId)
  if (commitment === null || plan === undefined) throw new NotFound('no such commitment')
  const milestones = await milestonesOfCommitment(ctx.db, commitment.id, ctx.now())
  const acting = visitor?.acting ?? null
  const memberId = acting?.kind === 'point-of-contact' || acting?.kind === 'editor' ? acting.memberId : null
  if (memberId === null) return { commitment, plan, milestones, mandate: null, obstacle: null }
  const standing = { ...commitment, planWithdrawnAt: plan.withdrawnAt, planAdoptedAt: plan.adoptedAt }
  const may = mayCarryOut(standing, memberId)
  return { commitment, plan, milestones, mandate: may.ok ? acting : null, obstacle: may.ok ? null : may.refusal }
}

/** The milestone of the address. Throws `NotFound`. */
export function milestoneAsked(c: PageRequest, { milestones }: Asked): Milestone {
  const milestone = milestones.find(({ position }) => String(position) === c.req.param('n'))
  if (milestone === undefined) throw new NotFound('no such milestone')
  return milestone
}

/** The mandate of who acts; somebody else’s commitment is told by `cannotPage` before. Throws `Forbidden`. */
export function mandateOf({ mandate }: Asked): Mandate {
  if (mandate === null) throw new Forbidden('member-mandate')
  return mandate
}

/** The address of a commitment, without language. */
export const commitmentPath = ({ reference }: Pick<CommitmentSummary, 'reference'>): string => `/commitments/${reference}`

/** The way from home to a page below a commitment. */
export const trailTo = (words: Words, commitment: CommitmentSummary): readonly Crumb[] => [
  { href: to(words, '/commitments'), text: words.t('common.nav.commitments') },
  { href: to(words, commitmentPath(commitment)), text: <bdi>{commitment.reference}</bdi> },
]

/** Says why somebody who acts for a member cannot do this now, and leads back to the commitment. */
export function cannotPage(c: PageRequest, { commitment }: Asked, refusal: CarryOutRefusal): Response {
  const { words } = c.var
  const title = words.t('milestones.cannot.title')
  const body = (
    <Wrap>
      <Crumbs words={words} trail={trailTo(words, commitment)} here={title} />
      <Head
        title={title}
        lede={<CarryingOutRefusalText words={words} refusal={refusal} />}
        actions={<ButtonLink href={to(words, commitmentPath(commitment))}>{words.t('milestones.cannot.back')}</ButtonLink>}
      />
    </Wrap>
  )
  return page(c, body, { title, status: 409, noindex: true, fictional: commitment.fictional })
}

/** The title of a commitment as part of a sentence. */
export const CommitmentName = ({ words, commitment }: { words: Words; commitment: CommitmentSummary }) => (
  <LocalText words={words} text={commitment.title} mark={false} />
)
