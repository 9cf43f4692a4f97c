import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { languages } from '#kernel/languages.ts'
import { type World, world } from '#test/world.ts'
import { findConsultation } from './queries/consultations.ts'
import { countsToTell, fewestToTell } from './rules/counts-to-tell.ts'

const closed = '/en/consultations/exampleland-plan-2027-2029'

let w: World
beforeAll(async () => {
  w = await world()
})

/** The numbers of each row of the table of all statements, by the words of the statement. */
function tableIn(body: string): ReadonlyMap<string, readonly number[]> {
  const section = body.slice(body.indexOf('id="all"'))
  const rows = section.slice(0, section.indexOf('</table>')).split('<tr').slice(2)
  const textOf = (html: string) => html.replace(/<[^>]*>/g, '').trim()
  return new Map(
    rows.map((row) => {
      const [name = '', ...cells] = [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => textOf(cell))
      return [name, cells.slice(0, 3).map(Number)]
    }),
  )
}

describe('a third party counts again from the published bytes', () => {
  test('participants, votes, and the choices on every statement are those of the report and of the map', async () => {
    const file = await w.get(`${closed}/choices.csv`)
    const [head = [], ...people]: string[][] = parse(file.body)
    const choices = people.flatMap(([, ...cells]) => cells.filter((cell) => cell !== ''))
    const counted = head.slice(1).map((_, at) => {
      const column = people.map((person) => person[at + 1])
      return ['1', '-1', '0'].map((choice) => column.filter((cell) => cell === choice).length)
    })
    expect(counted.length).toBeGreaterThan(10)
    expect(choices.length).toBeGreaterThan(1000)
    const [report, map] = [(await w.get(`${closed}/report`)).body, (await w.get(`${closed}/map`)).body]
    for (const body of [report, map]) expect([...tableIn(body).values()]).toEqual(counted)
    const told = (n: number) => n.toLocaleString('en')
    expect(report).toContain(`The file holds ${told(people.length)} people and ${told(choices.length)} votes.`)
    expect(map).toContain(`${told(people.length)} people chose to answer.`)
    expect(report).toContain(createHash('sha256').update(file.body).digest('hex'))
  })

  test('the way to the entry of the closing leads there, and that entry holds the fingerprint', async () => {
    const { body } = await w.get(`${closed}/report`)
    const entry = /href="(\/en\/record\/[^"]+)">The entry that closed/.exec(body)?.[1] ?? ''
    const consultation = await findConsultation(w.db, 'exampleland-plan-2027-2029')
    expect((await w.get(entry)).body).toContain(consultation?.closed?.matrix?.digest)
  })
})

describe('the page', () => {
  test.each(languages)('says in %s who took part, what was asked, said and answered, and what took words up', async (lang) => {
    for (const slug of ['exampleland-plan-2027-2029', 'exampleland-plan-2025-2027']) {
      const { status, body } = await w.get(`/${lang}/consultations/${slug}/report`)
      expect(status).toBe(200)
      for (const part of ['took-part', 'asked', 'said', 'answers', 'changed', 'check']) expect(body, part).toContain(`id="${part}"`)
      expect(body).toMatch(/href="\/\w+\/commitments\/\w+/)
      expect(body).not.toContain('consultations.report.')
    }
    expect((await w.get(closed)).body).toContain(`href="${closed}/report"`)
    expect(w.faults).toEqual([])
  })

  test('says before the closing when it comes, and leads back', async () => {
    const { status, body } = await w.get('/en/consultations/riverside-of-sample-city/report')
    expect(status).toBe(200)
    expect(body).toContain('People can take part until')
    expect(body).toContain('href="/en/consultations/riverside-of-sample-city"')
    expect(body).not.toContain('id="took-part"')
    expect((await w.get('/en/consultations/riverside-of-sample-city')).body).not.toContain('riverside-of-sample-city/report')
    w.advance(400)
    expect((await w.get('/en/consultations/riverside-of-sample-city/report')).body).toContain('The last day to take part was')
  })

  test('an unknown consultation has none', async () => {
    expect((await w.get('/en/consultations/nothing/report')).status).toBe(404)
  })

  test('does not tell a small group apart, nor the count that would reveal it', async () => {
    const consultation = await findConsultation(w.db, 'exampleland-plan-2027-2029')
    const few = w.db
      .selectFrom('participant')
      .select('id')
      .where('consultation_id', '=', consultation?.id ?? '')
      .orderBy('id')
      .limit(3)
    await w.db.updateTable('participant').set({ author_kind: 'organisation' }).where('id', 'in', few).execute()
    const { body } = await w.get(`${closed}/report`)
    expect(body).toContain('Not told apart: people speaking for organisations and people speaking for themselves.')
    expect(body).not.toMatch(/\d (person|people) speaking for/)
  })
})

test('whoever knows the total and what is told cannot tell a count of fewer than ten people', () => {
  const kinds = ['person', 'organisation', 'member'] as const
  const counts = fc.tuple(...kinds.map(() => fc.nat(30))).map((ns) => kinds.map((kind, at) => ({ kind, n: ns[at] ?? 0 })))
  fc.assert(
    fc.property(counts, (given) => {
      const { told, withheld } = countsToTell(given)
      const hidden = given.filter(({ kind }) => withheld.includes(kind))
      expect(told.every(({ n }) => n >= fewestToTell)).toBe(true)
      expect([...told.map(({ kind }) => kind), ...withheld].sort()).toEqual(given.flatMap(({ kind, n }) => (n > 0 ? [kind] : [])).sort())
      const sum = hidden.reduce((all, { n }) => all + n, 0)
      expect(hidden.length === 0 || told.length === 0 || sum >= fewestToTell).toBe(true)
    }),
  )
})
