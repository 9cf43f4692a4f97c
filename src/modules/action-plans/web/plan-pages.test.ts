import { beforeAll, describe, expect, test } from 'vitest'
import { words } from '#kernel/i18n.ts'
import { languages } from '#kernel/languages.ts'
import type { Client } from '#test/client.ts'
import { wholeDraft, writeDraft } from '#test/plan-scene.ts'
import { type World, world } from '#test/world.ts'
import { findPlan } from '../queries/plans.ts'

let w: World
let contact: Client

beforeAll(async () => {
  w = await world({ consultations: false })
  contact = await w.as('exampleland-contact')
})

const running = '/en/plans/exampleland-2025-2027'
const submission = '01a207cf-09cf-749a-8b7e-cb8d110cb069'

describe('the plans', () => {
  test.each(languages)('are listed, filtered and shown in %s without any fault', async (lang) => {
    for (const path of [
      '/plans',
      '/plans?level=local',
      '/plans?phase=co-creation&q=exampleland',
      '/plans?q=zzzz',
      '/plans/exampleland-2025-2027',
      '/plans/exampleland-2023-2024',
      '/plans/exampleland-2027-2029',
      '/plans/sample-city-2027-2028',
      '/plans/exampleland-2025-2027/versions/2',
      '/plans/exampleland-2025-2027/differences?from=1&to=2',
      '/plans/exampleland-2025-2027/differences?from=2&to=3',
    ]) {
      expect((await w.get(`/${lang}${path}`)).status, path).toBe(200)
    }
    expect(w.faults).toEqual([])
  })

  test('say in one sentence what became of them, and mark what is late', async () => {
    const { body } = await w.get(running)
    expect(body).toContain('4 commitments: 1 done with evidence, ')
    for (const reference of ['EX0003', 'EX0004', 'EX0005', 'EX0006']) expect(body).toContain(`/en/commitments/${reference}`)
    expect(body).toContain('id="obligations"')
    expect((await w.get('/en/plans?level=local')).body).toContain('/en/plans/sample-city-2027-2028')
    expect((await w.get('/en/plans?level=local')).body).not.toContain('/en/plans/exampleland-2025-2027')
  })

  test('show word by word what changed between two versions', async () => {
    const { body } = await w.get(`${running}/differences?from=1&to=2`)
    expect(body).toContain('<ins>')
    expect(body).toContain('2 changed')
    expect((await w.get(`${running}/differences?from=1&to=99`)).status).toBe(404)
    expect((await w.get(`${running}/versions/0`)).status).toBe(404)
    expect((await w.get('/en/plans/none-such')).status).toBe(404)
  })

  test('are downloaded as CSV, JSON and Word', async () => {
    const csv = await w.get(`${running}/commitments.csv`)
    expect(csv.headers.get('content-type')).toContain('text/csv')
    expect(csv.body.split('\r\n')[0]).toContain('reference,title,lead')
    expect(csv.body).toContain('EX0005')
    const json = JSON.parse((await w.get(`${running}/plan.json`)).body)
    expect(json.commitments).toHaveLength(4)
    expect(json.plan).toMatchObject({ slug: 'exampleland-2025-2027', fictional: true, phase: 'implementation' })
    for (const lang of ['en', 'ar']) {
      const word = await w.app.request(`http://localhost/${lang}/plans/exampleland-2025-2027/plan.docx`)
      const bytes = new Uint8Array(await word.arrayBuffer())
      expect(String.fromCharCode(...bytes.slice(0, 2))).toBe('PK')
      expect(bytes.length).toBeGreaterThan(5000)
    }
  })
  test('a version tells the goals a commitment serves and the one it carries on', async () => {
    const version = (await w.get('/en/plans/exampleland-2025-2027/versions/3')).body
    for (const key of ['sdgTargets', 'uncacArticles', 'carriedFrom'] as const)
      expect(version).toContain(words('en').t(`commitments.field.${key}`))
    expect(version).toContain('<bdi dir="auto">EX0001</bdi>')
  })
})

describe('a point of contact', () => {
  test('announces a plan; what is to be mended is said beside its field, and nothing typed is lost', async () => {
    const form = { submission, cycle: '4', years: '2', from: '2029-07-01', to: '', adoptionDue: '2029-05-31', day: '2026-11-23' }
    const wrong = await contact.post('/en/plans/new', { ...form, cycle: 'x', from: '', 'title-en': 'A plan of our own' })
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('id="cycle-error"')
    expect(wrong.body).toContain('A plan of our own')
    expect((await contact.post('/en/plans/new', { ...form, day: '2026-11-24' })).status).toBe(409)
    const done = await contact.post('/en/plans/new', form)
    expect(done).toMatchObject({ status: 303, location: '/en/plans/exampleland-2029-2031?done=announced' })
    expect((await contact.post('/en/plans/new', form)).location).toBe(done.location)
    expect((await contact.post('/en/plans/new', { ...form, submission: w.ctx.newId() })).status).toBe(409)
    const page = await contact.get(done.location ?? '')
    expect(page.body).toContain('/en/plans/exampleland-2029-2031/phases/co-creation')
    expect((await w.get('/en/plans/exampleland-2029-2031')).body).not.toContain('/phases/co-creation')
  })

  test('writes, publishes and adopts a plan by its pages; each missing thing leads to where it is mended', async () => {
    const at = '/en/plans/exampleland-2027-2029'
    const plan = await findPlan(w.db, 'exampleland-2027-2029')
    if (plan === null) throw new Error('no plan')
    expect((await contact.get(`${at}/draft`)).body).toContain(`${at}/new-commitment`)
    const whole = wholeDraft(w.ctx.newId())
    const inside = { ...whole, from: '2027-07-01', to: '2029-06-30' }
    await writeDraft(w.ctx, plan, 'EX0007', { ...inside, lead: null })
    const early = await contact.get(`${at}/adoption`)
    expect(early.body).toContain('/en/commitments/EX0007/draft/title#lead')
    expect(early.body).toContain(`${at}/draft`)
    expect((await contact.post(`${at}/adoption`, { day: '2026-11-23' })).status).toBe(409)
    expect((await contact.post(`${at}/draft`, { commentUntil: '31/12/2026' })).status).toBe(422)
    expect(await contact.post(`${at}/draft`, { commentUntil: '' })).toMatchObject({ status: 303, location: `${at}?done=draft-published` })
    expect((await w.get(at)).body).toContain('EX0007')
    await w.db
      .updateTable('commitment_draft')
      .set({ content: JSON.stringify(inside) })
      .where('reference', '=', 'EX0007')
      .execute()
    expect((await contact.post(`${at}/draft`, { commentUntil: '' })).status).toBe(303)
    expect((await contact.get(`${at}/adoption`)).body).toContain('name="day"')
    expect(await contact.post(`${at}/adoption`, { day: '2026-11-23' })).toMatchObject({ status: 303, location: `${at}?done=adopted` })
    expect((await contact.post(`${at}/adoption`, { day: '2026-11-23' })).status).toBe(409)
    expect((await contact.post(`${at}/phases/implementation`, { day: '' })).status).toBe(422)
    expect((await contact.post(`${at}/phases/implementation`, { day: '2026-11-23' })).status).toBe(303)
    expect((await w.get(at)).body).toContain('1 commitment: none done with evidence, none late.')
  })

  test('adds a document, and withdraws with a reason', async () => {
    const at = '/en/plans/sample-city-2027-2028'
    const city = await w.as('sample-city-contact')
    expect((await city.get(`${at}/documents/new`)).status).toBe(200)
    expect((await city.post(`${at}/documents/new`, { submission, kind: 'minutes', title: 'Minutes', link: 'nowhere' })).status).toBe(422)
    const form = { submission, kind: 'minutes', title: 'Minutes of the first meeting', link: 'https://example.org/minutes' }
    expect((await city.post(`${at}/documents/new`, form)).status).toBe(303)
    expect((await w.get(at)).body).toContain('Minutes of the first meeting')
    expect((await city.post(`${at}/withdrawal`, { reason: '' })).status).toBe(422)
    expect((await city.post(`${at}/withdrawal`, { reason: 'The council was dissolved.' })).status).toBe(303)
    const { body } = await w.get(at)
    expect(body).toContain('The council was dissolved.')
    expect(body).toContain('The plan was withdrawn')
  })
})

describe('nobody else', () => {
  test('acts on a plan: an editor, another member, a member that is no government', async () => {
    const at = '/en/plans/exampleland-2025-2027'
    const editor = await w.as('exampleland-editor')
    expect((await editor.get(`${at}/phases/ended`)).status).toBe(409)
    expect((await editor.get(`${at}/documents/new`)).status).toBe(200)
    const watch = await w.as('example-watch-contact')
    expect((await watch.get('/en/plans/new')).body).toContain('Only governments')
    for (const path of ['draft', 'adoption', 'withdrawal', 'refresh', 'documents/new', 'phases/ended'])
      expect((await watch.get(`${at}/${path}`)).status, path).toBe(409)
    expect((await contact.get(`${at}/refresh`)).body).toContain('Only a plan of four years')
    expect((await contact.get(`${at}/phases/nothing`)).status).toBe(404)
    expect(w.faults).toEqual([])
  })
})
