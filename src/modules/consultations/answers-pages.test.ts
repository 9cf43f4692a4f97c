import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { facts } from '#app/facts.ts'
import { languages } from '#kernel/languages.ts'
import { findPlan } from '#modules/action-plans'
import { findMember } from '#modules/members'
import { redact } from '#record'
import { announceForAnswers, propose } from '#test/answer-scene.ts'
import type { Client } from '#test/client.ts'
import { tell } from '#test/commitment-scene.ts'
import { wholeDraft, writeDraft } from '#test/plan-scene.ts'
import { type World, world } from '#test/world.ts'

let w: World
let contact: Client
let editor: Client
let member: string

beforeAll(async () => {
  w = await world({ consultations: false })
  contact = await w.as('exampleland-contact')
  editor = await w.as('exampleland-editor')
  member = (await findMember(w.db, 'exampleland'))?.id ?? ''
})

const submission = () => w.ctx.newId()
const erasure = () => {
  const at = w.ctx.now()
  return { ground: 'author-request', id: w.ctx.newId(), at, recordedAt: at, by: { kind: 'instance' } } as const
}

/** Begins an answer in the ledger and gives the address of its draft. */
async function begin(slug: string, inputs: readonly string[], more: Record<string, string> = {}): Promise<string> {
  const form = { submission: submission(), do: 'answer', which: 'ticked', input: inputs, query: '', ...more }
  const begun = await contact.post(`/en/consultations/${slug}/answers/selection`, form)
  expect(begun.status, begun.body.slice(0, 300)).toBe(303)
  return (begun.location ?? '').replace('/decision', '')
}

const versionIn = (body: string) => /name="version" value="(\d+)"/.exec(body)?.[1] ?? ''
const at = async (client: Client, address: string) => versionIn((await client.get(address)).body)

async function write(draft: string, decision: string, text: Record<string, string | readonly string[]>) {
  expect((await contact.post(`${draft}/decision`, { version: await at(contact, `${draft}/decision`), decision })).status).toBe(303)
  const answer = await contact.post(`${draft}/text`, {
    version: await at(contact, `${draft}/text`),
    institution: 'Ministry of Finance',
    ...text,
  })
  expect(answer, answer.body.slice(0, 300)).toMatchObject({ status: 303, location: draft })
}

async function readAndPublish(draft: string): Promise<string> {
  const version = await at(editor, draft)
  expect((await editor.post(`${draft}/reading`, { version, do: 'agree', note: '' })).status).toBe(303)
  const done = await contact.post(`${draft}/publication`, { version })
  expect(done.status, done.body.slice(0, 300)).toBe(303)
  return done.location ?? ''
}

test('a proposal is an empty cell that blocks adoption, until it is words in a commitment; both pages lead to each other', async () => {
  const plan = await findPlan(w.db, 'exampleland-2027-2029')
  if (plan === null) throw new Error('no plan')
  const consultation = await announceForAnswers(w.ctx, member, {}, plan.id)
  const given = await propose(w.ctx, consultation, 1, { title: 'Publish what was finally paid' })
  const inside = { ...wholeDraft(w.ctx.newId()), from: '2027-07-01', to: '2029-06-30' }
  const commitment = await writeDraft(w.ctx, plan, 'EX0007', inside)
  const planAt = '/en/plans/exampleland-2027-2029'
  expect((await contact.post(`${planAt}/draft`, { commentUntil: '' })).status).toBe(303)

  const blocked = await contact.get(`${planAt}/adoption`)
  const cell = `/en/consultations/${consultation.slug}/answers?input=${given.id}`
  expect(blocked.body).toContain(`href="${cell}"`)
  expect(blocked.body).toContain('Publish what was finally paid')
  expect((await contact.post(`${planAt}/adoption`, { day: '2026-11-23' })).status).toBe(409)
  const ledger = await contact.get(cell)
  expect(ledger.body).toContain('Publish what was finally paid')
  expect(ledger.body).toContain('Awaiting an answer')
  expect((await w.get('/en/rules/R6')).body).toContain('1 of 1 inputs has no answer')

  const draft = await begin(consultation.slug, [given.id])
  await write(draft, 'taken-up', {
    reason: 'People can follow money only to its end.',
    words: 'every payment made',
    place: [`commitment/${commitment}`],
  })
  const published = await readAndPublish(draft)
  const answer = await w.get(published)
  expect(answer.body).toContain('every payment made')
  expect(answer.body).toContain('/en/commitments/EX0007')
  expect(answer.body).toContain('Publish what was finally paid')

  expect((await contact.get(`${planAt}/adoption`)).body).not.toContain(cell)
  expect(await contact.post(`${planAt}/adoption`, { day: '2026-11-23' })).toMatchObject({ status: 303 })
  const { body } = await w.get('/en/commitments/EX0007')
  expect(body).toContain(`/en/consultations/${consultation.slug}/proposals/1`)
  expect(body).toContain('Publish what was finally paid')
  expect(body).toContain(published.replace(/\?.*/, ''))
  expect((await w.get('/en/rules/R6')).status).toBe(200)
  expect(w.faults).toEqual([])
})

describe('the ledger', () => {
  test.each(languages)('is read in %s: empty, full, narrowed, sorted, and as a file', async (lang) => {
    const consultation = await announceForAnswers(w.ctx, member)
    const address = `/${lang}/consultations/${consultation.slug}/answers`
    expect((await w.get(address)).status).toBe(200)
    const [first, second] = [
      await propose(w.ctx, consultation, 1, { theme: 'contracts', title: '=1+1 100% of it' }),
      await propose(w.ctx, consultation, 2),
    ]
    const about = { consultation: consultation.id, proposal: second.id }
    await tell(w.ctx, 'proposals-merged', about, { into: second.id, merged: [first.id], reason: null })
    for (const query of [
      '',
      '?standing=empty',
      '?standing=overdue',
      '?theme=contracts',
      '?q=100%25',
      '?sort=support&page=2',
      '?standing=none-such&page=x',
      '?institution=%00',
    ])
      expect((await w.get(address + query)).status, query).toBe(200)
    expect((await w.get(`${address}?q=100%25`)).body).toContain('100% of it')
    expect((await w.get(`${address}?q=_00%25`)).body).not.toContain('100% of it')
    const rows: Record<string, string>[] = parse((await w.get(`${address}.csv`)).body, { columns: true, bom: true })
    expect(rows.map((row) => [row['number'], row['words'], row['state']])).toEqual([
      ['1', "'=1+1 100% of it", 'merged'],
      ['2', 'Proposal 2', 'awaiting'],
    ])
    expect(w.faults).toEqual([])
  })

  test('shows ticks to its organiser alone; assigns, and answers all that a filter finds', async () => {
    const consultation = await announceForAnswers(w.ctx, member)
    const address = `/en/consultations/${consultation.slug}/answers`
    const given = [
      await propose(w.ctx, consultation, 1, { title: 'Speed bumps' }),
      await propose(w.ctx, consultation, 2, { title: 'More speed bumps' }),
    ]
    await propose(w.ctx, consultation, 3)
    expect((await w.get(address)).body).not.toContain('name="input"')
    expect((await contact.get(address)).body).toContain(`value="${given[0]?.id}"`)
    const select = (form: Record<string, string | readonly string[]>) =>
      contact.post(`${address}/selection`, { submission: submission(), which: 'ticked', query: '', ...form })
    expect((await select({ do: 'assign', input: given[0]?.id ?? '', institution: '' })).status).toBe(422)
    expect((await select({ do: 'assign', institution: 'Registry' })).status).toBe(409)
    expect((await select({ do: 'assign', input: given[0]?.id ?? '', institution: 'Registry' })).status).toBe(303)
    expect((await w.get(`${address}?standing=assigned`)).body).toContain('Registry')
    const found = await select({ do: 'answer', which: 'found', query: 'q=speed' })
    const draft = await contact.get(found.location ?? '')
    expect(draft.body).toContain('More speed bumps')
    expect(draft.body).not.toContain('Proposal 3')
    const other = await w.as('sample-city-contact')
    expect((await other.post(`${address}/selection`, { submission: submission(), do: 'answer', query: '' })).status).toBe(403)
    expect((await other.get(`${address}/drafts`)).status).toBe(403)
  })

  test('counts what lost its words, and says so', async () => {
    const consultation = await announceForAnswers(w.ctx, member)
    const given = await propose(w.ctx, consultation, 1, { title: 'A name that goes' })
    const address = `/en/consultations/${consultation.slug}/answers`
    await w.seal()
    for (const field of ['title', 'text'])
      await w.db.transaction().execute((trx) => redact(trx, { ...erasure(), target: given.entry, field }, facts))
    const { body } = await w.get(address)
    expect(body).not.toContain('A name that goes')
    expect(body).toContain('Its author erased these words')
    expect(body).toContain('1 input awaits an answer')
  })
})

describe('a draft', () => {
  test('is written in steps, sent back, read, published once and revised; the first version stays readable', async () => {
    const consultation = await announceForAnswers(w.ctx, member)
    const given = await propose(w.ctx, consultation, 1)
    const draft = await begin(consultation.slug, [given.id])
    expect((await contact.post(`${draft}/decision`, { version: '1' })).status).toBe(422)
    expect((await contact.get(draft)).body).toContain('Choose a decision')
    await write(draft, 'declined', { reason: '' })
    const version = await at(contact, `${draft}/text`)
    const started = await contact.post(`${draft}/text`, { version, reason: 'So far.', institution: 'X', use: '1' })
    expect(started.body).toContain('So far.\n\nWe do not do this, because [reason]')
    await contact.post(`${draft}/text`, { version, reason: 'We do not do this, because [reason].', institution: 'Ministry of Finance' })
    expect((await contact.get(draft)).body).toContain('Fill in the square brackets')
    await contact.post(`${draft}/text`, {
      version: await at(contact, `${draft}/text`),
      reason: 'The law forbids it.',
      institution: 'Ministry of Finance',
    })
    expect((await contact.get(draft)).body).not.toContain('value="agree"')
    const seen = await at(editor, draft)
    expect((await editor.post(`${draft}/reading`, { version: seen, do: 'return', note: '' })).status).toBe(422)
    expect((await contact.post(`${draft}/publication`, { version: seen })).status).toBe(409)
    expect((await editor.post(`${draft}/reading`, { version: seen, do: 'return', note: 'Which law?' })).status).toBe(303)
    expect((await contact.get(draft)).body).toContain('Which law?')
    expect((await contact.get(`/en/consultations/${consultation.slug}/answers/drafts`)).body).toContain('Sent back with a note')
    await contact.post(`${draft}/text`, { version: seen, reason: 'The budget law of 2020 forbids it.', institution: 'Ministry of Finance' })
    const published = await readAndPublish(draft)
    expect((await contact.get(draft)).location).toBe(published.replace('?done=published', ''))
    const page = published.replace('?done=published', '')
    const revision = (await contact.post(`${page}/revision`)).location ?? ''
    const again = revision.replace(/\/text$/, '')
    await contact.post(revision, {
      version: '1',
      reason: 'The budget law of 2020 forbids it until 2028.',
      institution: 'Ministry of Finance',
    })
    await readAndPublish(again)
    const { body } = await w.get(page)
    expect(body).toContain('until 2028')
    expect(body).toContain('id="version-1"')
    expect(body).toContain('<ins>')
    expect((await w.get(`/ar${page.slice(3)}`)).status).toBe(200)
    expect((await w.get(`/en/consultations/${consultation.slug}/answers/none-such`)).status).toBe(404)
    expect(w.faults).toEqual([])
  })

  test('is thrown away without a trace', async () => {
    const consultation = await announceForAnswers(w.ctx, member)
    const given = await propose(w.ctx, consultation, 1)
    const draft = await begin(consultation.slug, [given.id])
    expect((await contact.post(`${draft}/deletion`)).location).toContain('done=discarded')
    expect((await contact.get(draft)).status).toBe(404)
  })
})
