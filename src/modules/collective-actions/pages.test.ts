import { beforeAll, describe, expect, test } from 'vitest'
import { languages } from '#kernel/languages.ts'
import { findAction, listActions, listParticipations } from '#modules/collective-actions'
import { findMember } from '#modules/members'
import type { Answer, Client, Typed } from '#test/client.ts'
import { type World, world } from '#test/world.ts'
import { longestDescription } from './vocabulary.ts'

let w: World
let contact: Client
let steward: Client
const slug = 'transparency-on-lobbying'
const form = `/en/actions/${slug}/participation`
const said = { 'kind-1': 'expertise', 'description-1': 'Two people who know how' }

beforeAll(async () => {
  w = await world()
  contact = await w.as('exampleland-contact')
  steward = await w.as('steward')
})

const submissionIn = ({ body }: Answer) => /name="submission" value="([^"]+)"/.exec(body)?.[1] ?? ''

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
const unescaped = (text: string) => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)

/** The fields of a form as a browser would send them back, hidden ones included. */
const hidden = ({ body }: Answer): Typed =>
  Object.fromEntries(
    [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name ?? '',
      unescaped(value ?? ''),
    ]),
  )

async function participationOf(memberSlug: string, actionSlug = slug) {
  const [action, member] = [await findAction(w.db, actionSlug), await findMember(w.db, memberSlug)]
  return listParticipations(w.db, { actionId: action?.id, memberId: member?.id })
}

/** Leaves the action, so that a test can join it anew. */
async function leave(client: Client, memberSlug: string) {
  if ((await participationOf(memberSlug)).every(({ withdrawnAt }) => withdrawnAt !== null)) return
  const page = await client.get(`${form}/withdraw`)
  await client.post(`${form}/withdraw`, { submission: submissionIn(page), reason: '' })
}

/** Fills the three pages of the joining form, as a browser without scripts does. */
async function join(client: Client, fields: Typed = said, reservation = '') {
  const first = await client.get(form)
  const limits = await client.post(form, { ...hidden(first), ...fields })
  const check = await client.post(form, { ...hidden(limits), reservation })
  return { limits, check, answer: await client.post(form, hidden(check)), sent: hidden(check) }
}

describe('the pages anyone reads', () => {
  test('the index lists every action in four languages, filters and searches', async () => {
    const count = (await listActions(w.db)).length
    for (const lang of languages) {
      const { status, body } = await w.get(`/${lang}/actions`)
      expect(status).toBe(200)
      expect(body.match(/\/actions\/[a-z-]+"/g)?.length).toBeGreaterThanOrEqual(count)
    }
    const climate = await w.get('/en/actions?theme=climate-sustainable-development')
    expect(climate.body).not.toContain(slug)
    expect((await w.get('/en/actions?q=lobbying')).body).toContain(slug)
    expect((await w.get('/en/actions?q=nothing-like-this')).body).toContain('No action matches')
    expect((await w.get('/en/actions?theme=%3Cscript%3E&q=%3Cscript%3E')).body).not.toContain('<script>')
  })

  test('an action shows who joined, marks invented members apart and puts none on the map', async () => {
    const { status, body } = await w.get(`/en/actions/${slug}`)
    expect(status).toBe(200)
    expect(body).toContain('Joined, but not in a plan')
    expect(body).toContain('This government publishes no plan of its own here yet')
    const map = /<figure class="map">.*?<\/figure>/s.exec(body)?.[0] ?? ''
    expect(map).not.toContain('Exampleland')
    expect(map).toContain('dot--open')
  })

  test('an action that does not exist answers 404, whatever is asked below it', async () => {
    for (const path of ['', '/participants.csv', '/participants.json']) expect((await w.get(`/en/actions/nowhere${path}`)).status).toBe(404)
    for (const path of ['', '/withdraw', '/contributions/x/correct']) {
      expect((await contact.get(`/en/actions/nowhere/participation${path}`)).status).toBe(404)
      expect((await contact.post(`/en/actions/nowhere/participation${path}`)).status).toBe(404)
    }
    expect((await contact.get(`${form}/contributions/x/deliver`)).status).toBe(404)
  })

  test('the files hold what the page shows', async () => {
    const json: unknown = JSON.parse((await w.get(`/en/actions/${slug}/participants.json`)).body)
    const csv = (await w.get(`/fr/actions/${slug}/participants.csv`)).body
    const action = await findAction(w.db, slug)
    const all = await listParticipations(w.db, { actionId: action?.id })
    expect(json).toMatchObject({ action: { slug }, participants: { length: all.length } })
    expect(csv.trim().split('\r\n')).toHaveLength(all.length + 1)
  })

  test('a stranger is told how to join; the form sends them to sign in', async () => {
    expect((await w.get(`/en/actions/${slug}`)).body).toContain('Try it as…')
    expect([302, 303]).toContain((await w.get(form)).status)
    expect((await w.post(form, said)).status).toBe(401)
  })
})

describe('joining', () => {
  test('page by page: nothing typed is lost, the check page holds the very words, the action shows them', async () => {
    await leave(contact, 'exampleland')
    const fields = {
      ...said,
      count: '2',
      'kind-2': 'technical-means',
      'description-2': 'Hosting <b>&</b> “data”',
      'link-2': 'https://example.org/a?b=c&d',
    }
    const { limits, check, answer } = await join(contact, fields, 'Within the Secrecy Act')
    expect(limits.body).toContain('Reservation, if you have one')
    expect(check.body).toContain('Hosting &lt;b&gt;&amp;&lt;/b&gt; “data”')
    expect(check.body).toContain('Within the Secrecy Act')
    expect(answer).toMatchObject({ status: 303, location: `/en/actions/${slug}?done=joined#m-exampleland` })
    const page = (await contact.get(`/en/actions/${slug}?done=joined`)).body
    expect(page).toContain('Your member has joined')
    expect(page).toContain('Being sealed')
    expect(page).toContain('Hosting &lt;b&gt;')
    expect(page).toContain('id="m-exampleland"')
    await w.seal()
    const sealed = (await w.get(`/en/actions/${slug}`)).body
    expect(sealed).not.toContain('Being sealed')
    expect(sealed).toContain('Verifiable public record')
  })

  test('the same form sent again leads to the same place and adds nothing', async () => {
    await leave(contact, 'exampleland')
    const { answer, sent } = await join(contact)
    const before = await participationOf('exampleland')
    expect(await contact.post(form, sent)).toMatchObject({ status: 303, location: answer.location })
    expect(await participationOf('exampleland')).toEqual(before)
  })

  test('an empty form, a long text, a wrong kind: 422, each said beside its field, all kept', async () => {
    await leave(contact, 'exampleland')
    const empty = await contact.post(form, { step: 'contributions' })
    expect(empty.status).toBe(422)
    expect(empty.body).toMatch(/<title>Error: /)
    expect(empty.body).toContain('href="#kind-1"')
    expect(empty.body).toContain('href="#description-1"')
    const long = await contact.post(form, { step: 'contributions', ...said, 'description-1': 'x'.repeat(longestDescription + 1) })
    expect(long.status).toBe(422)
    expect(long.body).toContain('x'.repeat(longestDescription + 1))
    const wrong = await contact.post(form, { step: 'check', ...said, 'kind-1': 'gold', submission: w.ctx.newId() })
    expect(wrong.status).toBe(422)
    expect((await participationOf('exampleland')).filter(({ withdrawnAt }) => withdrawnAt === null)).toEqual([])
  })

  test('problems and refusals are told in the reader’s language', async () => {
    for (const lang of languages) {
      const client = await w.as('sample-city-contact', lang)
      const answer = await client.post(`/${lang}/actions/${slug}/participation`, { step: 'contributions' })
      expect(answer.status).toBe(422)
      expect(answer.body.includes('Choose what you will bring')).toBe(lang === 'en')
    }
  })

  test('a form without its token of the session is refused, and so is a form of a steward', async () => {
    expect((await contact.send(form, { ...said, step: 'check', submission: w.ctx.newId() })).status).toBe(403)
    expect((await steward.post(form, { ...said, step: 'check', submission: w.ctx.newId() })).status).toBe(403)
  })

  test('twice is refused with the reason, also before the form is filled', async () => {
    await leave(contact, 'exampleland')
    await join(contact)
    const editor = await w.as('exampleland-editor')
    const page = await editor.get(form)
    expect(page.status).toBe(409)
    expect(page.body).toContain('already takes part')
    const again = await editor.post(form, { ...said, step: 'check', submission: w.ctx.newId() })
    expect(again.status).toBe(409)
    expect(again.body).toContain('already takes part')
    expect(again.body).toContain('/en/rules/R2')
    expect((await contact.get(`/en/actions/${slug}`)).body).toContain(`${form}/withdraw`)
  })
})

describe('a participation', () => {
  test('is corrected, delivered, received, left: each from its own page', async () => {
    await leave(contact, 'exampleland')
    await join(contact)
    const [current] = (await participationOf('exampleland')).filter(({ withdrawnAt }) => withdrawnAt === null)
    const id = current?.contributions[0]?.id ?? ''
    const at = `${form}/contributions/${id}`
    const correcting = await contact.get(`${at}/correct`)
    expect(correcting.body).toContain(said['description-1'])
    const same = await contact.post(`${at}/correct`, { ...said, submission: submissionIn(correcting) })
    expect(same.status).toBe(409)
    const corrected = await contact.post(`${at}/correct`, {
      ...said,
      'description-1': 'Three people',
      submission: submissionIn(correcting),
    })
    expect(corrected.status).toBe(303)
    const delivering = await contact.get(`${at}/deliver`)
    expect((await contact.post(`${at}/deliver`, { submission: submissionIn(delivering), evidence: ' ', link: 'ftp://x' })).status).toBe(422)
    expect((await contact.post(`${at}/deliver`, { submission: submissionIn(delivering), evidence: 'They came', link: '' })).status).toBe(
      303,
    )
    expect((await contact.get(`${at}/receipt`)).body).toContain('does not confirm its own')
    const watch = await w.as('example-watch-contact')
    if ((await participationOf('example-watch')).every(({ withdrawnAt }) => withdrawnAt !== null)) await join(watch)
    const receipt = await watch.get(`${at}/receipt`)
    expect(receipt.status).toBe(200)
    expect((await watch.post(`${at}/receipt`, { submission: submissionIn(receipt) })).status).toBe(303)
    expect((await contact.get(`${at}/correct`)).status).toBe(409)
    const page = (await w.get(`/en/actions/${slug}`)).body
    for (const text of ['Three people', '1 earlier version', 'They came', 'Receipt confirmed']) expect(page).toContain(text)
  })

  test('ends with a reason or without, and stays on the page with its dates', async () => {
    await leave(contact, 'exampleland')
    await join(contact)
    const page = await contact.get(`${form}/withdraw`)
    const long = await contact.post(`${form}/withdraw`, { submission: submissionIn(page), reason: 'x'.repeat(1001) })
    expect(long.status).toBe(422)
    const left = await contact.post(`${form}/withdraw`, { submission: submissionIn(page), reason: 'No means this year' })
    expect(left).toMatchObject({ status: 303, location: `/en/actions/${slug}?done=withdrawn#m-exampleland` })
    expect(await contact.post(`${form}/withdraw`, { submission: submissionIn(page), reason: 'No means this year' })).toMatchObject({
      status: 303,
    })
    const shown = (await w.get(`/en/actions/${slug}`)).body
    expect(shown).toContain('No means this year')
    expect((await contact.get(`${form}/withdraw`)).status).toBe(409)
  })
})

describe('the support team', () => {
  test('proposes, opens, leads and closes an action; a closed one is not joined', async () => {
    const page = await steward.get('/en/admin/actions/new')
    expect((await steward.post('/en/admin/actions/new', {})).status).toBe(422)
    const fields = {
      submission: submissionIn(page),
      original: 'en',
      'title-en': 'Open diaries',
      'asks-en': 'Say who\nSay when',
      theme: 'digital-tools-capacity',
      level: 'local',
      fictional: '1',
    }
    expect(await steward.post('/en/admin/actions/new', fields)).toMatchObject({ status: 303, location: '/en/admin/actions/open-diaries' })
    const at = '/en/admin/actions/open-diaries'
    const proposed = await contact.get('/en/actions/open-diaries/participation')
    expect(proposed.body).toContain('not open yet')
    expect((await steward.post(`${at}/opening`, { day: '2099-01-01' })).status).toBe(409)
    expect((await steward.post(`${at}/opening`, { day: 'tomorrow' })).status).toBe(422)
    expect((await steward.post(`${at}/opening`, { day: '2026-11-23' })).status).toBe(303)
    expect((await steward.post(`${at}/leads`, { member: 'exampleland' })).status).toBe(303)
    expect((await steward.post(`${at}/closing`, { day: '2026-11-23', reason: 'It is done' })).status).toBe(303)
    const closed = await contact.post('/en/actions/open-diaries/participation', { ...said, step: 'check', submission: w.ctx.newId() })
    expect(closed.status).toBe(409)
    expect(closed.body).toContain('This action is closed')
    const shown = (await w.get('/en/actions/open-diaries')).body
    for (const text of ['Say when', 'It is done', 'Exampleland']) expect(shown).toContain(text)
  })

  test('alone: a member’s mandate does not run actions', async () => {
    expect((await contact.get('/en/admin/actions')).status).toBe(403)
    expect((await contact.post(`/en/admin/actions/${slug}/closing`, { day: '2026-11-23' })).status).toBe(403)
    expect((await findAction(w.db, slug))?.status).toBe('open')
  })
})

test('nothing of all this was our own fault', () => expect(w.faults).toEqual([]))
