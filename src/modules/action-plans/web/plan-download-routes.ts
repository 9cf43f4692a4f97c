import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { milestonesOfCommitments } from '../queries/milestones.ts'
import { planPage } from '../queries/plan-page.ts'
import { commitmentsOfVersion } from '../queries/plan-versions.ts'
import { newestWords } from '../queries/plan-whole.ts'
import { noCoCreation } from '../vocabulary.ts'
import { planAsked } from './plan-access.tsx'
import { type PlanWhole, planCsv, planJson } from './plan-downloads.ts'

async function wholeAsked(c: PageRequest): Promise<PlanWhole> {
  const { db } = c.var.ctx
  const now = c.var.ctx.now()
  const plan = await planAsked(c)
  // Files name what commitments trace to by its id, in their content: no name is asked for.
  const shown = await planPage(db, noCoCreation, plan, now)
  const [revisions, milestones] = await Promise.all([
    newestWords(db, plan.id),
    milestonesOfCommitments(
      db,
      shown.commitments.map(({ id }) => id),
      now,
    ),
  ])
  return { ...shown, revisions, milestones }
}

const attached = (c: PageRequest, name: string) => c.header('content-disposition', `attachment; filename="${name}"`)

/** The files of a plan. */
export const planDownloadRoutes: Routes = defineRoutes()
  .get('/plans/:slug/commitments.csv', 'public', async (c) => {
    const whole = await wholeAsked(c)
    attached(c, `${whole.plan.slug}.csv`)
    return c.body(planCsv(c.var.words, whole), 200, { 'content-type': 'text/csv; charset=utf-8' })
  })
  .get('/plans/:slug/plan.json', 'public', async (c) => {
    const whole = await wholeAsked(c)
    attached(c, `${whole.plan.slug}.json`)
    return c.json(planJson(whole, c.var.instance.origin))
  })
  .get('/plans/:slug/plan.docx', 'public', async (c) => {
    const whole = await wholeAsked(c)
    const last = whole.versions.at(-1)
    const commitments = last === undefined ? [] : await commitmentsOfVersion(c.var.ctx.db, whole.plan.id, last.version)
    // The library is large and seldom needed: it is read when somebody first asks for a Word document.
    const { planWord } = await import('./plan-word.ts')
    attached(c, `${whole.plan.slug}.docx`)
    const bytes = await planWord(c.var.words, whole, last ?? null, commitments)
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    })
  })
