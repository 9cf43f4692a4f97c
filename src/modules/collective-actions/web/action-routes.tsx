import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { textFor } from '#kernel/languages.ts'
import { isFollowing } from '#modules/following'
import type { Member } from '#modules/members'
import { page, to } from '#ui'
import { actingMember } from '../queries/acting-member.ts'
import { actionIndex } from '../queries/action-index.ts'
import { type ActionPage, actionPage, type Participant } from '../queries/action-page.ts'
import { actionName } from '../queries/actions.ts'
import { participationCounts } from '../queries/participations.ts'
import type { PlansOfMembers } from '../queries/plans-of-members.ts'
import { mayConfirmReceipt, mayCorrectContribution, mayDeliverContribution } from '../rules/contribution.ts'
import { mayJoinAction } from '../rules/join-action.ts'
import { themeName } from '../vocabulary.ts'
import { readActionFilter } from './action-filter.ts'
import type { Invitation } from './action-hero.tsx'
import { ActionIndex } from './action-index.tsx'
import { ActionView } from './action-page.tsx'
import { participantsCsv, participantsJson } from './downloads.ts'
import { actionAsked } from './join-routes.tsx'
import { readFilter } from './participant-filter.ts'

/** What the reader may do on the page: the same rules as the acts. */
function invitationFor(c: PageRequest, { action, participants, past }: ActionPage, member: Member | null): Invitation {
  const { visitor, instance } = c.var
  if (member === null) {
    // Whoever acts for nobody is told why there is nothing to join, or how to act for a member.
    const may = mayJoinAction(action, { status: 'active' }, [])
    if (!may.ok) return { kind: 'refused', refusal: may.refusal }
    return { kind: 'no-member', demo: instance.demo && visitor === null, signedIn: visitor !== null }
  }
  const own = [...participants, ...past].filter((it) => it.member.id === member.id).map(({ participation }) => participation)
  const may = mayJoinAction(action, member, own)
  if (may.ok) return { kind: 'join' }
  return may.refusal === 'already-joined' || own.some(({ withdrawnAt }) => withdrawnAt === null)
    ? { kind: 'leave' }
    : { kind: 'refused', refusal: may.refusal }
}

/** The links beside a contribution that the reader's member may follow now. */
function linksFor(c: PageRequest, shown: ActionPage, member: Member | null) {
  const { words } = c.var
  const isInAction =
    member !== null && (shown.leads.some(({ id }) => id === member.id) || shown.participants.some((it) => it.member.id === member.id))
  return ({ member: giver, participation }: Participant, contributionId: string) => {
    const contribution = participation.contributions.find(({ id }) => id === contributionId)
    if (member === null || contribution === undefined) return null
    const { deliveredAt, receivedAt } = contribution
    const standing = { giverId: giver.id, withdrawnAt: participation.withdrawnAt, deliveredAt, receivedAt }
    const links = [
      ...(mayCorrectContribution(standing, member.id).ok ? (['correct'] as const) : []),
      ...(mayDeliverContribution(standing, member.id).ok ? (['deliver'] as const) : []),
      ...(mayConfirmReceipt(standing, member.id, isInAction).ok ? (['receipt'] as const) : []),
    ]
    if (links.length === 0) return null
    const base = to(words, `/actions/${shown.action.slug}/participation/contributions/${contributionId}`)
    return (
      <p class="row small">
        {links.map((link) => (
          <a href={`${base}/${link}`}>{words.t(`actions.${link}.title`)}</a>
        ))}
      </p>
    )
  }
}

type PageAsked = (c: PageRequest, allEntries?: boolean) => Promise<ActionPage>

/** The collective actions, each with its page and the files of who takes part. */
export function actionRoutes(plansOf: PlansOfMembers): Routes {
  const pageAsked: PageAsked = async (c, allEntries) => {
    const { ctx } = c.var
    return actionPage(ctx.db, await actionAsked(c), plansOf, ctx.now(), allEntries)
  }
  return defineRoutes()
    .get('/actions', 'public', showIndex)
    .get('/actions/:slug/participants.csv', 'public', async (c) => {
      const shown = await pageAsked(c)
      c.header('content-disposition', `attachment; filename="${shown.action.slug}-participants.csv"`)
      return c.body(participantsCsv(shown), 200, { 'content-type': 'text/csv; charset=utf-8' })
    })
    .get('/actions/:slug/participants.json', 'public', async (c) => {
      const shown = await pageAsked(c)
      c.header('content-disposition', `attachment; filename="${shown.action.slug}-participants.json"`)
      return c.json(participantsJson(shown, c.var.instance.origin))
    })
    .get('/actions/:slug', 'public', (c) => showAction(c, pageAsked))
}

async function showIndex(c: PageRequest): Promise<Response> {
  const { ctx, words } = c.var
  const [all, counts] = await Promise.all([actionIndex(ctx.db), participationCounts(ctx.db)])
  const filter = readActionFilter((name) => c.req.query(name))
  return page(c, <ActionIndex words={words} all={all} filter={filter} counts={counts} />, {
    title: words.t('actions.index.title'),
    description: words.t('actions.index.description'),
    fictional: all.some(({ action }) => action.fictional) ? 'part' : undefined,
    canonicalPath: '/actions',
  })
}

async function showAction(c: PageRequest, pageAsked: PageAsked): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const allActivity = c.req.query('activity') === 'all'
  const [shown, member] = [await pageAsked(c, allActivity), await actingMember(ctx.db, visitor)]
  const { action } = shown
  const props = {
    words,
    page: shown,
    filter: readFilter((name) => c.req.query(name)),
    invitation: invitationFor(c, shown, member),
    done: c.req.query('done') ?? null,
    allActivity,
    actionsFor: linksFor(c, shown, member),
    visitor,
    following: await isFollowing(ctx.db, visitor?.email, { kind: 'action', id: action.id }),
  }
  const invented = [...shown.participants, ...shown.past].some((it) => it.member.fictional)
  const ask = action.asks[0]
  return page(c, <ActionView {...props} />, {
    title: actionName(action, words).text,
    description: ask === undefined ? undefined : textFor(ask, words.lang).text,
    theme: themeName(action.theme),
    fictional: action.fictional ? true : invented ? 'part' : undefined,
    image: `/share/${words.lang}/actions/${action.slug}.png`,
    canonicalPath: `/actions/${action.slug}`,
  })
}
