import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { facts, projectedTables } from '#app/facts.ts'
import { mandatesOfMember } from '#modules/accounts'
import { findMember } from '#modules/members'
import { projectedRows, replay } from '#record'
import { type World, world } from '#test/world.ts'
import { type AnnounceForm, announceConsultation } from './acts/announce-consultation.ts'
import { castVote } from './acts/cast-vote.ts'
import { closeConsultation } from './acts/close-consultation.ts'
import { putStatements } from './acts/decide-statement.ts'
import { browserParticipantId, participationKey } from './acts/join-consultation.ts'
import { findConsultation } from './queries/consultations.ts'
import { opinionOf } from './queries/opinion.ts'
import { drawWanted, matrixCsv } from './queries/published-choices.ts'

const words = (en: string) => ({ original: 'en' as const, en })
const slug = 'following-public-money'
const statements = Array.from({ length: 8 }, (_, at) => `Statement number ${at + 1} of this test`)
const submissionOf = (at: number) => `0b4b6c4e-8f0e-4a8e-9d4e-${String(at).padStart(12, '0')}`

const form: AnnounceForm = {
  submission: submissionOf(0),
  planId: null,
  actionId: null,
  subject: 'local-question',
  title: words('Following public money'),
  purpose: words('What should be opened first?'),
  questions: [words('Which contracts?')],
  open: [words('The order')],
  settled: [{ what: words('The budget'), why: words('It was voted') }],
  decider: words('The ministry'),
  themes: [],
  languages: ['en'],
  audience: 'anyone',
  residency: null,
  phases: [
    { kind: 'statements', from: '2026-12-10', to: '2026-12-31' },
    { kind: 'answers', from: '2027-01-01', to: '2027-01-31' },
  ],
  owed: ['proposal'],
}

/** A world where an open consultation has eight statements; who organises it, and its id. */
async function consulting() {
  const it = await world({ consultations: false })
  const member = await findMember(it.db, 'exampleland')
  const [mandate] = await mandatesOfMember(it.db, member?.id ?? '')
  if (mandate === undefined) throw new Error('nobody acts for exampleland')
  const announced = await announceConsultation(it.ctx, mandate, form)
  await putStatements(it.ctx, mandate, slug, { submission: submissionOf(1), language: 'en', texts: statements })
  it.advance(18)
  if (!announced.ok) throw new Error(announced.refusal)
  return { it, mandate, id: announced.fact.id }
}

const votesIn = async ({ db }: World) =>
  db.selectFrom('statement_vote').select(['participant_id', 'statement', 'choice']).orderBy('participant_id').orderBy('statement').execute()

const address = `/en/consultations/${slug}`

describe('weighing through the site', () => {
  let scene: Awaited<ReturnType<typeof consulting>>
  beforeAll(async () => {
    scene = await consulting()
  })

  test('a stranger weighs a statement with a form alone, is shown another, and changes an answer', async () => {
    const { it } = scene
    const client = it.visit()
    const shown = await client.get(`${address}/statements`)
    expect(shown.body).toContain('Statement 1 of 8')
    expect(shown.headers.get('set-cookie')).toBeNull()
    const [, number = '0'] = /name="statement" value="(\d+)"/.exec(shown.body) ?? []
    const [, submission = ''] = /name="submission" value="([^"]+)"/.exec(shown.body) ?? []
    const answer = await client.post(`${address}/statements`, { statement: number, vote: 'agree', submission })
    expect([answer.status, answer.location]).toEqual([303, `${address}/statements`])
    const next = await client.get(`${address}/statements`)
    expect(next.body).toContain('Statement 2 of 8')
    expect(next.body).toContain(statements[Number(number) - 1])
    await client.post(`${address}/statements`, { statement: number, vote: 'disagree' })
    expect(await votesIn(it)).toMatchObject([{ statement: Number(number), choice: -1 }])
  })

  test('the same first form sent twice at once is one person', async () => {
    const { it } = scene
    const before = (await votesIn(it)).length
    const submission = it.ctx.newId()
    const sent = { statement: '2', vote: 'agree', submission }
    const answers = await Promise.all([it.visit().post(`${address}/statements`, sent), it.visit().post(`${address}/statements`, sent)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect((await votesIn(it)).length).toBe(before + 1)
  })

  test.each([
    [{ statement: '1', vote: 'perhaps' }, 422],
    [{ statement: '999', vote: 'agree' }, 409],
    [{ vote: 'agree' }, 422],
  ])('what is no vote is refused: %o', async (sent, status) => {
    const before = await votesIn(scene.it)
    expect((await scene.it.visit().post(`${address}/statements`, sent)).status).toBe(status)
    expect(await votesIn(scene.it)).toEqual(before)
  })

  test('a statement somebody writes is private until the organiser accepts it; a refusal names its ground', async () => {
    const { it } = scene
    const client = it.visit()
    const text = 'Every invoice should be public within a month'
    const wrong = await client.post(`${address}/suggestions`, { submission: it.ctx.newId(), text: 'See https://example.org' })
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('See https://example.org')
    const sent = { submission: it.ctx.newId(), text }
    for (const _ of [1, 2]) expect((await client.post(`${address}/suggestions`, sent)).status).toBe(303)
    await client.post(`${address}/suggestions`, { submission: it.ctx.newId(), text: 'Down with everything' })
    expect((await it.get(`${address}/statements`)).body).not.toContain(text)
    const contact = await it.as('exampleland-contact')
    const drafts = await it.db.selectFrom('statement_draft').select(['id', 'text']).orderBy('text').execute()
    expect(drafts.map((draft) => draft.text)).toEqual(['Down with everything', text])
    const decide = (at: number, decision: string) =>
      contact.post(`${address}/statement-decisions`, { draft: drafts[at]?.id ?? '', decision })
    expect((await decide(0, 'not-a-statement')).status).toBe(303)
    expect((await decide(1, 'accepted')).status).toBe(303)
    expect((await decide(1, 'accepted')).status).toBe(409)
    expect((await it.get(`${address}/map`)).body).toContain(text)
    const editor = await it.as('example-watch-contact')
    expect((await editor.post(`${address}/statement-decisions`, { draft: drafts[0]?.id ?? '', decision: 'accepted' })).status).toBe(403)
  })

  test('with few people the map is a sentence and a table, and nobody is a point', async () => {
    const { body } = await scene.it.get(`${address}/map`)
    expect(body).not.toContain('class="opmap"')
    expect(body).toContain('The map is drawn from 30 people on')
  })
})

describe('many at once', () => {
  test('twenty forms of one person on one statement leave one vote, and every vote acknowledged is there', async () => {
    const { it, id } = await consulting()
    const secret = await participationKey(it.db)
    const ballot = (key: string, statement: number, vote: 'agree' | 'disagree') =>
      castVote(it.ctx, { consultationId: id, participantId: browserParticipantId(secret, id, key), statement, vote, isBrowser: true })
    const outcomes = await Promise.all([
      ...Array.from({ length: 20 }, (_, at) => ballot('same', 1, at % 2 === 0 ? 'agree' : 'disagree')),
      ...Array.from({ length: 300 }, (_, at) => ballot(`person-${at}`, 1 + (at % 8), 'agree')),
      ballot('lost', 99, 'agree'),
    ])
    expect(outcomes.map(({ ok }) => ok)).toEqual([...new Array(320).fill(true), false])
    expect((await votesIn(it)).length).toBe(301)
    const people = await it.db.selectFrom('participant').select('id').execute()
    expect(people.length).toBe(301)
  })
})

/** Three camps of twenty answer six statements each. */
async function campsVote({ it, id }: Awaited<ReturnType<typeof consulting>>): Promise<void> {
  const secret = await participationKey(it.db)
  const people = Array.from({ length: 60 }, (_, at) => ({ key: `camp-${at}`, camp: at % 3 }))
  await Promise.all(
    people.flatMap(({ key, camp }, person) =>
      statements.map((_, at) => {
        const leans = at === 0 ? true : (at + camp) % 3 === 0
        const vote = (person * 7 + at * 5) % 11 === 0 ? 'pass' : leans ? 'agree' : 'disagree'
        return castVote(it.ctx, {
          consultationId: id,
          participantId: browserParticipantId(secret, id, key),
          statement: at + 1,
          vote,
          isBrowser: true,
        })
      }),
    ),
  )
}

describe('closing', () => {
  let scene: Awaited<ReturnType<typeof consulting>>
  beforeAll(async () => {
    scene = await consulting()
    await campsVote(scene)
  })

  test('the map of sixty people has its groups, its twin and the reader’s own point', async () => {
    const { it } = scene
    const { body } = await it.get(`${address}/map`)
    expect(body).toContain('class="opmap"')
    expect(body).toContain(statements[0])
    expect(body).toMatch(/Group A: \d+ people/)
    expect(body).not.toContain('class="you"')
  })

  test('it is refused before the last day and to everybody but the organiser', async () => {
    const { it, mandate } = scene
    expect(await closeConsultation(it.ctx, mandate, slug)).toEqual({ ok: false, refusal: 'not-yet-over' })
    expect((await (await it.as('example-watch-contact')).post(`${address}/closing`)).status).toBe(403)
  })

  test('counts recomputed from the published matrix equal the page; its fingerprint is on the record; no vote comes after', async () => {
    const { it, mandate, id } = scene
    const before = await opinionOf(it.db, id)
    it.advance(25)
    expect(await closeConsultation(it.ctx, mandate, slug)).toEqual({ ok: true, fact: null })
    expect(await closeConsultation(it.ctx, mandate, slug)).toEqual({ ok: false, refusal: 'consultation-closed' })
    const { body: csv, headers } = await it.get(`${address}/choices.csv`)
    const consultation = await findConsultation(it.db, slug)
    expect(headers.get('content-type')).toContain('text/csv')
    expect(createHash('sha256').update(csv).digest('hex')).toBe(consultation?.closed?.matrix?.digest)
    expect(consultation?.closed).toMatchObject({ participants: 60, votes: 480, matrix: { participants: 60, suppressed: 0 } })
    const [head = '', ...rows] = csv
      .trim()
      .split('\r\n')
      .map((line) => line.split(','))
    const { map } = await opinionOf(it.db, id, 'published')
    for (const [column, name] of (head === '' ? [] : head).entries()) {
      if (column === 0) continue
      const count = (choice: string) => rows.filter((row) => row[column] === choice).length
      const number = Number(name.replace('statement-', ''))
      expect(map.counts[number], name).toEqual({ agree: count('1'), disagree: count('-1'), pass: count('0') })
      expect((await it.get(`${address}/map`)).body).toContain(`>${count('1')}<`)
    }
    expect(before.map.counts).toEqual(map.counts)
    const vote = await castVote(it.ctx, { consultationId: id, participantId: it.ctx.newId(), statement: 1, vote: 'agree', isBrowser: true })
    expect(vote).toEqual({ ok: false, refusal: 'vote-not-taken' })
    const tables = await projectedRows(it.db, projectedTables)
    await replay(it.db, facts, projectedTables)
    expect(await projectedRows(it.db, projectedTables)).toEqual(tables)
    expect(it.faults).toEqual([])
  })
})

test('an opinion group of fewer than five is left out of what is published, and a handful of people altogether', () => {
  const choices = (people: number, away: number) => {
    const cells = Array.from({ length: people }, (_, person) =>
      statements.map((_, at) => ({ person, at, vote: person < away ? -1 : (person * 3 + at) % 7 === 0 ? 0 : 1 })),
    ).flat()
    return {
      participants: people,
      statements: statements.map((_, at) => at + 1),
      voter: Int32Array.from(cells, ({ person }) => person),
      statement: Int32Array.from(cells, ({ at }) => at),
      vote: Int8Array.from(cells, ({ vote }) => vote),
    }
  }
  const { kept, map } = drawWanted(choices(40, 3), 'published')
  expect(kept.filter((place) => place < 3)).toEqual([])
  expect(map.sizes.every((size) => size >= 5)).toBe(true)
  expect(drawWanted(choices(9, 0), 'published').kept).toEqual([])
  expect(matrixCsv(choices(2, 1)).toString().split('\r\n')[1]).toBe('1,-1,-1,-1,-1,-1,-1,-1,-1')
})
