import type { Child } from 'hono/jsx'
import { NotFound } from '#kernel/errors.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { textFor } from '#kernel/languages.ts'
import { actionsByIds } from '#modules/collective-actions'
import { followForm } from '#modules/following'
import { memberName } from '#modules/members'
import { ButtonLink, page, Row, to } from '#ui'
import { type CommitmentPage, commitmentPage } from '../queries/commitment-page.ts'
import { type CommitmentSummary, commitmentsByIds, findCommitment } from '../queries/commitments.ts'
import { findDraft } from '../queries/drafts.ts'
import { revisionsOf } from '../queries/revisions.ts'
import { decideOpenRevision, decideWithdrawCommitment } from '../rules/write-commitment.ts'
import type { CoCreation } from '../vocabulary.ts'
import { commitmentJson, milestonesCsv } from './commitment-files.ts'
import { CommitmentView, ledeOf } from './commitment-view.tsx'
import { HistoryPage } from './history-page.tsx'

/** The commitment of the address, or null when the address is another way to write its reference. Throws `NotFound`. */
async function commitmentAsked(c: PageRequest): Promise<CommitmentSummary> {
  const commitment = await findCommitment(c.var.ctx.db, c.req.param('reference') ?? '')
  if (commitment === null) throw new NotFound('no such commitment')
  return commitment
}

/** The address with the reference as it is written, when it was asked otherwise: `ex0007`. */
function elsewhere(c: PageRequest, { reference }: CommitmentSummary): Response | null {
  const asked = c.req.param('reference') ?? ''
  return asked === reference ? null : c.redirect(to(c.var.words, c.var.path.replace(asked, reference)), 301)
}

const done = ['revised', 'closed', 'withdrawn'] as const

async function showCommitment(c: PageRequest, coCreation: CoCreation): Promise<Response> {
  const { ctx, words } = c.var
  const commitment = await commitmentAsked(c)
  const moved = elsewhere(c, commitment)
  if (moved !== null) return moved
  const shown = await commitmentPage(ctx.db, commitment, coCreation, ctx.now())
  const title = textFor(commitment.title, words.lang).text
  const inputs = await coCreation.takenUpIn(ctx.db, words, commitment.id)
  const props = {
    words,
    page: shown,
    inputs,
    actions: await actionsFor(c, shown),
    follow: await followForm(c, { kind: 'commitment', id: commitment.id }),
    done: done.find((it) => it === c.req.query('done')) ?? null,
  }
  return page(c, <CommitmentView {...props} />, {
    title: `${commitment.reference} ${title}`,
    description: ledeOf(words, shown) || words.t('commitments.view.description', { member: memberName(shown.member, words).text, title }),
    fictional: commitment.fictional,
    image: `/share/${words.lang}/commitments/${commitment.reference.toLowerCase()}.png`,
    canonicalPath: `/commitments/${commitment.reference}`,
  })
}

/** What the reader may do with it: the same rules as the acts. Nothing for who does not write for the member. */
async function actionsFor(c: PageRequest, { commitment, plan }: CommitmentPage): Promise<Child> {
  const { words, visitor, ctx } = c.var
  const acting = visitor?.acting
  if (!acting?.memberId || (acting.kind !== 'point-of-contact' && acting.kind !== 'editor')) return null
  const address = to(words, `/commitments/${commitment.reference}`)
  const draft = plan.memberId === acting.memberId ? await findDraft(ctx.db, commitment.reference) : null
  const writes = draft !== null && (plan.adoptedAt === null || draft.revisionOpenedAt !== null)
  const revises = !writes && decideOpenRevision(commitment, plan, acting.memberId).ok
  const withdraws = acting.kind === 'point-of-contact' && decideWithdrawCommitment(commitment, plan, acting.memberId, 'a reason').ok
  if (!writes && !revises && !withdraws) return null
  return (
    <Row>
      {writes ? <ButtonLink href={`${address}/draft`}>{words.t('commitments.view.write')}</ButtonLink> : null}
      {plan.adoptedAt !== null && revises ? (
        <ButtonLink href={`${address}/progress/new`}>{words.t('commitments.view.report')}</ButtonLink>
      ) : null}
      {revises ? (
        <ButtonLink quiet href={`${address}/revision`}>
          {words.t('commitments.view.revise')}
        </ButtonLink>
      ) : null}
      {withdraws ? (
        <ButtonLink quiet href={`${address}/withdrawal`}>
          {words.t('commitments.view.withdraw')}
        </ButtonLink>
      ) : null}
    </Row>
  )
}

/** Revisions of one page of the history. */
const perPage = 10

async function showHistory(c: PageRequest, coCreation: CoCreation): Promise<Response> {
  const { ctx, words } = c.var
  const commitment = await commitmentAsked(c)
  const moved = elsewhere(c, commitment)
  if (moved !== null) return moved
  const all = await revisionsOf(ctx.db, commitment.id)
  const asked = Number(c.req.query('page') ?? '1')
  const at = Number.isInteger(asked) && asked >= 1 && (asked - 1) * perPage < all.length ? asked : 1
  const revisions = all.slice((at - 1) * perPage, at * perPage)
  const address = (n: number) => to(words, `/commitments/${commitment.reference}/history${n === 1 ? '' : `?page=${n}`}`)
  const props = {
    words,
    commitment,
    revisions,
    before: all[at * perPage] ?? null,
    names: await namesIn(c, coCreation, revisions),
    older: at * perPage < all.length ? address(at + 1) : undefined,
    newer: at > 1 ? address(at - 1) : undefined,
  }
  return page(c, <HistoryPage {...props} />, {
    title: words.t('commitments.history.title', { reference: commitment.reference }),
    description: words.t('commitments.history.lede'),
    fictional: commitment.fictional,
    canonicalPath: `/commitments/${commitment.reference}/history`,
  })
}

/** Names of what revisions point to, by id. */
async function namesIn(c: PageRequest, coCreation: CoCreation, revisions: Awaited<ReturnType<typeof revisionsOf>>) {
  const { db } = c.var.ctx
  const { lang } = c.var.words
  const contents = revisions.map(({ content }) => content)
  const [actions, traces, earlier] = await Promise.all([
    actionsByIds(
      db,
      contents.flatMap((it) => it.actions),
    ),
    coCreation.targetsByIds(
      db,
      contents.flatMap((it) => it.traces.map(({ id }) => id)),
    ),
    commitmentsByIds(
      db,
      contents.flatMap((it) => it.carriedFrom ?? []),
    ),
  ])
  return new Map([
    ...[...actions.values()].map(({ id, title }) => [id, textFor(title, lang).text] as const),
    ...[...traces.values()].map(({ id, name }) => [id, textFor(name, lang).text] as const),
    ...[...earlier.values()].map(({ id, reference }) => [id, reference] as const),
  ])
}

/** The public page of a commitment, its history and its files. */
export function viewRoutes(coCreation: CoCreation): Routes {
  const read = async (c: PageRequest) => commitmentPage(c.var.ctx.db, await commitmentAsked(c), coCreation, c.var.ctx.now())
  return defineRoutes()
    .get('/commitments/:reference', 'public', (c) => showCommitment(c, coCreation))
    .get('/commitments/:reference/history', 'public', (c) => showHistory(c, coCreation))
    .get('/commitments/:reference/commitment.json', 'public', async (c) => {
      const shown = await read(c)
      c.header('content-disposition', `attachment; filename="${shown.commitment.reference}.json"`)
      return c.json(commitmentJson(shown, c.var.instance.origin))
    })
    .get('/commitments/:reference/milestones.csv', 'public', async (c) => {
      const shown = await read(c)
      c.header('content-disposition', `attachment; filename="${shown.commitment.reference}-milestones.csv"`)
      return c.body(milestonesCsv(shown), 200, { 'content-type': 'text/csv; charset=utf-8' })
    })
}
