import { beforeAll, describe, expect, test } from 'vitest'
import { findMember } from '#modules/members'
import type { Answer, Client, Typed } from '#test/client.ts'
import { adoptPlan, announcePlan, publishCommitment, tell } from '#test/commitment-scene.ts'
import { type World, world } from '#test/world.ts'
import { findCommitment } from './queries/commitments.ts'
import { findDraft } from './queries/drafts.ts'

let site: World
let contact: Client
let member: string
let plan: { id: string; slug: string; member: string }

beforeAll(async () => {
  site = await world()
  contact = await site.as('exampleland-contact')
  member = (await findMember(site.db, 'exampleland'))?.id ?? ''
  plan = await announcePlan(site.ctx, member, 'exampleland-drafts')
})

const hidden = (page: Answer, name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page.body)?.[1] ?? ''
const errorsOf = (page: Answer) => [...page.body.matchAll(/<p class="err" id="([^"]+)-error"/g)].map((match) => match[1])

/** Opens a page of the form and sends it back with something typed. */
async function write(client: Client, path: string, typed: Typed, from?: Answer) {
  const page = from ?? (await client.get(path))
  expect(page.status).toBe(200)
  return client.post(path, { submission: hidden(page, 'submission'), base: hidden(page, 'base'), ...typed })
}

async function start(title = 'Open the register') {
  const page = await contact.get(`/en/plans/${plan.slug}/new-commitment`)
  const sent = await contact.post(`/en/plans/${plan.slug}/new-commitment`, {
    submission: hidden(page, 'submission'),
    language: 'en',
    title,
  })
  expect(sent.status).toBe(303)
  return /commitments\/([A-Z]{2}\d{4})\/draft/.exec(sent.location ?? '')?.[1] ?? ''
}

describe('writing a commitment without scripts', () => {
  test('from the first title to a draft that lacks nothing, page by page', async () => {
    const reference = await start()
    const at = (page: string) => `/en/commitments/${reference}/draft${page}`
    const check = await contact.get(at(''))
    expect(check.body).toContain('No lead institution is named')
    expect(check.body).toContain(`href="/en/commitments/${reference}/draft/title#lead"`)
    const typed: ReadonlyArray<readonly [string, Typed]> = [
      [
        '/title',
        { 'title-en': 'Open the register', 'title-fr': 'Ouvrir le registre', lead: 'Ministry', from: '2026-01-01', to: '2027-12-31' },
      ],
      ['/problem', { 'problem-en': 'Nobody sees owners.\r\n\r\nA second paragraph.', 'doneSoFar-en': '' }],
      ['/solution', { 'solution-en': 'Publish it', 'expectedResults-en': 'Anyone can look' }],
      ['/values', { values: ['transparency'], 'forTransparency-en': 'It is open' }],
      ['/partners', { partnersInGovernment: 'Archives\r\nRegister office', partnersOutside: 'Example Watch' }],
      ['/policy-areas', { policyAreas: 'beneficial-ownership' }],
      ['/goals', { 'sdgTargets-g15': '16.6', uncacArticles: '', climate: 'yes' }],
      ['/resources', { 'summary-en': 'A register', 'budget-en': 'Two people' }],
    ]
    for (const [page, form] of typed) {
      const sent = await write(contact, at(page), form)
      expect(sent.status, page).toBe(303)
    }
    const added = await write(contact, at('/milestones'), { add: '1' })
    const milestone = (added.location ?? '').split('?')[0] ?? ''
    await write(contact, milestone, { 'title-en': 'Decree', 'output-en': 'A decree', due: '2026-06-30', owner: 'Ministry' })
    const whole = await contact.get(at(''))
    expect(whole.body).toContain('Nothing is missing')
    const draft = await findDraft(site.db, reference)
    expect(draft?.content).toMatchObject({
      title: { original: 'en', en: 'Open the register', fr: 'Ouvrir le registre' },
      prose: { problem: { en: 'Nobody sees owners.\n\nA second paragraph.' } },
      partnersInGovernment: ['Archives', 'Register office'],
      sdgTargets: ['16.6'],
      climate: true,
      milestones: [{ title: { en: 'Decree' }, due: '2026-06-30' }],
    })
    expect((await site.get(at(''))).status).not.toBe(200)
  })

  test('what is wrong is said beside its field, and everything typed stays', async () => {
    const reference = await start()
    const answer = await write(contact, `/en/commitments/${reference}/draft/title`, {
      'title-en': 'x'.repeat(301),
      lead: 'Kept words',
      from: 'soon',
      to: '',
      number: 'first',
    })
    expect(answer.status).toBe(422)
    expect(errorsOf(answer)).toEqual(['title-en', 'from', 'number'])
    expect(answer.body).toContain('Kept words')
    expect((await findDraft(site.db, reference))?.version).toBe(1)
  })

  test('a target is found by a word of any language, and what is ticked stays in sight', async () => {
    const reference = await start()
    const path = `/en/commitments/${reference}/draft/goals`
    const found = await write(contact, path, {
      go: 'find',
      find: 'marchés',
      'sdgTargets-g15': '16.6',
      sent: ['sdgTargets', 'uncacArticles'],
    })
    expect(found.body).toMatch(/value="16\.6"[^>]*checked/)
    expect(found.body).toContain('9 Public procurement and public money')
    expect(found.body).not.toContain('value="1.1"')
  })

  test('milestones are put in another order, taken out, and brought back', async () => {
    const reference = await start()
    const path = `/en/commitments/${reference}/draft/milestones`
    const first = await write(contact, path, { add: '1' })
    await write(contact, (first.location ?? '').split('?')[0] ?? '', { 'title-en': 'One' })
    const second = await write(contact, path, { add: '1' })
    await write(contact, (second.location ?? '').split('?')[0] ?? '', { 'title-en': 'Two' })
    const titles = async () => (await findDraft(site.db, reference))?.content.milestones.map(({ title }) => title.en)
    const ids = async () => (await findDraft(site.db, reference))?.content.milestones.map(({ id }) => id) ?? []
    await write(contact, path, { up: (await ids())[1] ?? '' })
    expect(await titles()).toEqual(['Two', 'One'])
    const removed = await write(contact, path, { remove: (await ids())[0] ?? '' })
    expect(await titles()).toEqual(['One'])
    const told = await contact.get(removed.location ?? '')
    expect(told.body).toContain('The milestone was taken out')
    const undo = /<form[^>]*action="([^"]*\/undo)"[\s\S]*?name="submission" value="([^"]*)"[\s\S]*?name="base" value="([^"]*)"/.exec(
      told.body,
    )
    const undone = await contact.post(undo?.[1] ?? '', { submission: undo?.[2] ?? '', base: undo?.[3] ?? '' })
    expect(undone.status).toBe(303)
    expect(await titles()).toEqual(['Two', 'One'])
  })

  test('a draft is deleted and restored', async () => {
    const reference = await start()
    const deleted = await contact.post(`/en/commitments/${reference}/draft/deletion`)
    expect(deleted.location).toBe(`/en/commitments/${reference}/draft`)
    const page = await contact.get(`/en/commitments/${reference}/draft`)
    expect(page.status).toBe(409)
    expect(page.body).toContain('Restore the draft')
    await contact.post(`/en/commitments/${reference}/draft/restoration`)
    expect((await contact.get(`/en/commitments/${reference}/draft`)).status).toBe(200)
  })

  test('is private to the member', async () => {
    const reference = await start()
    const other = await site.as('example-watch-contact')
    expect((await other.get(`/en/commitments/${reference}/draft`)).status).toBe(404)
    expect((await other.get(`/en/plans/${plan.slug}/new-commitment`)).status).toBe(409)
  })
})

describe('two editors on one commitment', () => {
  test('the second is told what changed, chooses field by field, and nothing is lost', async () => {
    const reference = await start('First title')
    const path = `/en/commitments/${reference}/draft/title`
    const [mine, theirs] = [await contact.get(path), await contact.get(path)]
    const base = { from: '2026-01-01', to: '2027-12-31' }
    await write(contact, path, { ...base, 'title-en': 'Their title', lead: 'Their ministry' }, theirs)
    const met = await write(contact, path, { ...base, 'title-en': 'My title', lead: '', number: '7' }, mine)
    expect(met.status).toBe(409)
    expect(met.body).toContain('Somebody else changed this meanwhile')
    for (const value of ['My title', 'Their title', 'Lead institution']) expect(met.body).toContain(value)
    expect(met.body).toContain('Somebody else also changed, and it is kept')
    const fields = Object.fromEntries(
      [...met.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
    )
    const unchosen = await contact.post(path, fields)
    expect(unchosen.status).toBe(409)
    expect(unchosen.body).toContain('Choose which version stays')
    const kept = await contact.post(path, { ...fields, 'choice-0': 'text', 'words-0': 'Our title' })
    expect(kept.status).toBe(303)
    expect((await findDraft(site.db, reference))?.content).toMatchObject({ title: { en: 'Our title' }, lead: 'Their ministry', number: 7 })
  })

  test('a page that saves by itself answers with its version, and stops when it is behind', async () => {
    const reference = await start()
    const path = `/en/commitments/${reference}/draft/title`
    const [mine, theirs] = [await contact.get(path), await contact.get(path)]
    const base = { from: '2026-01-01', to: '2027-12-31', autosave: '1' }
    const saved = await write(contact, path, { ...base, 'title-en': 'Written' }, mine)
    expect(JSON.parse(saved.body)).toMatchObject({ saved: true, stop: false, version: 2 })
    const behind = await write(contact, path, { ...base, 'title-en': 'Other' }, theirs)
    expect(JSON.parse(behind.body)).toMatchObject({ saved: false, stop: true })
    const wrong = await write(contact, path, { ...base, 'title-en': 'Written', from: 'x' }, mine)
    expect(JSON.parse(wrong.body)).toMatchObject({ saved: false, stop: false })
  })
})

describe('a commitment of an adopted plan', () => {
  test('is revised with a reason and withdrawn with a reason', async () => {
    const adopted = await announcePlan(site.ctx, member, 'exampleland-adopted')
    const { commitment, reference } = await publishCommitment(site.ctx, adopted, 'EX0901')
    await adoptPlan(site.ctx, adopted, [commitment])
    expect((await contact.get(`/en/commitments/${reference}/revision`)).status).toBe(200)
    const opened = await contact.post(`/en/commitments/${reference}/revision`)
    expect(opened.location).toContain(`/commitments/${reference}/draft`)
    const milestone = (await findDraft(site.db, reference))?.content.milestones[0]?.id ?? ''
    expect((await contact.get(`/en/commitments/${reference}/draft/milestones/${milestone}`)).body).not.toContain('name="due"')
    await write(contact, `/en/commitments/${reference}/draft/partners`, { partnersInGovernment: 'Archives', partnersOutside: '' })
    const check = await contact.get(`/en/commitments/${reference}/draft`)
    const form = { submission: hidden(check, 'submission'), version: hidden(check, 'version') }
    const missing = await contact.post(`/en/commitments/${reference}/draft/publication`, { ...form, reason: '' })
    expect(missing.status).toBe(422)
    expect(errorsOf(missing)).toEqual(['reason'])
    const published = await contact.post(`/en/commitments/${reference}/draft/publication`, { ...form, reason: 'A partner left.' })
    expect(published.location).toBe(`/en/commitments/${reference}?done=revised`)
    expect((await findCommitment(site.db, reference))?.revision).toBe(2)
    const withdraw = await contact.get(`/en/commitments/${reference}/withdrawal`)
    const gone = await contact.post(`/en/commitments/${reference}/withdrawal`, {
      submission: hidden(withdraw, 'submission'),
      reason: 'The law was repealed.',
    })
    expect(gone.status).toBe(303)
    expect((await findCommitment(site.db, reference))?.withdrawnAt).not.toBeNull()
    await tell(site.ctx, 'plan-withdrawn', { plan: adopted.id, member }, { reasonGiven: false })
    expect((await contact.get(`/en/commitments/${reference}/revision`)).status).toBe(409)
  })

  test('no request failed', () => expect(site.faults).toEqual([]))
})
