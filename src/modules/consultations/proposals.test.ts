import { beforeAll, describe, expect, test } from 'vitest'
import { facts, projectedTables } from '#app/facts.ts'
import { projectedRows, replay } from '#record'
import { browser, openConsultation } from '#test/consultation-scene.ts'
import { clarifyProposal, mergeProposals, splitProposal } from './acts/conduct-proposals.ts'
import { giveSupport } from './acts/give-support.ts'
import { makeArgument, replyToArgument } from './acts/make-argument.ts'
import { inviteAuthor, signProposal } from './acts/sign-proposal.ts'
import { type ProposalForm, reviseProposal, submitProposal } from './acts/submit-proposal.ts'
import { withdrawArgument, withdrawProposal } from './acts/withdraw-proposal.ts'

type Scene = Awaited<ReturnType<typeof openConsultation>>
const text = (en: string) => ({ original: 'en' as const, en })
const done = { ok: true, fact: null }
const refused = (refusal: string) => ({ ok: false, refusal })

const formOf = ({ it }: Scene, more: Partial<ProposalForm> = {}): ProposalForm => ({
  submission: it.ctx.newId(),
  title: 'Publish every invoice',
  text: 'Within a month of payment.',
  language: 'en',
  theme: 'contracts',
  place: null,
  attachments: [],
  signature: null,
  speaksFor: 'person',
  ...more,
})

async function submitted(scene: Scene, key: string, more: Partial<ProposalForm> = {}): Promise<number> {
  const outcome = await submitProposal(scene.it.ctx, scene.slug, browser(key), formOf(scene, more))
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.fact.number
}

const idOf = async ({ it }: Scene, number: number) =>
  (await it.db.selectFrom('proposal').select('id').where('number', '=', number).executeTakeFirstOrThrow()).id

const argumentForm = ({ it }: Scene, more: object = {}) => ({
  submission: it.ctx.newId(),
  text: 'It costs little',
  language: 'en' as const,
  signature: null,
  speaksFor: 'person' as const,
  side: 'for' as const,
  ...more,
})

describe('what a person does', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await openConsultation()
  })

  test('a proposal gets its number once; a new version keeps the first; only an author rewords', async () => {
    const { it, slug } = scene
    const form = formOf(scene, { attachments: ['https://example.org/a'], place: 'Sample City', signature: 'Ana' })
    const first = await submitProposal(it.ctx, slug, browser('ana'), form)
    expect(await submitProposal(it.ctx, slug, browser('ana'), form)).toEqual(first)
    const number = first.ok ? first.fact.number : 0
    const revise = (key: string, more: Partial<ProposalForm>) =>
      reviseProposal(it.ctx, slug, number, browser(key), { ...form, submission: it.ctx.newId(), ...more })
    expect(await revise('ben', { text: 'Mine' })).toEqual(refused('not-author'))
    expect(await revise('ana', {})).toEqual(refused('nothing-changed'))
    expect(await revise('ana', { theme: 'roads' })).toEqual(refused('theme-unknown'))
    const again = { ...form, submission: it.ctx.newId(), text: 'Within a week of payment.' }
    for (const _ of [1, 2]) expect(await reviseProposal(it.ctx, slug, number, browser('ana'), again)).toEqual(done)
    const versions = await it.db.selectFrom('proposal_version').select(['version', 'text']).orderBy('version').execute()
    expect(versions).toEqual([
      { version: 1, text: form.text },
      { version: 2, text: again.text },
    ])
  })

  test.each<[string, Partial<ProposalForm>]>([
    ['theme-unknown', { theme: 'roads' }],
    ['language-not-taken', { language: 'ar' }],
  ])('a proposal is refused: %s', async (refusal, more) => {
    expect(await submitProposal(scene.it.ctx, scene.slug, browser('x'), formOf(scene, more))).toEqual(refused(refusal))
  })

  test('one more person signs with the author’s link, once', async () => {
    const { it, slug } = scene
    const number = await submitted(scene, 'cora')
    const submission = it.ctx.newId()
    expect(await inviteAuthor(it.ctx, slug, number, browser('dan'), submission)).toEqual(refused('not-author'))
    const invited = await inviteAuthor(it.ctx, slug, number, browser('cora'), submission)
    expect(await inviteAuthor(it.ctx, slug, number, browser('cora'), submission)).toEqual(invited)
    const key = invited.ok ? invited.fact.key : ''
    const sign = (who: string, with_ = key) =>
      signProposal(it.ctx, slug, number, browser(who), { key: with_, signature: 'Dan', speaksFor: 'organisation' })
    expect(await sign('cora')).toEqual(refused('already-author'))
    expect(await sign('dan', 'another')).toEqual(refused('invitation-unknown'))
    const outcomes = await Promise.all(Array.from({ length: 10 }, (_, at) => sign(`signer-${at}`)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.filter((one) => !one.ok && one.refusal === 'invitation-unknown')).toHaveLength(9)
    expect(await it.db.selectFrom('proposal_author').select(['author_kind', 'signature']).execute()).toEqual([
      { author_kind: 'organisation', signature: 'Dan' },
    ])
  })

  test('arguments are counted on their side, get replies one level deep, and are taken back by their author alone', async () => {
    const { it, slug } = scene
    const number = await submitted(scene, 'eve')
    const form = argumentForm(scene)
    const made = await makeArgument(it.ctx, slug, number, browser('fay'), form)
    expect(await makeArgument(it.ctx, slug, number, browser('fay'), form)).toEqual(made)
    await makeArgument(it.ctx, slug, number, browser('gus'), argumentForm(scene, { side: 'against' }))
    const argument = made.ok ? made.fact.id : ''
    const reply = (to: string) => replyToArgument(it.ctx, slug, number, browser('hal'), { ...argumentForm(scene), argument: to })
    const replied = await reply(argument)
    expect(await reply(replied.ok ? replied.fact.id : '')).toEqual(refused('argument-is-reply'))
    expect(await reply(it.ctx.newId())).toEqual(refused('argument-unknown'))
    const counts = () =>
      it.db.selectFrom('proposal').select(['arguments_for', 'arguments_against']).where('number', '=', number).executeTakeFirst()
    expect(await counts()).toEqual({ arguments_for: 1, arguments_against: 1 })
    const back = (who: string) => withdrawArgument(it.ctx, slug, number, argument, browser(who))
    expect(await back('hal')).toEqual(refused('not-author'))
    expect([await back('fay'), await back('fay')]).toEqual([done, refused('argument-withdrawn')])
    expect(await reply(argument)).toEqual(refused('argument-withdrawn'))
    expect(await counts()).toEqual({ arguments_for: 0, arguments_against: 1 })
  })

  test('on ten connections one person supports once, and the tally is the number of people', async () => {
    const { it, slug } = scene
    const id = await idOf(scene, await submitted(scene, 'ivy'))
    const give = (who: string, on = true, kind: 'proposal' | 'argument' = 'proposal', target = id) =>
      giveSupport(it.ctx, slug, browser(who), { kind, id: target, on })
    await Promise.all([...Array.from({ length: 10 }, () => give('jo')), ...Array.from({ length: 9 }, (_, at) => give(`fan-${at}`))])
    const tally = async () =>
      (await it.db.selectFrom('support_tally').select('supports').where('target_id', '=', id).executeTakeFirst())?.supports
    expect(await tally()).toBe(10)
    for (const _ of [1, 2]) await give('jo', false)
    expect(await tally()).toBe(9)
    expect(await give('jo', true, 'argument')).toEqual(refused('input-unknown'))
    expect(await give('jo', true, 'proposal', it.ctx.newId())).toEqual(refused('input-unknown'))
  })

  test('a proposal taken back stays readable and takes nothing more', async () => {
    const { it, slug } = scene
    const number = await submitted(scene, 'kim')
    const withdraw = (who: string) => withdrawProposal(it.ctx, slug, number, browser(who), 'It is done already')
    expect(await withdraw('lou')).toEqual(refused('not-author'))
    expect([await withdraw('kim'), await withdraw('kim')]).toEqual([done, refused('proposal-withdrawn')])
    expect(await makeArgument(it.ctx, slug, number, browser('lou'), argumentForm(scene))).toEqual(refused('proposal-withdrawn'))
    const support = await giveSupport(it.ctx, slug, browser('lou'), { kind: 'proposal', id: await idOf(scene, number), on: true })
    expect(support).toEqual(refused('input-withdrawn'))
    expect(await reviseProposal(it.ctx, slug, number, browser('kim'), formOf(scene, { text: 'x' }))).toEqual(refused('proposal-withdrawn'))
    expect(await withdrawProposal(it.ctx, slug, 999, browser('kim'), null)).toEqual(refused('proposal-unknown'))
  })
})

describe('what the organiser does', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await openConsultation()
  })

  test('it explains, once a form', async () => {
    const { it, slug, mandate } = scene
    const number = await submitted(scene, 'ana')
    const form = { submission: it.ctx.newId(), text: text('The law already asks for it above 1,000.') }
    for (const _ of [1, 2]) expect(await clarifyProposal(it.ctx, mandate, { slug, number }, form)).toEqual(done)
    expect(await it.db.selectFrom('proposal_clarification').select('id').execute()).toHaveLength(1)
    expect(await clarifyProposal(it.ctx, mandate, { slug, number: 999 }, form)).toEqual(refused('proposal-unknown'))
  })

  test('of two merges that cross, one is made; what others were merged into is not withdrawn, split or reworded', async () => {
    const { it, slug, mandate } = scene
    const [one, two] = [await submitted(scene, 'ben'), await submitted(scene, 'cora')]
    const merge = (number: number, other: number) =>
      mergeProposals(it.ctx, mandate, { slug, number }, { numbers: [other, number], reason: text('The same') })
    const outcomes = await Promise.all(Array.from({ length: 10 }, (_, at) => (at % 2 === 0 ? merge(one, two) : merge(two, one))))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(new Set(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal])))).toEqual(new Set(['proposal-merged']))
    const [row] = await it.db.selectFrom('proposal_merge as m').innerJoin('proposal as p', 'p.id', 'm.into_id').select('p.number').execute()
    const [whole, key, gone] = row?.number === one ? [one, 'ben', two] : [two, 'cora', one]
    expect(await withdrawProposal(it.ctx, slug, whole, browser(key), null)).toEqual(refused('proposal-holds-others'))
    expect(await reviseProposal(it.ctx, slug, whole, browser(key), formOf(scene))).toEqual(refused('proposal-holds-others'))
    const parts = [text('a'), text('b')].map(({ en }) => ({ title: en, text: en }))
    const split = await splitProposal(it.ctx, mandate, { slug, number: whole }, { submission: it.ctx.newId(), parts, reason: null })
    expect(split).toEqual(refused('proposal-holds-others'))
    expect(await merge(whole, gone)).toEqual(refused('proposal-merged'))
    expect(await merge(whole, whole)).toEqual(refused('merge-missing'))
    expect(await merge(whole, 998)).toEqual(refused('proposal-unknown'))
  })

  test('either its author withdraws a proposal or others are merged into it, never both', async () => {
    const { it, slug, mandate } = scene
    for (const round of [1, 2, 3, 4, 5]) {
      const [whole, other] = [await submitted(scene, `whole-${round}`), await submitted(scene, `other-${round}`)]
      const [merged, withdrawn] = await Promise.all([
        mergeProposals(it.ctx, mandate, { slug, number: whole }, { numbers: [other], reason: null }),
        withdrawProposal(it.ctx, slug, whole, browser(`whole-${round}`), null),
      ])
      expect([merged.ok, withdrawn.ok].filter(Boolean), `round ${round}`).toHaveLength(1)
    }
  })

  test('a split makes proposals of the same person, each with its number; the whole stands no more', async () => {
    const { it, slug, mandate } = scene
    const number = await submitted(scene, 'dan')
    const parts = ['Invoices', 'Contracts'].map((title) => ({ title, text: `${title} within a month.` }))
    const form = { submission: it.ctx.newId(), parts, reason: text('Two things') }
    expect(await splitProposal(it.ctx, mandate, { slug, number }, form)).toEqual(done)
    expect(await splitProposal(it.ctx, mandate, { slug, number }, form)).toEqual(refused('proposal-split'))
    const into = await it.db.selectFrom('proposal').select('number').where('number', '>', number).orderBy('number').execute()
    expect(into.map((one) => one.number)).toEqual([number + 1, number + 2])
    expect(await withdrawProposal(it.ctx, slug, number + 1, browser('dan'), null)).toEqual(done)
    const about = await makeArgument(it.ctx, slug, number, browser('eve'), argumentForm(scene))
    expect(about).toEqual(refused('proposal-split'))
  })

  test('others do not conduct it, and nothing is given once the phase is over; a replay tells the same', async () => {
    const { it, slug, mandate } = scene
    const number = await submitted(scene, 'fay')
    const elsewhere = { ...mandate, id: it.ctx.newId() }
    const clarified = await clarifyProposal(it.ctx, elsewhere, { slug, number }, { submission: it.ctx.newId(), text: text('x') })
    expect(clarified.ok).toBe(false)
    it.advance(60)
    expect(await submitProposal(it.ctx, slug, browser('gus'), formOf(scene))).toEqual(refused('phase-not-open'))
    expect(await reviseProposal(it.ctx, slug, number, browser('fay'), formOf(scene, { text: 'x' }))).toEqual(refused('phase-not-open'))
    expect(await inviteAuthor(it.ctx, slug, number, browser('fay'), it.ctx.newId())).toEqual(refused('phase-not-open'))
    expect(await withdrawProposal(it.ctx, slug, number, browser('fay'), null)).toEqual(done)
    const tables = await projectedRows(it.db, projectedTables)
    await replay(it.db, facts, projectedTables)
    expect(await projectedRows(it.db, projectedTables)).toEqual(tables)
  })
})
