import { beforeAll, describe, expect, test } from 'vitest'
import type { Answer, Client } from '#test/client.ts'
import { type World, world } from '#test/world.ts'

let w: World
let contact: Client
beforeAll(async () => {
  w = await world({ now: '2026-11-24T12:00:00Z' })
  contact = await w.as('exampleland-contact')
})

const openMilestone = '/en/commitments/EX0004/milestones/2'
const pdf = new File(['%PDF-1.7\nThe booklet\n%%EOF\n'], 'Booklet 2027.pdf')
const text = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const signs = { quot: '"', lt: '<', gt: '>', amp: '&' } as const
/** The hidden fields of the form of a page, as a browser sends them back. */
const hiddenIn = (body: string) =>
  Object.fromEntries(
    [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
      .map(
        ([, name = '', value = '']) =>
          [name, value.replace(/&(quot|lt|gt|amp);/g, (_whole, sign: keyof typeof signs) => signs[sign])] as const,
      )
      .filter(([name]) => name !== 'csrf' && name !== 'back' && name !== 'scheme'),
  )
/** Sends the check page as it is. */
const confirm = (path: string, { body }: Answer) => contact.post(path, hiddenIn(body))

describe('from under way to done with evidence, with nothing but the pages', () => {
  test('the public page says how a milestone stands and why; who may act finds the forms', async () => {
    const stranger = await w.get(openMilestone)
    expect(text(stranger.body)).toContain('Under way')
    expect(stranger.body).not.toContain(`${openMilestone}/done`)
    expect((await contact.get(openMilestone)).body).toContain(`href="${openMilestone}/done"`)
  })

  test('a form with problems keeps what was typed and the file that was sent; then it is checked, then recorded once', async () => {
    const path = `${openMilestone}/done`
    const blank = await contact.get(path)
    const wrong = await contact.upload(path, { ...hiddenIn(blank.body), on: '', note: 'Anyone can read it' }, { file: pdf })
    expect(wrong.status).toBe(422)
    expect(text(wrong.body)).toContain('Enter a day')
    expect(text(wrong.body)).toContain('Say in a sentence what it shows')
    expect(wrong.body).toContain('Anyone can read it')
    expect(text(wrong.body)).toContain('Booklet 2027.pdf')

    const mended = { ...hiddenIn(wrong.body), on: '2026-11-20', note: 'Anyone can read it', description: 'The booklet, as printed' }
    const check = await contact.upload(path, mended, {})
    expect(check.status).toBe(200)
    expect(text(check.body)).toContain('Check before it is recorded')
    expect(text(check.body)).toContain('20 November 2026')
    expect(check.body).toContain('Booklet 2027.pdf')

    const back = await contact.post(path, { ...hiddenIn(check.body), go: 'change' })
    expect(back.status).toBe(200)
    expect(back.body).toContain('The booklet, as printed')
    expect(text(back.body)).toContain('is kept with this form')

    const recorded = await confirm(path, check)
    expect([recorded.status, recorded.location]).toEqual([303, `${openMilestone}?did=done`])
    expect((await confirm(path, check)).location).toBe(recorded.location)
    const page = await w.get(openMilestone)
    expect(text(page.body)).toContain('Done, with evidence')
    expect(text(page.body)).toContain('Booklet 2027.pdf')
    expect(page.body.match(/id="evidence-/g)).toHaveLength(1)
  })

  test('the file is given under its address', async () => {
    const list = await w.get('/en/commitments/EX0004/evidence')
    const evidence = /href="(\/en\/commitments\/EX0004\/evidence\/[0-9a-f-]{36})">(?:(?!<\/a>).)*Booklet/.exec(list.body)?.[1] ?? ''
    const page = await w.get(evidence)
    const address = /href="(\/files\/[^"]+)"/.exec(page.body)?.[1] ?? ''
    const file = await w.get(address)
    expect(file.status).toBe(200)
    expect(file.body).toContain('The booklet')
    expect(file.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  })

  test('reported again it is refused with its sentence, and nothing typed is lost', async () => {
    const path = `${openMilestone}/done`
    const again = await contact.post(path, { submission: w.ctx.newId(), on: '2026-11-21', note: 'Once more', step: 'check' })
    expect(again.status).toBe(409)
    expect(text(again.body)).toContain('This milestone is already reported done')
    expect(again.body).toContain('Once more')
  })
})

describe('every form, from its page to its entry', () => {
  const fill = async (path: string, typed: Readonly<Record<string, string>>) => {
    const check = await contact.post(path, { ...hiddenIn((await contact.get(path)).body), ...typed })
    expect(check.status, text(check.body)).toBe(200)
    const recorded = await confirm(path, check)
    expect(recorded.status, text(recorded.body)).toBe(303)
    return contact.get(recorded.location ?? '')
  }

  test('another date: the old one stays, with the reason', async () => {
    const page = await fill('/en/commitments/EX0004/milestones/3/date', {
      due: '2027-06-30',
      reason: 'Parliament sits later <b>this</b> year',
    })
    expect(text(page.body)).toContain('the milestone has a new date')
    for (const part of ['31 May 2027', '30 June 2027', '&lt;b&gt;this&lt;/b&gt;']) expect(page.body).toContain(part)
  })

  test('evidence of the whole commitment by a link, then its withdrawal', async () => {
    const added = await fill('/en/commitments/EX0005/evidence/new', {
      link: 'https://example.org/owners',
      description: 'The bill',
      milestone: '',
    })
    expect(text(added.body)).toContain('The whole commitment')
    expect(text(added.body)).toContain('reserved for examples')
    const withdrawal = /href="([^"]+\/withdrawal)"/.exec(added.body)?.[1] ?? ''
    const withdrawn = await fill(withdrawal, { reason: 'It is another bill' })
    expect(text(withdrawn.body)).toContain('Reason given: It is another bill')
    expect(withdrawn.body).not.toContain('/withdrawal"')
  })

  test('progress of a period, refused as complete while evidence is missing (R10)', async () => {
    const path = '/en/commitments/EX0005/progress/new'
    const typed = { from: '2026-07-01', to: '2026-10-31', done: 'The bill was read', challenges: 'Time', nextSteps: 'The vote' }
    const complete = await contact.post(path, { submission: w.ctx.newId(), step: 'check', completion: 'complete', ...typed })
    expect(complete.status).toBe(409)
    expect(complete.body).toContain('/en/rules/R10')
    const page = await fill(path, { completion: 'limited', ...typed })
    expect(text(page.body)).toContain('1 July 2026')
    expect(text(page.body)).toContain('The bill was read')
  })

  test('reopening takes back that it is done', async () => {
    const page = await fill('/en/commitments/EX0006/milestones/1/reopening', { reason: 'Two schools are missing' })
    expect(text(page.body)).toContain('the milestone is open again')
    expect(page.body).toContain('/en/commitments/EX0006/milestones/1/done')
  })
})

describe('what is typed wrongly', () => {
  const evidence = (typed: Readonly<Record<string, string>>) =>
    contact.post('/en/commitments/EX0005/evidence/new', { submission: w.ctx.newId(), milestone: '1', description: 'A text', ...typed })
  test.each([
    ['no link and no file', {}, 'Give the link of a page, or choose a file'],
    ['a script', { link: 'javascript:alert(1)' }, 'Enter the whole address'],
    ['a password', { link: 'https://ada:secret@example.org/' }, 'without a name or password'],
    ['no description', { link: 'https://example.org/', description: ' ' }, 'Say in a sentence'],
  ])('%s', async (_what, typed, sentence) => {
    const answer = await evidence(typed)
    expect(answer.status).toBe(422)
    expect(text(answer.body)).toContain(sentence)
  })

  test('a file that is not what it says', async () => {
    const answer = await contact.upload(
      '/en/commitments/EX0005/evidence/new',
      { submission: w.ctx.newId(), description: 'A text' },
      { file: new File(['<script>'], 'a.pdf') },
    )
    expect(answer.status).toBe(422)
    expect(text(answer.body)).toContain('not what its name says')
  })
})

describe('who may not', () => {
  test('another member is told why', async () => {
    const other = await w.as('sample-city-contact')
    const answer = await other.get(`${openMilestone}/done`)
    expect(answer.status).toBe(409)
    expect(text(answer.body)).toContain('another member’s')
    expect((await other.post('/en/commitments/EX0005/milestones/2/date', { due: '2027-09-01', reason: 'So' })).status).toBe(409)
  })

  test.each(['/en/commitments/EX9999/progress', '/en/commitments/EX0004/milestones/9', '/en/commitments/EX0004/evidence/none'])(
    '%s is not there',
    async (path) => expect((await w.get(path)).status).toBe(404),
  )
})

test('the rules R9 and R10 are checked, each with its evidence', async () => {
  const [dates, complete] = [await w.get('/en/rules/R9'), await w.get('/en/rules/R10')]
  expect(text(dates.body)).toMatch(/Milestone \d was reported done without evidence/)
  expect(text(complete.body)).toContain('milestones have no evidence that can be read now')
  expect(w.faults).toEqual([])
})
