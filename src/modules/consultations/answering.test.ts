import { beforeAll, describe, expect, test } from 'vitest'
import { facts, projectedTables } from '#app/facts.ts'
import { projectedRows, replay } from '#record'
import { actionScene } from '#test/action-scene.ts'
import { announceForAnswers, propose } from '#test/answer-scene.ts'
import { announcePlan, publishCommitment, tell } from '#test/commitment-scene.ts'
import { tally, times } from '#test/races/at-once.ts'
import { agreeToAnswer, publishAnswer, returnAnswer } from './acts/publish-answer.ts'
import { assignInputs, beginAnswer, discardAnswer, reviseAnswer, writeAnswer } from './acts/write-answer.ts'
import { findAnswerDraft } from './queries/answer-drafts.ts'
import { findAnswer } from './queries/answers.ts'

const text = (en: string) => ({ original: 'en' as const, en })
const people = 12
let scene: Awaited<ReturnType<typeof actionScene>>
beforeAll(async () => {
  scene = await actionScene()
})

/** A consultation on a plan with a commitment and proposals; those who write, read and publish for its organiser. */
async function asked(proposals = 1) {
  const { ctx } = scene
  const member = await scene.member()
  const [writer, reader] = [await scene.mandate(member), await scene.mandate(member)]
  const plan = await announcePlan(ctx, member)
  const reference = `ZZ${String(++references).padStart(4, '0')}`
  const { commitment } = await publishCommitment(ctx, plan, reference)
  const consultation = await announceForAnswers(ctx, member, {}, plan.id)
  const given = []
  for (let number = 1; number <= proposals; number += 1) given.push(await propose(ctx, consultation, number))
  const place = { kind: 'commitment', plan: plan.id, commitment } as const
  return { ...consultation, writer, reader, place, inputs: given.map(({ id }) => id), given }
}
let references = 0
type Asked = Awaited<ReturnType<typeof asked>>

const takenUp = ({ place }: Asked) => ({
  decision: 'taken-up' as const,
  reason: text('It is right'),
  words: text('Publish every invoice'),
  takenUpIn: [place],
  institution: text('Ministry of Finance'),
})

async function written(it: Asked, content: object = takenUp(it), inputs = it.inputs) {
  const begun = await beginAnswer(scene.ctx, it.writer, it.slug, { submission: scene.ctx.newId(), inputs })
  if (!begun.ok) throw new Error(begun.refusal)
  expect(await writeAnswer(scene.ctx, it.writer, it.slug, { draft: begun.fact, version: 1 }, content)).toEqual({ ok: true, fact: null })
  return { draft: begun.fact, version: 2 }
}

async function read(it: Asked, content?: object) {
  const seen = await written(it, content)
  expect(await agreeToAnswer(scene.ctx, it.reader, it.slug, seen)).toEqual({ ok: true, fact: null })
  return seen
}

async function published(it: Asked) {
  const seen = await read(it)
  const outcome = await publishAnswer(scene.ctx, it.writer, it.slug, seen)
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.fact
}

test('one answer to fourteen inputs: written, read, published, revised; a replay tells the same', async () => {
  const it = await asked(14)
  const { ctx, db } = scene
  const form = { submission: ctx.newId(), inputs: it.inputs }
  const twice = [await beginAnswer(ctx, it.writer, it.slug, form), await beginAnswer(ctx, it.writer, it.slug, form)]
  expect(twice[0]).toEqual(twice[1])
  const seen = await read(it)
  const first = await publishAnswer(ctx, it.writer, it.slug, seen)
  expect(await publishAnswer(ctx, it.writer, it.slug, seen)).toEqual(first)
  if (!first.ok) throw new Error(first.refusal)
  expect((await findAnswer(db, first.fact))?.inputs).toHaveLength(14)
  const revision = await reviseAnswer(ctx, it.writer, it.slug, first.fact)
  expect(await reviseAnswer(ctx, it.reader, it.slug, first.fact)).toEqual(revision)
  if (!revision.ok) throw new Error(revision.refusal)
  const again = { draft: revision.fact, version: 1 }
  await agreeToAnswer(ctx, it.reader, it.slug, again)
  expect(await publishAnswer(ctx, it.writer, it.slug, again)).toEqual({ ok: false, refusal: 'nothing-changed' })
  await writeAnswer(ctx, it.writer, it.slug, again, { reason: text('It is right, and late') })
  const changed = { ...again, version: 2 }
  expect(await publishAnswer(ctx, it.writer, it.slug, changed)).toEqual({ ok: false, refusal: 'not-read' })
  await agreeToAnswer(ctx, it.reader, it.slug, changed)
  expect(await publishAnswer(ctx, it.writer, it.slug, changed)).toEqual(first)
  const answer = await findAnswer(db, first.fact)
  expect(answer?.versions.map(({ version, reason }) => [version, reason.en])).toEqual([
    [2, 'It is right, and late'],
    [1, 'It is right'],
  ])
  const before = await projectedRows(db, projectedTables)
  await replay(db, facts, projectedTables)
  expect(await projectedRows(db, projectedTables)).toEqual(before)
})

describe('refused', () => {
  test('what is answered, taken back, of elsewhere or none', async () => {
    const it = await asked(2)
    const { ctx } = scene
    const begin = (inputs: readonly string[]) => beginAnswer(ctx, it.writer, it.slug, { submission: ctx.newId(), inputs })
    const back = it.given[1]
    if (back === undefined) throw new Error('not given')
    const about = { consultation: it.id, proposal: back.id, participant: back.participant }
    await tell(ctx, 'proposal-withdrawn', about, { proposal: back.id, reasonGiven: false })
    expect(await begin(it.inputs)).toEqual({ ok: false, refusal: 'input-withdrawn' })
    expect(await begin([])).toEqual({ ok: false, refusal: 'inputs-missing' })
    expect(await begin([ctx.newId()])).toEqual({ ok: false, refusal: 'input-unknown' })
    await published({ ...it, inputs: it.inputs.slice(0, 1) })
    expect(await begin(it.inputs.slice(0, 1))).toEqual({ ok: false, refusal: 'input-answered' })
    const to = { inputs: it.inputs.slice(0, 1), institution: text('Registry') }
    expect(await assignInputs(ctx, it.writer, it.slug, to)).toEqual({ ok: false, refusal: 'input-answered' })
  })

  test.each([
    ['reason-missing', { reason: null }],
    ['brackets-left', { reason: text('Because [why].') }],
    ['words-missing', { words: null }],
    ['place-missing', { takenUpIn: [] }],
    ['place-unknown', { takenUpIn: [{ kind: 'commitment', plan: null, commitment: '0b4b6c4e-8f0e-4a8e-9d4e-1f7c3c1d2e3f' }] }],
  ])('%s', async (refusal, change) => {
    const it = await asked()
    const seen = await written(it, { ...takenUp(it), ...change })
    expect(await agreeToAnswer(scene.ctx, it.reader, it.slug, seen)).toEqual({ ok: false, refusal })
    expect(await publishAnswer(scene.ctx, it.writer, it.slug, seen)).toEqual({ ok: false, refusal })
  })

  test('whoever wrote it reads it, whoever read it publishes it, and what changed since is read again', async () => {
    const it = await asked()
    const { ctx } = scene
    const seen = await written(it)
    expect(await publishAnswer(ctx, it.writer, it.slug, seen)).toEqual({ ok: false, refusal: 'not-read' })
    expect(await agreeToAnswer(ctx, it.writer, it.slug, seen)).toEqual({ ok: false, refusal: 'writer-reads' })
    expect(await returnAnswer(ctx, it.reader, it.slug, seen, 'Say which invoices')).toEqual({ ok: true, fact: null })
    expect(await findAnswerDraft(scene.db, it.id, seen.draft)).toMatchObject({ note: 'Say which invoices', readBy: null })
    await agreeToAnswer(ctx, it.reader, it.slug, seen)
    expect(await publishAnswer(ctx, it.reader, it.slug, seen)).toEqual({ ok: false, refusal: 'reader-publishes' })
    await writeAnswer(ctx, it.writer, it.slug, seen, { reason: text('Another') })
    expect(await writeAnswer(ctx, it.writer, it.slug, seen, { reason: text('A third') })).toEqual({ ok: false, refusal: 'draft-changed' })
    expect(await writeAnswer(ctx, it.writer, it.slug, seen, { reason: text('Another') })).toEqual({ ok: true, fact: null })
    expect(await agreeToAnswer(ctx, it.reader, it.slug, seen)).toEqual({ ok: false, refusal: 'draft-changed' })
    expect(await publishAnswer(ctx, it.writer, it.slug, { ...seen, version: 3 })).toEqual({ ok: false, refusal: 'not-read' })
  })

  test('another member, an unknown draft or answer, a published draft', async () => {
    const [it, other] = [await asked(), await asked()]
    const { ctx } = scene
    const nothing = { draft: ctx.newId(), version: 1 }
    expect(await publishAnswer(ctx, other.writer, it.slug, nothing)).toEqual({ ok: false, refusal: 'not-organiser' })
    expect(await publishAnswer(ctx, it.writer, it.slug, nothing)).toEqual({ ok: false, refusal: 'draft-unknown' })
    expect(await reviseAnswer(ctx, it.writer, it.slug, ctx.newId())).toEqual({ ok: false, refusal: 'answer-unknown' })
    const seen = await read(it)
    await publishAnswer(ctx, it.writer, it.slug, seen)
    expect(await writeAnswer(ctx, it.writer, it.slug, seen, { words: null })).toEqual({ ok: false, refusal: 'draft-published' })
    expect(await discardAnswer(ctx, it.writer, it.slug, seen.draft)).toEqual({ ok: true, fact: null })
    expect(await findAnswerDraft(scene.db, it.id, seen.draft)).not.toBeNull()
  })
})

test('assigned once, whatever is sent twice; the draft begins with that institution', async () => {
  const it = await asked(2)
  const { ctx, db } = scene
  const to = { inputs: it.inputs, institution: text('Registry') }
  await assignInputs(ctx, it.writer, it.slug, to)
  await assignInputs(ctx, it.writer, it.slug, to)
  const rows = await db.selectFrom('consultation_input').select('assigned_entry_id').where('consultation_id', '=', it.id).execute()
  expect(new Set(rows.map((row) => row.assigned_entry_id)).size).toBe(1)
  const begun = await beginAnswer(ctx, it.writer, it.slug, { submission: ctx.newId(), inputs: it.inputs })
  expect(begun.ok && (await findAnswerDraft(db, it.id, begun.fact))?.institution).toEqual(text('Registry'))
  expect(begun.ok && (await discardAnswer(ctx, it.writer, it.slug, begun.fact))).toEqual({ ok: true, fact: null })
})

describe('twelve at once', () => {
  test('publish one answer to one input, from twelve drafts', async () => {
    const it = await asked()
    const seen: { draft: string; version: number }[] = []
    for (let at = 0; at < people; at += 1) seen.push(await read(it))
    const counts = await tally(seen.map((one) => publishAnswer(scene.ctx, it.writer, it.slug, one)))
    expect(counts).toEqual({ ok: 1, 'input-answered': people - 1 })
    const answers = await scene.db.selectFrom('answer').select('id').where('consultation_id', '=', it.id).execute()
    expect(answers).toHaveLength(1)
  })

  test('publish one draft once', async () => {
    const it = await asked()
    const seen = await read(it)
    expect(await tally(times(people, () => publishAnswer(scene.ctx, it.writer, it.slug, seen)))).toEqual({ ok: people })
    const untold = await scene.db.selectFrom('answer_untold').selectAll().execute()
    const answers = await scene.db.selectFrom('answer').select('id').where('consultation_id', '=', it.id).execute()
    expect(untold.filter(({ answer_id }) => answer_id === answers[0]?.id)).toHaveLength(1)
  })

  test('write over one another: one is kept, and it was read by nobody', async () => {
    const it = await asked()
    const seen = await read(it)
    const writes = times(people, (at) => writeAnswer(scene.ctx, it.writer, it.slug, seen, { reason: text(`Reason ${at}`) }))
    const counts = await tally([...writes, publishAnswer(scene.ctx, it.writer, it.slug, seen)])
    const won = counts['ok'] ?? 0
    expect(won).toBe(1)
    const draft = await findAnswerDraft(scene.db, it.id, seen.draft)
    expect(draft?.publishedAt !== null || draft.readBy === null).toBe(true)
  })

  test('revise one answer: one version more', async () => {
    const it = await asked()
    const answer = await published(it)
    const begun = await Promise.all(times(people, () => reviseAnswer(scene.ctx, it.writer, it.slug, answer)))
    expect(new Set(begun.map((one) => one.ok && one.fact)).size).toBe(1)
  })
})
