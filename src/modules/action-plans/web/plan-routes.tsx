import type { Child } from 'hono/jsx'
import type { Db } from '#kernel/database.ts'
import { NotFound } from '#kernel/errors.ts'
import { defineRoutes, type RouteDefinition, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { MessageKey, Words } from '#kernel/i18n.ts'
import { followForm } from '#modules/following'
import { getMember, type Member, memberName } from '#modules/members'
import { page } from '#ui'
import { planIndex } from '../queries/plan-index.ts'
import { planPage } from '../queries/plan-page.ts'
import { commitmentsOfVersion, type PlanVersion, versionsOfPlan } from '../queries/plan-versions.ts'
import { planName } from '../queries/plans.ts'
import { mayAnnouncePlan } from '../rules/announce-plan.ts'
import type { CoCreation } from '../vocabulary.ts'
import { planAsked } from './plan-access.tsx'
import { planActRoutes } from './plan-act-routes.tsx'
import { planChangeRoutes } from './plan-change-routes.tsx'
import { planDownloadRoutes } from './plan-download-routes.ts'
import { planDraftRoutes } from './plan-draft-routes.tsx'
import { readPlanFilter } from './plan-filter.ts'
import { PlanIndex } from './plan-index.tsx'
import { offersFor } from './plan-offers.ts'
import { PlanPage } from './plan-page.tsx'
import { PlanDifferencePage, PlanVersionPage } from './plan-version-pages.tsx'

/** What the pages of plans take from other parts of the site. */
export interface PlanPorts {
  readonly coCreation: CoCreation
  /** How a member stands against the rules, as a piece of page; null when no rule applies to it. */
  readonly obligations: (db: Db, words: Words, member: Member, now: Date) => Promise<Child>
}

const dones = [
  'announced',
  'co-creation',
  'implementation',
  'ended',
  'draft-published',
  'adopted',
  'refreshed',
  'withdrawn',
  'document-added',
] as const

/** The sentence for what an act just did; null for anything else in the address. */
function doneSentence(words: Words, done: string | undefined): string | null {
  const known = dones.find((name) => name === done)
  return known === undefined ? null : words.t(`plans.done.${known}` satisfies MessageKey)
}

async function showIndex(c: PageRequest): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const all = await planIndex(ctx.db)
  const filter = readPlanFilter((name) => c.req.query(name))
  const number = Number(c.req.query('page') ?? 1)
  const acting = visitor?.acting
  const own = acting?.kind === 'point-of-contact' && acting.memberId !== null ? await getMember(ctx.db, acting.memberId) : null
  const props = { words, all, filter, page: Number.isInteger(number) ? number : 1, mayAnnounce: own !== null && mayAnnouncePlan(own).ok }
  return page(c, <PlanIndex {...props} />, {
    title: words.t('plans.index.title'),
    description: words.t('plans.index.description'),
    fictional: all.some(({ plan }) => plan.fictional) ? 'part' : undefined,
    canonicalPath: '/plans',
  })
}

async function showPlan(c: PageRequest, { coCreation, obligations }: PlanPorts): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const plan = await planAsked(c)
  const now = ctx.now()
  const shown = await planPage(ctx.db, coCreation, plan, now)
  const props = {
    words,
    page: shown,
    offers: offersFor(words, visitor, plan, shown.versions, now),
    done: doneSentence(words, c.req.query('done')),
    obligations: await obligations(ctx.db, words, shown.member, now),
    follow: await followForm(c, { kind: 'plan', id: plan.id }),
  }
  const member = memberName(shown.member, words).text
  return page(c, <PlanPage {...props} />, {
    title: words.t('plans.page.title', { plan: planName(plan, words), member }),
    description: words.t('plans.page.description', { plan: planName(plan, words), member, n: shown.commitments.length }),
    fictional: plan.fictional,
    canonicalPath: `/plans/${plan.slug}`,
  })
}

/** The version of this number. Throws `NotFound`. */
function versionOf(versions: readonly PlanVersion[], number: string | undefined): PlanVersion {
  const version = versions.find((it) => String(it.version) === number)
  if (version === undefined) throw new NotFound('no such version')
  return version
}

async function showVersion(c: PageRequest): Promise<Response> {
  const { ctx, words } = c.var
  const plan = await planAsked(c)
  const versions = await versionsOfPlan(ctx.db, plan.id)
  const version = versionOf(versions, c.req.param('n'))
  const commitments = await commitmentsOfVersion(ctx.db, plan.id, version.version)
  return page(c, <PlanVersionPage words={words} plan={plan} version={version} versions={versions} commitments={commitments} />, {
    title: words.t('plans.version.title', { plan: planName(plan, words), version: version.version }),
    fictional: plan.fictional,
    canonicalPath: `/plans/${plan.slug}/versions/${version.version}`,
  })
}

async function showDifferences(c: PageRequest): Promise<Response> {
  const { ctx, words } = c.var
  const plan = await planAsked(c)
  const versions = await versionsOfPlan(ctx.db, plan.id)
  const [from, until] = [versionOf(versions, c.req.query('from')), versionOf(versions, c.req.query('to'))]
  const contents = (version: PlanVersion) => commitmentsOfVersion(ctx.db, plan.id, version.version)
  const [before, after] = await Promise.all([contents(from), contents(until)])
  const props = { words, plan, versions, from, until, before, after }
  return page(c, <PlanDifferencePage {...props} />, {
    title: words.t('common.difference.versions', { from: from.version, to: until.version }),
    fictional: plan.fictional,
    canonicalPath: `/plans/${plan.slug}/differences?from=${from.version}&to=${until.version}`,
  })
}

const publicRoutes = (ports: PlanPorts): Routes =>
  defineRoutes()
    .get('/plans', 'public', showIndex)
    .get('/plans/:slug', 'public', (c) => showPlan(c, ports))
    .get('/plans/:slug/versions/:n', 'public', showVersion)
    .get('/plans/:slug/differences', 'public', showDifferences)

/** Every page, form and file of plans. Forms come first: `/plans/new` is no plan's address. */
export const planRoutes = (ports: PlanPorts): readonly RouteDefinition[] => [
  ...planActRoutes.list,
  ...planDraftRoutes(ports.coCreation).list,
  ...planChangeRoutes.list,
  ...planDownloadRoutes.list,
  ...publicRoutes(ports).list,
]
