import { beforeAll, describe, expect, test } from 'vitest'
import type { Client, Typed } from '#test/client.ts'
import { openConsultation } from '#test/consultation-scene.ts'

type Scene = Awaited<ReturnType<typeof openConsultation>>
let scene: Scene
let contact: Client
const stranger: { client: Client | null } = { client: null }
const hidden = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''

beforeAll(async () => {
  scene = await openConsultation({ subject: 'plan' })
  contact = await scene.it.as('exampleland-contact')
})

/** A browser that comes back: the cookie of its first text tells it apart. */
function someone(): Client {
  stranger.client ??= scene.it.visit()
  return stranger.client
}

/** Sends a form as a stranger without scripts does: once, then again after the wait it is told. */
async function patiently(client: Client, path: string, form: Typed) {
  const held = await client.post(path, form)
  if (held.status !== 422) return held
  const patience = hidden(held.body, 'patience')
  scene.it.advance(1 / 24 / 60)
  return client.post(path, { ...form, patience })
}

const pasted = {
  title: 'Draft decree',
  language: 'en',
  text: 'Contracts are published.\r\n\r\n\r\nAmounts too,\nin full.\n \nA council watches.',
}

describe('the organiser', () => {
  test('sees a text before it is published, keeps what was typed when something is missing, and publishes once', async () => {
    const path = `${scene.address}/texts/new`
    const submission = hidden((await contact.get(path)).body, 'submission')
    const missing = await contact.post(path, { ...pasted, title: '', submission, version: '0', step: 'publish' })
    expect([missing.status, missing.body.includes('A council watches.')]).toEqual([422, true])
    const preview = await contact.post(path, { ...pasted, submission, version: '0', step: 'preview' })
    expect(preview.body).toContain('3 paragraphs')
    for (const _ of [1, 2]) {
      const sent = await contact.post(path, { ...pasted, submission, version: '0', step: 'publish' })
      expect([sent.status, sent.location]).toEqual([303, `${scene.address}/texts/1?done=published`])
    }
    expect((await scene.it.get(scene.address)).body).toContain('Draft decree')
    expect((await contact.get(`${scene.address}/conduct`)).body).toContain('/texts/1')
  })

  test('is the only one who publishes', async () => {
    expect((await scene.it.visit().get(`${scene.address}/texts/new`)).status).toBe(303)
    const other = await scene.it.as('example-watch-contact')
    expect((await other.get(`${scene.address}/texts/new`)).status).toBe(403)
    expect((await other.get(`${scene.address}/texts/1/accept`)).status).toBe(403)
  })
})

describe('anybody', () => {
  const paragraph = async (n: number) => {
    const { body } = await scene.it.get(`${scene.address}/texts/1`)
    return [...body.matchAll(/\/paragraphs\/([0-9a-f-]+)"/g)].map(([, id]) => id ?? '')[n] ?? ''
  }

  test.each(['fr', 'en', 'es', 'ar'] as const)('reads the text in %s, in its own language', async (lang) => {
    const path = scene.address.replace('/en/', `/${lang}/`)
    const { status, body } = await scene.it.get(`${path}/texts/1`)
    expect([status, body.includes('lang="en"')]).toEqual([200, true])
    expect((await scene.it.get(`${path}/texts/1/paragraphs/${await paragraph(0)}`)).status).toBe(200)
  })

  test('finds nothing at addresses that lead nowhere', async () => {
    const missing = [
      'texts/2',
      'texts/0',
      'texts/x',
      'texts/1?version=9',
      'texts/1/differences?from=1&to=2',
      'amendments/1',
      'texts/1/paragraphs/x',
    ]
    for (const path of missing) expect((await scene.it.get(`${scene.address}/${path}`)).status, path).toBe(404)
  })

  test('amends a paragraph after a short wait, sees the difference, supports and withdraws', async () => {
    const path = `${scene.address}/texts/1/paragraphs/${await paragraph(0)}`
    const page = await someone().get(`${path}?change=other-words`)
    const form = { submission: hidden(page.body, 'submission'), version: '1', language: 'en', reason: 'So that all can read them' }
    const empty = await someone().post(`${path}?change=other-words`, { ...form, words: ' ', signature: 'Ana of Sample City' })
    expect([empty.status, empty.body.includes('Ana of Sample City'), empty.body.includes('href="#words"')]).toEqual([422, true, true])
    const sent = await patiently(someone(), `${path}?change=other-words`, { ...form, words: 'Contracts are published at once.' })
    expect([sent.status, sent.location]).toEqual([303, `${scene.address}/amendments/1?done=submitted`])
    const shown = await someone().get(`${scene.address}/amendments/1`)
    for (const part of ['<ins>', 'at once', 'So that all can read them', '/moderation/report?entry=', '/withdrawal'])
      expect(shown.body).toContain(part)
    expect((await scene.it.get(`${scene.address}/amendments/1`)).body).not.toContain('/withdrawal')
    const list = await scene.it.get(`${path}?order=newest`)
    expect(list.body).toContain('/amendments/1')
    for (const [on, n] of [
      ['yes', '1 support'],
      ['no', 'No support yet'],
      ['yes', '1 support'],
    ]) {
      const supported = await someone().post(`${scene.address}/amendments/1/support`, { submission: scene.it.ctx.newId(), on: on ?? '' })
      expect(supported.status).toBe(303)
      expect((await someone().get(`${scene.address}/amendments/1`)).body).toContain(n)
    }
  })

  test.each([
    ['comment', { words: 'Which contracts?' }],
    ['new-paragraph', { words: 'Names of winners too.', reason: 'They matter' }],
    ['deletion', { reason: 'Said elsewhere' }],
  ])('may also send a %s', async (change, typed) => {
    const path = `${scene.address}/texts/1/paragraphs/${await paragraph(1)}?change=${change}`
    const form = { submission: scene.it.ctx.newId(), version: '1', ...typed }
    expect((await patiently(someone(), path, form)).status).toBe(303)
  })
})

describe('a new version', () => {
  test('is chosen, looked at, mended by hand and published, and leads back to its amendments', async () => {
    const path = `${scene.address}/texts/1/accept`
    const ids = [...(await contact.get(path)).body.matchAll(/name="amendments" value="([^"]+)"/g)].map(([, id]) => id ?? '')
    expect(ids).toHaveLength(4)
    const [first = '', ...others] = ids
    const looked = await contact.post(path, { version: '1', amendments: first, step: 'preview' })
    expect(looked.body).toContain('Publish version 2')
    expect((await contact.post(path, { version: '1', amendments: [], step: 'publish' })).status).toBe(409)
    const field = /name="(words-[^"]+)"/.exec(looked.body)?.[1] ?? ''
    const stale = await contact.post(path, { version: '7', amendments: first, [field]: 'Typed by hand.', step: 'publish' })
    expect([stale.status, stale.body.includes('Typed by hand.')]).toEqual([409, true])
    const done = await contact.post(path, { version: '1', amendments: first, step: 'publish' })
    expect([done.status, done.location]).toEqual([303, `${scene.address}/texts/1?done=accepted`])
    expect((await scene.it.get(`${scene.address}/texts/1`)).body).toContain('Contracts are published at once.')
    const differences = await scene.it.get(`${scene.address}/texts/1/differences?from=1&to=2`)
    for (const part of ['<ins>', '/amendments/1"']) expect(differences.body).toContain(part)
    expect((await scene.it.get(`${scene.address}/amendments/1`)).body).toContain('/differences?from=1&amp;to=2')
    expect((await scene.it.get(`${scene.address}/texts/1?version=1`)).body).toContain('earlier version')
    expect(others).toHaveLength(3)
  })

  test('whoever wrote on the version before keeps the words and sends again', async () => {
    const { body } = await scene.it.get(`${scene.address}/texts/1`)
    const id = /\/paragraphs\/([0-9a-f-]+)"/.exec(body)?.[1] ?? ''
    const path = `${scene.address}/texts/1/paragraphs/${id}?change=comment`
    const stale = await patiently(scene.it.visit(), path, { submission: scene.it.ctx.newId(), version: '1', words: 'Mine is late' })
    expect([stale.status, stale.body.includes('Mine is late'), hidden(stale.body, 'version')]).toEqual([409, true, '2'])
  })

  test('words by hand are asked for where amendments disagree', async () => {
    const path = `${scene.address}/texts/1/accept`
    const { body } = await contact.get(path)
    const ids = [...body.matchAll(/name="amendments" value="([^"]+)"/g)].map(([, id]) => id ?? '')
    const paragraph = /\/paragraphs\/([0-9a-f-]+)"/g
    const second = [...(await scene.it.get(`${scene.address}/texts/1`)).body.matchAll(paragraph)].map(([, id]) => id ?? '')[1] ?? ''
    const rival = { submission: scene.it.ctx.newId(), version: '2', words: 'Amounts, in full and in part.', reason: 'Both' }
    const sent = await patiently(scene.it.visit(), `${scene.address}/texts/1/paragraphs/${second}?change=other-words`, rival)
    expect(sent.status).toBe(303)
    const all = [...(await contact.get(path)).body.matchAll(/name="amendments" value="([^"]+)"/g)].map(([, id]) => id ?? '')
    expect(all).toHaveLength(ids.length + 1)
    const asked = await contact.post(path, { version: '2', amendments: all, step: 'publish' })
    expect([asked.status, asked.body.includes(`href="#words-${second}"`)]).toEqual([422, true])
    const done = await contact.post(path, { version: '2', amendments: all, [`words-${second}`]: 'Amounts, always.', step: 'publish' })
    expect(done.status).toBe(303)
    expect((await scene.it.get(`${scene.address}/texts/1`)).body).toContain('Amounts, always.')
    expect(scene.it.faults).toEqual([])
  })
})
