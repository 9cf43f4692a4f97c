import { beforeAll, describe, expect, test } from 'vitest'
import { words } from '#kernel/i18n.ts'
import { participationsOfMember } from '#modules/collective-actions'
import { findMember } from '#modules/members'
import { type World, world } from '#test/world.ts'
import { owedBy } from '../owed/owed-by.ts'

const procurement = '/en/actions/open-public-procurement/participation'
const submission = '01a207cf-09cf-749a-8b7e-cb8d110cb069'

async function memberOf(w: World, slug: string) {
  const member = await findMember(w.db, slug)
  if (member === null) throw new Error(`no member ${slug}`)
  return member
}

const joinedBy = async (w: World, slug: string) => (await owedBy(w.db, await memberOf(w, slug), w.ctx.now())).joined

/** The one contribution of Sample City, offered and not delivered. */
async function cityContribution(w: World): Promise<string> {
  const [participation] = await participationsOfMember(w.db, (await memberOf(w, 'sample-city')).id)
  return participation?.contributions[0]?.id ?? ''
}

/** What a section holds, from its anchor to its end. */
const section = (body: string, id: string) => body.split(`id="${id}"`)[1]?.split('</section>')[0] ?? ''

describe('what a member owes', () => {
  let w: World
  beforeAll(async () => {
    w = await world()
  })

  test('comes from rule R3: until the next plan is due, a government owes a plan for what no commitment carries', async () => {
    const owed = (await joinedBy(w, 'exampleland')).clocks.map(({ slug, deadline }) => [slug, deadline?.toISOString().slice(0, 7)])
    // Its running plan carries the other action it joined.
    expect(owed).toEqual([['access-to-information', expect.stringMatching(/^2027-0[56]$/)]])
    expect((await joinedBy(w, 'sample-city')).clocks).toHaveLength(1)
    expect(await joinedBy(w, 'example-watch')).toMatchObject({ clocks: [], offered: [{ slug: 'access-to-information' }] })
  })

  test('is told in a sentence, with the days that passed and the day it ends, the nearest date first', async () => {
    const { body } = await (await w.as('exampleland-contact')).get('/en/desk')
    const clocks = section(body, 'clocks')
    expect(clocks).toContain('Joined 4 March 2025')
    expect(clocks).toContain('class="clock"')
    expect(section(body, 'due')).toContain('31 May 2027')
    expect(body).toContain('You joined 2 collective actions; 1 is not in a plan; the clock ends on 31 May 2027.')
    const days = [...section(body, 'due').matchAll(/datetime="([\d-]+)"/g)].map(([, day]) => day)
    expect(days.length).toBeGreaterThan(8)
    expect(days).toEqual([...days].sort())
  })

  test('is of civil society only what it offered: it writes no plan', async () => {
    const { body } = await (await w.as('example-watch-contact')).get('/en/desk')
    expect(section(body, 'due').match(/<li>/g)).toHaveLength(1)
    expect(section(body, 'due')).toContain('Deliver a contribution to “Access to information”')
    expect(body).not.toContain('id="clocks"')
  })
})

describe('contributions and receipts', () => {
  let w: World
  beforeAll(async () => {
    w = await world()
  })

  test('an offer leads to the form that declares it delivered, what ends first before what has no end', async () => {
    const client = await w.as('exampleland-contact')
    const { offered } = await joinedBy(w, 'exampleland')
    expect(offered.map(({ contribution }) => contribution.current.to)).toEqual(['2027-05-31', null])
    const { body } = await client.get('/en/desk')
    for (const { contribution } of offered) {
      const form = `${procurement}/contributions/${contribution.id}/deliver`
      expect(section(body, 'contributions')).toContain(form)
      expect((await client.get(form)).status).toBe(200)
    }
  })

  test('a delivery shows at the giver as waiting, at other participants as a receipt to confirm, until one confirms', async () => {
    const city = await w.as('sample-city-contact')
    const exampleland = await w.as('exampleland-contact')
    const watch = await w.as('example-watch-contact')
    const form = `${procurement}/contributions/${await cityContribution(w)}`
    expect((await exampleland.get('/en/desk')).body).not.toContain(`${form}/receipt`)
    expect((await city.post(`${form}/deliver`, { submission, evidence: 'A report of 12 pages.', link: '' })).status).toBe(303)
    const giver = section((await city.get('/en/desk')).body, 'contributions')
    expect(giver).toContain(words('en').t('desk.contributions.tag-delivered'))
    expect(giver).not.toContain(`${form}/deliver`)
    expect(section((await exampleland.get('/en/desk')).body, 'awaiting')).toContain(`${form}/receipt`)
    expect((await watch.get('/en/desk')).body).not.toContain(`${form}/receipt`)
    expect((await exampleland.get(`${form}/receipt`)).status).toBe(200)
    expect((await exampleland.post(`${form}/receipt`, { submission })).status).toBe(303)
    expect((await exampleland.get('/en/desk')).body).not.toContain(`${form}/receipt`)
    expect(section((await city.get('/en/desk')).body, 'contributions')).toContain(words('en').t('desk.contributions.none'))
  })

  test('the act is among the acts of its mandate, and news for the others', async () => {
    const city = (await (await w.as('sample-city-contact')).get('/en/desk')).body
    expect(section(city, 'acts')).toContain('delivered')
    expect(section(city, 'changes')).toContain('Exampleland')
  })

  test('who leaves an action owes nothing for it any more', async () => {
    const city = await w.as('sample-city-contact')
    expect((await city.post(`${procurement}/withdraw`, { submission, reason: '' })).status).toBe(303)
    const { body } = await city.get('/en/desk')
    expect(section(body, 'due')).not.toContain('/actions/')
    expect(body).not.toContain('id="contributions"')
    expect(await joinedBy(w, 'sample-city')).toMatchObject({ clocks: [], offered: [], unconfirmed: [] })
  })
})
