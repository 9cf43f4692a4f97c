import { beforeAll, describe, expect, test } from 'vitest'
import { facts } from '#app/facts.ts'
import { redact } from '#record'
import type { Client, Typed } from '#test/client.ts'
import { openConsultation } from '#test/consultation-scene.ts'

const hidden = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''

let scene: Awaited<ReturnType<typeof openConsultation>>
let list: string
beforeAll(async () => {
  scene = await openConsultation()
  list = `${scene.address}/proposals`
})

const words = {
  title: 'Publish every invoice of the ministry',
  text: 'Within a month. **Whole**, not in part.',
  language: 'en',
  theme: 'contracts',
}

/** Sends a form as a browser without scripts does: told to wait, it waits half a minute and sends the form again. */
async function patient(client: Client, path: string, form: Typed) {
  const first = await client.post(path, form)
  const patience = hidden(first.body, 'patience')
  if (first.status !== 422 || patience === '') return first
  scene.it.advance(1 / 1440)
  return client.post(path, { ...form, patience })
}

async function proposed(client: Client, more: Typed = {}): Promise<string> {
  const submission = hidden((await client.get(`${list}/new`)).body, 'submission')
  const answer = await patient(client, `${list}/new`, { ...words, submission, step: 'check', ...more })
  expect(answer.status, answer.body.slice(0, 2000)).toBe(303)
  return answer.location?.replace('?done=submitted', '') ?? ''
}

describe('without scripts or an account', () => {
  test('somebody looks, writes, is shown what is near, checks, waits once and publishes', async () => {
    const { it } = scene
    const client = it.visit()
    expect((await client.get(list)).body).toContain('No proposal yet')
    const form = await client.get(`${list}/new`)
    expect(form.headers.get('set-cookie')).toBeNull()
    const submission = hidden(form.body, 'submission')
    const wrong = await client.post(`${list}/new`, {
      ...words,
      submission,
      title: '',
      attachments: 'http://example.org',
      speaksFor: 'organisation',
    })
    expect(wrong.status).toBe(422)
    for (const field of ['title', 'attachments', 'signature']) expect(wrong.body).toContain(`href="#${field}"`)
    expect(wrong.body).toContain('Within a month')
    const check = await client.post(`${list}/new`, { ...words, submission, step: 'write' })
    expect(check.body).toContain('<strong>Whole</strong>')
    expect(check.body).not.toContain('says something near')
    const path = await proposed(client, { submission })
    expect(path).toBe(`${list}/1`)
    const again = await patient(client, `${list}/new`, { ...words, submission, step: 'check' })
    expect(again.location).toBe(`${path}?done=submitted`)
    const near = await it
      .visit()
      .post(`${list}/new`, { ...words, submission: it.ctx.newId(), title: 'All invoices of ministries published', step: 'write' })
    expect(near.body).toContain('One proposal says something near')
    expect(near.body).toContain(`${path}#support`)
    const change = await client.post(`${list}/new`, { ...words, submission, step: 'change' })
    expect(hidden(change.body, 'submission')).toBe(submission)
    expect(change.body).toContain('Publish every invoice of the ministry')
  })

  test('somebody else supports it, takes that back, argues, is replied to, and withdraws the argument', async () => {
    const { it } = scene
    const path = await proposed(it.visit(), { title: 'Open the kitchens of schools', theme: 'schools' })
    const client = it.visit()
    const press = async (on: string) => {
      const submission = hidden((await client.get(path)).body, 'submission')
      const answer = await client.post(`${path}/support`, { submission, on })
      expect([answer.status, answer.location]).toEqual([303, `${path}#support`])
      return (await client.get(path)).body
    }
    expect(await press('yes')).toContain('1 support<')
    expect(await press('yes')).toContain('1 support<')
    expect(await press('no')).toContain('no support yet')
    const submission = it.ctx.newId()
    const missing = await client.post(`${path}/arguments`, { submission, text: 'Cooks agree' })
    expect([missing.status, missing.body.includes('Cooks agree')]).toEqual([422, true])
    const argued = await patient(client, `${path}/arguments`, { submission, side: 'for', text: 'Cooks agree', signature: 'Ana' })
    expect(argued.location).toMatch(/\?done=argued#argument-[0-9a-f-]{36}$/)
    const argument = `${path}/arguments/${argued.location?.split('#argument-')[1]}`
    const other = it.visit()
    const replied = await patient(other, `${argument}/replies`, { submission: it.ctx.newId(), text: 'Not all of them' })
    expect(replied.status).toBe(303)
    expect((await other.post(`${argument}/support`, { submission: it.ctx.newId(), on: 'yes' })).status).toBe(303)
    const shown = (await client.get(path)).body
    for (const said of ['Cooks agree', 'Not all of them', 'Ana', 'For (1)', 'Against (0)']) expect(shown).toContain(said)
    expect((await other.post(`${argument}/withdrawal`, {})).status).toBe(409)
    expect((await client.post(`${argument}/withdrawal`, {})).status).toBe(303)
    expect((await client.get(path)).body).toContain('For (0)')
    expect((await client.get(argument)).body).toContain('Its author withdrew it')
  })

  test('an author rewords, invites another who signs, and withdraws; a stranger may do none of it', async () => {
    const { it } = scene
    const author = it.visit()
    const path = await proposed(author, { title: 'Count the trees' })
    for (const part of ['revision', 'withdrawal']) expect((await it.visit().get(`${path}/${part}`)).status).toBe(403)
    const form = (await author.get(`${path}/revision`)).body
    const revised = await patient(author, `${path}/revision`, {
      ...words,
      title: 'Count the trees',
      text: 'Every year. **Whole**, not in part.',
      submission: hidden(form, 'submission'),
    })
    expect(revised.location).toBe(`${path}?done=revised`)
    const page = (await author.get(path)).body
    expect(page).toContain('<del>')
    const invited = await author.post(`${path}/invitations`, { submission: hidden(page, 'submission') })
    const link = invited.location ?? ''
    expect((await author.get(link)).body).toContain('<code>')
    const signer = it.visit()
    const key = new URL(link, 'https://x.example').searchParams.get('key') ?? ''
    expect((await signer.get(link)).body).toContain('Sign this proposal')
    const signed = await patient(signer, `${path}/signature`, {
      key,
      submission: it.ctx.newId(),
      signature: 'Parents of Sample City',
      speaksFor: 'organisation',
    })
    expect(signed.location).toBe(`${path}?done=signed`)
    expect((await it.visit().get(link)).body).toContain('does not let anybody sign')
    expect((await it.get(path)).body).toContain('Parents of Sample City')
    const withdrawn = await patient(signer, `${path}/withdrawal`, { reason: 'The city counts them now' })
    expect(withdrawn.location).toBe(`${path}?done=withdrawn`)
    const gone = (await it.get(path)).body
    expect(gone).toContain('The city counts them now')
    expect(gone).not.toContain('Support this proposal')
    expect((await it.get(list)).body).not.toContain('Count the trees')
    expect((await it.get(`${list}?gone=1`)).body).toContain('Count the trees')
  })

  test('no proposal, argument or link that is not there', async () => {
    for (const path of ['999', 'x', '0', '1/arguments/x', `1/arguments/${scene.it.ctx.newId()}`])
      expect((await scene.it.get(`${list}/${path}`)).status, path).toBe(404)
  })
})

describe('the organiser', () => {
  test('clarifies, merges and splits from the page; the trace is told both ways', async () => {
    const { it } = scene
    const contact = await it.as('exampleland-contact')
    const [one, two] = [
      await proposed(it.visit(), { title: 'Lamps in the park' }),
      await proposed(it.visit(), { title: 'More lamps in the park' }),
    ]
    const number = (path: string) => path.split('/').at(-1) ?? ''
    const conduct = await contact.get(`${one}/conduct`)
    expect(conduct.body).toContain('More lamps in the park')
    const submission = hidden(conduct.body, 'submission')
    expect((await contact.post(`${one}/merging`, { submission, numbers: 'twelve' })).status).toBe(422)
    expect((await contact.post(`${one}/merging`, { submission, near: number(two) })).location).toBe(`${one}?done=merged`)
    expect((await contact.post(`${one}/merging`, { submission, near: number(two) })).status).toBe(409)
    expect((await it.get(two)).body).toContain('It asks the same as this one')
    expect((await it.get(one)).body).toContain('More lamps in the park')
    expect((await contact.post(`${one}/clarifications`, { submission, clarification: 'The park closes at ten.' })).status).toBe(303)
    expect((await it.get(one)).body).toContain('The park closes at ten.')
    const three = await proposed(it.visit(), { title: 'Benches and fountains' })
    const parts = { 'title-1': 'Benches', 'text-1': 'Ten of them.', 'title-2': 'Fountains', 'text-2': 'Two of them.' }
    expect((await contact.post(`${three}/splitting`, { submission, ...parts, 'title-3': 'Alone' })).status).toBe(422)
    expect((await contact.post(`${three}/splitting`, { submission, ...parts })).location).toBe(`${three}?done=split`)
    expect((await it.get(three)).body).toContain('Fountains')
    const other = await it.as('example-watch-contact')
    expect((await other.get(`${one}/conduct`)).status).toBe(403)
    expect((await other.post(`${one}/clarifications`, { submission, clarification: 'x' })).status).toBe(403)
    expect(it.faults).toEqual([])
  })
})

test('erased words are told as erased, and nothing of them is found', async () => {
  const { it } = scene
  const path = await proposed(it.visit(), { title: 'Paint the xylophone', text: 'Wherever it stands.' })
  expect((await it.get(`${list}?q=xylophones`)).body).toContain('Paint the xylophone')
  expect((await it.get(`${list}?q=xylofone`)).body).toContain('Paint the xylophone')
  const { entry_id: target } = await it.db
    .selectFrom('proposal_version')
    .select('entry_id')
    .where('title', '=', 'Paint the xylophone')
    .executeTakeFirstOrThrow()
  const at = it.ctx.now()
  for (const field of ['title', 'text']) {
    const redaction = { id: it.ctx.newId(), at, recordedAt: at, by: { kind: 'instance' }, target, field, ground: 'author-request' } as const
    await it.db.transaction().execute((trx) => redact(trx, redaction, facts))
  }
  const { body } = await it.get(path)
  expect(body).toContain('These words were erased')
  expect(body).not.toContain('xylophone')
  expect((await it.get(`${list}?q=xylophones`)).body).toContain('No proposal is like that')
})
