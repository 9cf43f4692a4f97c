import { brotliCompressSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { findMember } from '#modules/members'
import { adoptPlan, announcePlan, contentTold, milestoneTold, proseTold, publishCommitment, tell } from '#test/commitment-scene.ts'
import { type World, world } from '#test/world.ts'

let site: World
let member: string
let told: Awaited<ReturnType<typeof publishCommitment>>
let plan: Awaited<ReturnType<typeof announcePlan>>

/** Everything that can be told of a commitment of an adopted plan. */
beforeAll(async () => {
  site = await world()
  member = (await findMember(site.db, 'exampleland'))?.id ?? ''
  plan = await announcePlan(site.ctx, member, 'exampleland-page')
  told = await publishCommitment(site.ctx, plan, 'EX0801')
  await adoptPlan(site.ctx, plan, [told.commitment])
  const [first, second] = told.milestones
  const { about } = told
  await tell(
    site.ctx,
    'milestone-date-changed',
    about,
    { milestone: second, change: site.ctx.newId(), before: '2027-03-31', due: '2027-09-30' },
    {
      disclosures: { reason: 'The supplier changed.' },
    },
  )
  await tell(site.ctx, 'milestone-reported-done', about, { milestone: first, report: site.ctx.newId(), on: '2026-06-01' })
  await tell(
    site.ctx,
    'evidence-added',
    about,
    { evidence: site.ctx.newId(), milestone: first, kind: 'link', file: null },
    { disclosures: { description: 'The decree', link: 'https://example.org/decree' } },
  )
  const report = { report: site.ctx.newId(), from: '2026-01-01', to: '2026-06-30', completion: 'substantial' }
  await tell(site.ctx, 'progress-reported', about, report, { disclosures: { done: 'The decree is signed.' } })
})

const page = (path = '') => site.get(`/en/commitments/EX0801${path}`)

/** A second revision: another lead, another sentence. */
const revise = (reference = told.reference, commitment = told.commitment, milestones: readonly unknown[] = []) =>
  tell(
    site.ctx,
    'commitment-published',
    { commitment, plan: plan.id, member },
    {
      reference,
      country: 'EX',
      revision: 2,
      content: contentTold(milestones, { lead: 'Ministry of Finance' }),
      prose: Object.keys(proseTold),
      reasonGiven: true,
    },
    { disclosures: { ...proseTold, solution: { original: 'en', en: 'Publish the whole register.' }, reason: 'The duty moved.' } },
  )

describe('the page of a commitment', () => {
  test('says how far it is, three voices apart, both dates with the reason, the evidence and where it came from', async () => {
    const { status, body } = await page()
    expect(status).toBe(200)
    for (const words of [
      'Open the register of companies',
      '1 of 2 milestones done with evidence',
      'Ministry of Justice',
      'National Archives',
      'The decree is signed.',
      'Not assessed yet',
      'Not asked yet',
      'The supplier changed.',
      '31 March 2027',
      '30 September 2027',
      'Nobody can see who owns a company.',
      'No consultation or decision of the forum is named',
      '16.6 Effective, accountable institutions',
      '12 Private sector',
    ]) {
      expect(body).toContain(words)
    }
    expect(body).toMatch(/4 out of 5/)
  })

  test('is found whatever the case of its reference, and nowhere else', async () => {
    const moved = await site.get('/en/commitments/ex0801?a=b')
    expect([moved.status, moved.location]).toEqual([301, '/en/commitments/EX0801?a=b'])
    expect((await site.get('/en/commitments/EX9999')).status).toBe(404)
    expect((await site.get('/en/commitments/nonsense')).status).toBe(404)
  })

  test('offers acts to who writes for the member only', async () => {
    expect((await page()).body).not.toContain('EX0801/revision')
    const contact = await site.as('exampleland-contact')
    const own = await contact.get('/en/commitments/EX0801')
    for (const path of ['revision', 'withdrawal', 'progress/new']) expect(own.body).toContain(`/en/commitments/EX0801/${path}"`)
    const editor = await site.as('exampleland-editor')
    expect((await editor.get('/en/commitments/EX0801')).body).not.toContain('EX0801/withdrawal')
    const other = await site.as('example-watch-contact')
    expect((await other.get('/en/commitments/EX0801')).body).not.toContain('EX0801/revision')
  })

  test('is told whole in files', async () => {
    const json = JSON.parse((await page('/commitment.json')).body)
    expect(json).toMatchObject({ reference: 'EX0801', state: 'under-way', fictional: true, lead: 'Ministry of Justice' })
    expect(json.milestones[1]).toMatchObject({ due: '2027-09-30', firstDue: '2027-03-31', dates: [{ reason: 'The supplier changed.' }] })
    const csv = (await page('/milestones.csv')).body.split('\r\n')
    expect(csv[0]).toContain('reference,number,title')
    expect(csv[1]).toMatch(/^EX0801,1,Adopt the decree/)
  })

  test('has a history of every field, word by word, with each reason', async () => {
    const milestones = [
      milestoneTold(told.milestones[0], 'Adopt the decree', '2026-06-30'),
      milestoneTold(told.milestones[1], 'Publish the register', '2027-03-31'),
    ]
    await revise(told.reference, told.commitment, milestones)
    const { body } = await page('/history')
    expect(body).toContain('The duty moved.')
    expect(body).toMatch(/<ins>[\s\S]*?whole/)
    expect(body).toContain('Ministry of Finance')
    expect(body).toContain('Ministry of Justice')
    expect((await page()).body).toContain('It has 2 revisions')
  })

  test('shows one thread with the commitment it carries on', async () => {
    const next = await announcePlan(site.ctx, member, 'exampleland-next')
    await publishCommitment(site.ctx, next, 'EX0802', { carriedFrom: told.commitment })
    expect((await site.get('/en/commitments/EX0802')).body).toMatch(/One promise[\s\S]*EX0801[\s\S]*1 date changed/)
    expect((await page()).body).toMatch(/One promise[\s\S]*EX0802/)
  })

  test('says what a source tells and what it does not', async () => {
    const source = await announcePlan(site.ctx, member, 'exampleland-source')
    const by = { kind: 'source', source: 'published-sheet' } as const
    const { about } = await publishCommitment(site.ctx, source, 'EX0803', { lead: null }, by)
    await tell(site.ctx, 'status-told', about, { milestone: null, completion: 'limited', word: 'Limited', on: null }, { by })
    const values = {
      completion: 'limited',
      verifiable: null,
      openGovernmentLens: null,
      potentialForResults: null,
      earlyResults: null,
      specificity: null,
      potentialImpact: null,
      starred: null,
    }
    await tell(site.ctx, 'review-told', about, { review: site.ctx.newId(), product: 'results-report', year: 2020, values }, { by })
    const { body } = await site.get('/en/commitments/EX0803')
    expect(body).toContain('Told by a published source')
    expect(body).toContain('not told')
    expect(body).toMatch(/2 out of 5/)
  })

  test('stays readable once withdrawn, with the reason', async () => {
    const { about } = await publishCommitment(site.ctx, plan, 'EX0804')
    await tell(site.ctx, 'commitment-withdrawn', about, { reasonGiven: true }, { disclosures: { reason: 'The law was repealed.' } })
    const { status, body } = await site.get('/en/commitments/EX0804')
    expect(status).toBe(200)
    expect(body).toContain('The law was repealed.')
    expect(body).toContain('Nobody can see who owns a company.')
  })

  test('weighs at most 25 kB with forty milestones in two languages, in every language', async () => {
    const milestones = Array.from({ length: 40 }, (_, at) => ({
      ...milestoneTold(site.ctx.newId(), `Step ${at + 1}: publish part ${(at * 7919) % 97} of the register with its documentation`),
      title: {
        original: 'en',
        en: `Step ${at + 1}: publish part ${(at * 7919) % 97} of the register`,
        fr: `Étape ${at + 1} : publier la partie ${(at * 7919) % 97}`,
      },
    }))
    await publishCommitment(site.ctx, plan, 'EX0805', { milestones })
    for (const lang of ['en', 'fr', 'es', 'ar']) {
      const { status, body } = await site.get(`/${lang}/commitments/EX0805`)
      expect(status).toBe(200)
      expect(brotliCompressSync(body).length, lang).toBeLessThanOrEqual(25_000)
    }
  })

  test('no request failed', () => expect(site.faults).toEqual([]))
})
