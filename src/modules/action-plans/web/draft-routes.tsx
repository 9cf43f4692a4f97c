import type { Child } from 'hono/jsx'
import { NotFound } from '#kernel/errors.ts'
import { typed } from '#kernel/http/form.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { Language } from '#kernel/languages.ts'
import { Button, Form, type FormState, HiddenField, Note, page, to } from '#ui'
import { deriveId } from '../acts/derive-id.ts'
import { draftProblems } from '../rules/draft-problems.ts'
import { decideDeleteDraft, decideEditDraft } from '../rules/write-commitment.ts'
import { type CoCreation, type CommitmentRefusal, type DraftContent, draftPages, mostMilestones } from '../vocabulary.ts'
import { CommitmentRefusalText } from './commitment-refusal.tsx'
import { choicesOf, type DraftAsked, draftAsked, stateOf } from './draft-asked.ts'
import { DraftCheckPage } from './draft-check-page.tsx'
import type { DraftReading } from './draft-fields.ts'
import { type FormPage, movedMilestone, newMilestone, readDraftPage, readMilestone, typedDraftPage, typedMilestone } from './draft-form.ts'
import { OthersNote } from './draft-merge-page.tsx'
import { MilestonePage, MilestonesPage } from './draft-milestones.tsx'
import { DraftCannotPage, DraftPageView, draftAddress } from './draft-page.tsx'
import { savePage } from './draft-saving.tsx'
import { draftScript } from './draft-script.ts'

const noForm: FormState = { values: {} }

/** What every page of the form is shown with. */
function propsOf(c: PageRequest, { draft, plan }: DraftAsked, form: FormState, refusal?: CommitmentRefusal) {
  const { words, visitor } = c.var
  return {
    words,
    visitor,
    draft,
    plan,
    form,
    ...stateOf(c, form.values, draft),
    refusal,
    notice: noticeOf(c, draft),
    script: draftScript().address,
  }
}

/** What was just kept, what others changed meanwhile, and the way to undo. */
function noticeOf(c: PageRequest, draft: DraftAsked['draft']): Child {
  const { words, visitor, ctx } = c.var
  const keys = (c.req.query('others') ?? '').split(',').filter((key) => key !== '')
  const done = c.req.query('done')
  if (done === 'removed') {
    return (
      <Note status>
        <Form action={draftAddress(words, draft, '/undo')} visitor={visitor}>
          <HiddenField name="submission" value={ctx.newId()} />
          <HiddenField name="base" value={String(draft.version)} />
          <p>
            {words.t('commitments.draft.removed')} <Button plain>{words.t('commitments.draft.undo')}</Button>
          </p>
        </Form>
      </Note>
    )
  }
  if (keys.length > 0) return <OthersNote words={words} draft={draft} keys={keys} />
  return done === 'saved' || done === 'restored' || done === 'opened' ? (
    <Note status>
      <p>{words.t(`commitments.done.${done}`)}</p>
    </Note>
  ) : null
}

function shown(c: PageRequest, { plan }: DraftAsked, body: Child, title: string, form: FormState, refusal?: CommitmentRefusal): Response {
  const wrong = (form.errors ?? []).length > 0
  const status = wrong ? 422 : refusal === undefined ? 200 : 409
  return page(c, body, { title, status, noindex: true, errorTitle: wrong || refusal !== undefined, fictional: plan.fictional })
}

/** The page that says why a draft cannot be written now, with the way on; null when it can. */
function cannotWrite(c: PageRequest, { draft, plan, commitment, memberId }: DraftAsked): Response | null {
  const { words, visitor } = c.var
  const may = decideEditDraft(draft, plan, memberId, commitment)
  if (may.ok) return null
  const title = words.t('commitments.draft.cannot')
  const actions =
    may.refusal === 'draft-deleted' ? (
      <Form action={draftAddress(words, draft, '/restoration')} visitor={visitor}>
        <Button>{words.t('commitments.draft.restore')}</Button>
      </Form>
    ) : may.refusal === 'plan-adopted' ? (
      <a href={to(words, `/commitments/${draft.reference}/revision`)}>{words.t('commitments.revision.title')}</a>
    ) : null
  const body = (
    <DraftCannotPage
      words={words}
      plan={plan}
      title={title}
      reason={<CommitmentRefusalText words={words} refusal={may.refusal} />}
      actions={actions}
    />
  )
  return page(c, body, { title, status: 409, noindex: true, fictional: plan.fictional })
}

/** The page of the form that an address names. */
function pageAsked(c: PageRequest): FormPage {
  const found = draftPages.find((name) => name === c.req.param('page'))
  if (found === undefined || found === 'milestones') throw new NotFound('no such page of a draft')
  return found
}

const nextOf = (page: FormPage) => {
  const next = draftPages[draftPages.indexOf(page) + 1]
  return next === undefined ? '' : `/${next}`
}

const nameMap = (named: Awaited<ReturnType<typeof choicesOf>>['named']) =>
  new Map([...named.actions, ...named.traces, ...named.earlier].map(({ id, text }) => [id, text]))

/** Boxes left empty send nothing: without this a page shown again would tick what was there before. */
const emptyBoxes = { values: [], actions: [], traces: [], climate: '' } as const

async function showPage(
  c: PageRequest,
  coCreation: CoCreation,
  asked: DraftAsked,
  at: FormPage,
  form: FormState,
  refusal?: CommitmentRefusal,
) {
  const choices = await choicesOf(c, coCreation, asked)
  const props = propsOf(c, asked, form, refusal)
  const title = c.var.words.t(`commitments.page.${at}`)
  return shown(c, asked, <DraftPageView {...props} page={at} choices={choices.named} />, title, form, refusal)
}

async function sendPage(c: PageRequest, coCreation: CoCreation): Promise<Response> {
  const [asked, at] = [await draftAsked(c), pageAsked(c)]
  const values = c.var.form
  const { ids, named } = await choicesOf(c, coCreation, asked)
  const again = (form: FormState, refusal?: CommitmentRefusal) =>
    showPage(c, coCreation, asked, at, { ...form, values: { ...emptyBoxes, ...form.values } }, refusal)
  if (typed(values, 'go') === 'find') return again({ values })
  const next = typed(values, 'go') === 'check' ? '' : nextOf(at)
  const reading = readDraftPage(at, values, asked.draft.language, ids)
  return savePage(c, { asked, reading, path: `/${at}`, next, names: nameMap(named), again })
}

/** Milestones of the adopted plan: they stay, and their dates change by an act of their own. */
const fixedMilestones = ({ draft, commitment, plan }: DraftAsked): readonly string[] =>
  plan.adoptedAt === null || commitment === null ? [] : draft.publishedMilestones

const showMilestones = (c: PageRequest, asked: DraftAsked, form: FormState = noForm, refusal?: CommitmentRefusal) => {
  const props = propsOf(c, asked, form, refusal)
  return shown(
    c,
    asked,
    <MilestonesPage {...props} fixed={fixedMilestones(asked)} />,
    c.var.words.t('commitments.page.milestones'),
    form,
    refusal,
  )
}

async function sendMilestones(c: PageRequest): Promise<Response> {
  const asked = await draftAsked(c)
  const values = c.var.form
  const [up, down, remove] = [typed(values, 'up'), typed(values, 'down'), typed(values, 'remove')]
  const { submission } = stateOf(c, values, asked.draft)
  const added = deriveId(submission, asked.draft.id, 'milestone')
  const { language } = asked.draft
  const change: DraftReading['change'] =
    remove !== ''
      ? (content) => ({
          ...content,
          milestones: content.milestones.filter(({ id }) => id !== remove || fixedMilestones(asked).includes(id)),
        })
      : up !== ''
        ? (content) => movedMilestone(content, up, -1)
        : down !== ''
          ? (content) => movedMilestone(content, down, 1)
          : typed(values, 'add') === ''
            ? (content) => content
            : (content) => withMilestone(content, added, language)
  const next = typed(values, 'add') === '' ? '/milestones' : `/milestones/${added}`
  const again = (form: FormState, refusal?: CommitmentRefusal) => showMilestones(c, asked, form, refusal)
  const answer = await savePage(c, { asked, reading: { problems: [], change }, path: '/milestones', next, names: new Map(), again })
  const location = answer.headers.get('location')
  return remove === '' || location === null ? answer : c.redirect(location.replace('done=saved', 'done=removed'), 303)
}

/** One more milestone, while there is room; the same form adds it once. */
function withMilestone(content: DraftContent, id: string, language: Language): DraftContent {
  const full = content.milestones.length >= mostMilestones || content.milestones.some((it) => it.id === id)
  return full ? content : { ...content, milestones: [...content.milestones, newMilestone(id, language)] }
}

function milestoneAsked(c: PageRequest, asked: DraftAsked) {
  const milestone = asked.draft.content.milestones.find(({ id }) => id === c.req.param('id'))
  if (milestone === undefined) throw new NotFound('no such milestone')
  return { milestone, fixed: fixedMilestones(asked).includes(milestone.id) }
}

const showMilestone = (c: PageRequest, asked: DraftAsked, form: FormState, refusal?: CommitmentRefusal) => {
  const props = { ...propsOf(c, asked, form, refusal), ...milestoneAsked(c, asked) }
  return shown(c, asked, <MilestonePage {...props} />, c.var.words.t('commitments.draft.milestone-title'), form, refusal)
}

async function sendMilestone(c: PageRequest): Promise<Response> {
  const asked = await draftAsked(c)
  const id = c.req.param('id') ?? ''
  const known = asked.draft.content.milestones.find((it) => it.id === id)
  const reading = readMilestone(id, c.var.form, asked.draft.language, fixedMilestones(asked).includes(id))
  // The other editor may have taken it out since: the page is then compared with that.
  if (known === undefined && typed(c.var.form, 'base') === '') throw new NotFound('no such milestone')
  const again = (form: FormState, refusal?: CommitmentRefusal) => showMilestone(c, asked, form, refusal)
  const path = `/milestones/${id}`
  if (typed(c.var.form, 'go') !== 'add') return savePage(c, { asked, reading, path, next: '/milestones', names: new Map(), again })
  const added = deriveId(stateOf(c, c.var.form, asked.draft).submission, asked.draft.id, 'milestone')
  const change: DraftReading['change'] = (content) => withMilestone(reading.change(content), added, asked.draft.language)
  return savePage(c, { asked, reading: { ...reading, change }, path, next: `/milestones/${added}`, names: new Map(), again })
}

async function showCheck(c: PageRequest, coCreation: CoCreation, form: FormState = noForm, refusal?: CommitmentRefusal): Promise<Response> {
  const asked = await draftAsked(c)
  const { draft, plan, mandate, memberId } = asked
  const cannot = refusal === undefined ? cannotWrite(c, asked) : null
  if (cannot !== null) return cannot
  const props = {
    ...propsOf(c, asked, form, refusal),
    choices: (await choicesOf(c, coCreation, asked)).named,
    problems: draftProblems(draft, plan),
    revision: draft.revisionOpenedAt !== null,
    contact: mandate.kind === 'point-of-contact',
    deletable: decideDeleteDraft(draft, plan, memberId).ok,
  }
  const title = c.var.words.t('commitments.draft.crumb', { reference: draft.reference })
  return shown(c, asked, <DraftCheckPage {...props} />, title, form, refusal)
}

/** The check page of a draft, also after something on it was refused or is to be mended. */
export const showDraftCheck = showCheck

/** The form of a draft, page by page, and its check page. */
export function draftRoutes(coCreation: CoCreation): Routes {
  const open = (show: (c: PageRequest, asked: DraftAsked) => Response | Promise<Response>) => async (c: PageRequest) => {
    const asked = await draftAsked(c)
    return cannotWrite(c, asked) ?? show(c, asked)
  }
  return defineRoutes()
    .get('/commitments/:reference/draft', 'member-mandate', (c) => showCheck(c, coCreation))
    .get(
      '/commitments/:reference/draft/milestones',
      'member-mandate',
      open((c, asked) => showMilestones(c, asked)),
    )
    .post('/commitments/:reference/draft/milestones', 'member-mandate', sendMilestones)
    .get(
      '/commitments/:reference/draft/milestones/:id',
      'member-mandate',
      open((c, asked) => showMilestone(c, asked, { values: typedMilestone(milestoneAsked(c, asked).milestone) })),
    )
    .post('/commitments/:reference/draft/milestones/:id', 'member-mandate', sendMilestone)
    .get(
      '/commitments/:reference/draft/:page',
      'member-mandate',
      open((c, asked) => showPage(c, coCreation, asked, pageAsked(c), { values: typedDraftPage(pageAsked(c), asked.draft.content) })),
    )
    .post('/commitments/:reference/draft/:page', 'member-mandate', (c) => sendPage(c, coCreation))
}
