import { NotFound } from '#kernel/errors.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { textFor } from '#kernel/languages.ts'
import { page } from '#ui'
import { entryPaths } from '../queries/entry-paths.ts'
import { type Evidence, evidenceOfCommitments, findEvidence, looksAtEvidence } from '../queries/evidence.ts'
import { watchOfEvidence } from '../queries/evidence-watch.ts'
import { progressReportsOf } from '../queries/progress-reports.ts'
import { type Asked, cannotPage, commitmentAsked, commitmentPath, milestoneAsked } from './carrying-out-asked.tsx'
import { type CheckedForm, sendForm, showForm } from './checked-form.tsx'
import { evidenceForm, progressForm, withdrawalForm } from './evidence-forms.tsx'
import { EvidenceListPage, EvidencePage } from './evidence-pages.tsx'
import { hostAndPath } from './evidence-words.tsx'
import { dateForm, doneForm, reopenForm } from './milestone-forms.tsx'
import { MilestonePage } from './milestone-page.tsx'
import { milestonePath } from './milestone-timeline.tsx'
import { ProgressPage } from './progress-page.tsx'

const did = (c: PageRequest) => c.req.query('did') ?? null

/** Shows or takes a form of a commitment, unless who acts may not report on it. */
const formOf =
  <Data,>(make: (c: PageRequest, asked: Asked) => CheckedForm<Data> | Promise<CheckedForm<Data>>) =>
  async (c: PageRequest): Promise<Response> => {
    const asked = await commitmentAsked(c)
    const form = await make(c, asked)
    if (asked.obstacle !== null) return cannotPage(c, asked, asked.obstacle)
    return c.req.method === 'POST' ? sendForm(c, form) : showForm(c, form, startOf(c))
  }

/** What an address fills in before anything is typed: which milestone evidence is for. */
function startOf(c: PageRequest) {
  const milestone = c.req.query('milestone')
  return milestone === undefined ? {} : { milestone }
}

async function evidenceAsked(c: PageRequest, { commitment }: Asked): Promise<Evidence> {
  const evidence = await findEvidence(c.var.ctx.db, commitment.id, c.req.param('id') ?? '')
  if (evidence === null) throw new NotFound('no such evidence')
  return evidence
}

const doneHandler = formOf((c, asked) => doneForm(c, asked, milestoneAsked(c, asked)))
const dateHandler = formOf((c, asked) => dateForm(c, asked, milestoneAsked(c, asked)))
const reopenHandler = formOf((c, asked) => reopenForm(c, asked, milestoneAsked(c, asked)))
const evidenceHandler = formOf(evidenceForm)
const progressHandler = formOf(progressForm)
const withdrawalHandler = formOf(async (c, asked) => withdrawalForm(c, asked, await evidenceAsked(c, asked)))

const excerptLength = 1200

/** The beginning of the copy that was captured; null when there is none. */
async function excerptOf(c: PageRequest, { copySha256 }: Evidence): Promise<string | null> {
  if (copySha256 === null) return null
  // A copy that is damaged or whose storage is away: its own address tells; the page of the evidence stands all the same.
  const bytes = await c.var.uploads.store.get(copySha256).catch(() => null)
  if (bytes === null) return null
  const text = new TextDecoder().decode(bytes.subarray(0, excerptLength * 4))
  return text.length > excerptLength ? `${text.slice(0, excerptLength)}…` : text
}

/** Pages and forms of milestones, evidence and progress. */
export const carryingOutRoutes = defineRoutes()
  .get('/commitments/:ref/milestones/:n', 'public', async (c) => {
    const { words, ctx, lang } = c.var
    const asked = await commitmentAsked(c)
    const milestone = milestoneAsked(c, asked)
    const entries = await entryPaths(ctx.db, [milestone.doneEntryId, ...milestone.dates.map(({ entryId }) => entryId)])
    const title = textFor(milestone.title, lang).text
    const body = <MilestonePage words={words} asked={asked} milestone={milestone} entries={entries} did={did(c)} />
    const description = milestone.output === null ? undefined : textFor(milestone.output, lang).text
    const canonicalPath = milestonePath(asked.commitment.reference, milestone)
    return page(c, body, {
      title: `${title} · ${asked.commitment.reference}`,
      description,
      canonicalPath,
      fictional: asked.commitment.fictional,
    })
  })
  .get('/commitments/:ref/milestones/:n/done', 'member-mandate', doneHandler)
  .post('/commitments/:ref/milestones/:n/done', 'member-mandate', doneHandler)
  .get('/commitments/:ref/milestones/:n/date', 'member-mandate', dateHandler)
  .post('/commitments/:ref/milestones/:n/date', 'member-mandate', dateHandler)
  .get('/commitments/:ref/milestones/:n/reopening', 'member-mandate', reopenHandler)
  .post('/commitments/:ref/milestones/:n/reopening', 'member-mandate', reopenHandler)
  .get('/commitments/:ref/evidence', 'public', async (c) => {
    const asked = await commitmentAsked(c)
    const evidence = await evidenceOfCommitments(c.var.ctx.db, [asked.commitment.id])
    const body = <EvidenceListPage words={c.var.words} asked={asked} evidence={evidence} />
    return page(c, body, {
      title: `${c.var.words.t('milestones.list.title')} · ${asked.commitment.reference}`,
      description: c.var.words.t('milestones.list.lede'),
      fictional: asked.commitment.fictional,
    })
  })
  .get('/commitments/:ref/evidence/new', 'member-mandate', evidenceHandler)
  .post('/commitments/:ref/evidence/new', 'member-mandate', evidenceHandler)
  .get('/commitments/:ref/evidence/:id', 'public', async (c) => {
    const { ctx, words } = c.var
    const asked = await commitmentAsked(c)
    const evidence = await evidenceAsked(c, asked)
    const [looks, watch, excerpt] = await Promise.all([
      looksAtEvidence(ctx.db, evidence.id),
      watchOfEvidence(ctx.db, evidence.id),
      excerptOf(c, evidence),
    ])
    const entries = await entryPaths(ctx.db, [evidence.entryId, evidence.withdrawalEntryId, ...looks.map(({ entryId }) => entryId)])
    const named = evidence.fileName ?? (evidence.link === null ? null : hostAndPath(evidence.link))
    const title = `${named ?? words.t('milestones.evidence-page.title')} · ${asked.commitment.reference}`
    const body = <EvidencePage {...{ words, asked, evidence, looks, watch, excerpt, entries }} did={did(c)} />
    // When it was last looked at changes without any act.
    const canonicalPath = `${commitmentPath(asked.commitment)}/evidence/${evidence.id}`
    const description = words.t('milestones.evidence-page.source-intro')
    return page(c, body, { title, description, canonicalPath, fictional: asked.commitment.fictional, shared: false })
  })
  .get('/commitments/:ref/evidence/:id/withdrawal', 'member-mandate', withdrawalHandler)
  .post('/commitments/:ref/evidence/:id/withdrawal', 'member-mandate', withdrawalHandler)
  .get('/commitments/:ref/progress', 'public', async (c) => {
    const { ctx, words } = c.var
    const asked = await commitmentAsked(c)
    const reports = await progressReportsOf(ctx.db, asked.commitment.id)
    const entries = await entryPaths(
      ctx.db,
      reports.map(({ entryId }) => entryId),
    )
    const body = <ProgressPage words={words} asked={asked} reports={reports} entries={entries} did={did(c)} />
    return page(c, body, {
      canonicalPath: `${commitmentPath(asked.commitment)}/progress`,
      description: words.t('milestones.reports.lede'),
      title: `${words.t('milestones.reports.title')} · ${asked.commitment.reference}`,
      fictional: asked.commitment.fictional,
    })
  })
  .get('/commitments/:ref/progress/new', 'member-mandate', progressHandler)
  .post('/commitments/:ref/progress/new', 'member-mandate', progressHandler)
