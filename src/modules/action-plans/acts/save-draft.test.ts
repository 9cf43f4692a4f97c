import { beforeAll, describe, expect, test } from 'vitest'
import type { Trx } from '#kernel/database.ts'
import { actionScene } from '#test/action-scene.ts'
import { adoptPlan, announcePlan, grantTestMandate, publishCommitment, tell } from '#test/commitment-scene.ts'
import { admitInventedMember } from '#test/members-for-tests.ts'
import { findCommitment } from '../queries/commitments.ts'
import { findDraft } from '../queries/drafts.ts'
import type { DraftContent } from '../vocabulary.ts'
import { deleteDraft, restoreDraft } from './delete-draft.ts'
import { readDraft } from './lock-draft.ts'
import { closeRevision, openRevision } from './open-revision.ts'
import { publishRevision } from './publish-revision.ts'
import { type SaveForm, saveDraft } from './save-draft.ts'
import { startDraft } from './start-draft.ts'
import { withdrawCommitment } from './withdraw-commitment.ts'

type Scene = Awaited<ReturnType<typeof actionScene>>
let scene: Scene
let member: string
let contact: { readonly id: string }
let editor: { readonly id: string }

beforeAll(async () => {
  scene = await actionScene(16)
  member = await admitInventedMember(scene.ctx, 'writer', 'Writer')
  contact = await grantTestMandate(scene.ctx, 'point-of-contact', member)
  editor = await grantTestMandate(scene.ctx, 'editor', member)
})

const newDraft = async (plan: { readonly slug: string }, title = 'Open the register') => {
  const outcome = await startDraft(scene.ctx, editor, plan.slug, { submission: scene.ctx.newId(), language: 'en', title })
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.fact.reference
}

const page = (base: number, change: SaveForm['change'], more: Partial<SaveForm> = {}): SaveForm => ({
  submission: scene.ctx.newId(),
  base,
  change,
  ...more,
})

const lead = (name: string) => (content: DraftContent) => ({ ...content, lead: name })
const titled = (en: string) => (content: DraftContent) => ({ ...content, title: { original: 'en' as const, en } })
const save = (reference: string, form: SaveForm, by = editor) => saveDraft(scene.ctx, by, reference, form)
const contentOf = async (reference: string) => (await findDraft(scene.db, reference))?.content

describe('starting and deleting a draft', () => {
  test('gives references of the country in a row, the same form the same one', async () => {
    const plan = await announcePlan(scene.ctx, member)
    const form = { submission: scene.ctx.newId(), language: 'fr' as const, title: 'Ouvrir le registre' }
    const [one, again] = [await startDraft(scene.ctx, editor, plan.slug, form), await startDraft(scene.ctx, editor, plan.slug, form)]
    expect(again).toEqual(one)
    const reference = one.ok ? one.fact.reference : ''
    expect(reference).toMatch(/^[A-Z]{2}\d{4}$/)
    const next = await newDraft(plan)
    expect(Number(next.slice(2))).toBe(Number(reference.slice(2)) + 1)
    expect(await findDraft(scene.db, reference)).toMatchObject({ language: 'fr', version: 1, changed: true, publishedRevision: null })
  })

  test('ten editors at once get ten references', async () => {
    const plan = await announcePlan(scene.ctx, member)
    const references = await Promise.all(Array.from({ length: 10 }, () => newDraft(plan)))
    expect(new Set(references).size).toBe(10)
  })

  test('a deleted draft is restored with everything it said; its reference is not given again', async () => {
    const plan = await announcePlan(scene.ctx, member)
    const reference = await newDraft(plan)
    expect((await deleteDraft(scene.ctx, editor, reference)).ok).toBe(true)
    expect(await save(reference, page(1, lead('A')))).toEqual({ ok: false, refusal: 'draft-deleted' })
    expect(await newDraft(plan)).not.toBe(reference)
    expect((await restoreDraft(scene.ctx, editor, reference)).ok).toBe(true)
    expect((await contentOf(reference))?.title.en).toBe('Open the register')
  })
})

describe('two editors of one draft', () => {
  test('different fields are put together, and the second is told what the first changed', async () => {
    const reference = await newDraft(await announcePlan(scene.ctx, member))
    expect(await save(reference, page(1, lead('Ministry of Justice')))).toMatchObject({ ok: true, fact: { kept: true, version: 2 } })
    const second = await save(reference, page(1, titled('Open it all')), contact)
    expect(second).toMatchObject({ ok: true, fact: { kept: true, version: 3, fromOthers: ['lead'] } })
    expect(await contentOf(reference)).toMatchObject({ lead: 'Ministry of Justice', title: { en: 'Open it all' } })
  })

  test('the same field is shown to the second, kept when chosen, and compared again when it changed once more', async () => {
    const reference = await newDraft(await announcePlan(scene.ctx, member))
    await save(reference, page(1, lead('First')))
    const sent = page(1, lead('Second'))
    expect(await save(reference, sent)).toMatchObject({
      ok: true,
      fact: { kept: false, seen: 2, conflicts: [{ key: 'lead', base: '', mine: 'Second', theirs: 'First' }] },
    })
    expect((await contentOf(reference))?.lead).toBe('First')
    await save(reference, page(2, lead('Third')))
    const choices = new Map([['lead', { take: 'mine' as const }]])
    expect(await save(reference, { ...sent, chosen: { seen: 2, choices } })).toMatchObject({
      fact: { kept: false, seen: 3, conflicts: [{ key: 'lead', mine: 'Second', theirs: 'Third' }] },
    })
    expect(await save(reference, { ...sent, chosen: { seen: 3, choices } })).toMatchObject({ fact: { kept: true, version: 4 } })
    expect((await contentOf(reference))?.lead).toBe('Second')
  })

  test('a page does not meet its own earlier saves, and the same page twice adds nothing', async () => {
    const reference = await newDraft(await announcePlan(scene.ctx, member))
    const form = page(1, lead('A'))
    await save(reference, form)
    expect(await save(reference, { ...form, change: lead('B') })).toMatchObject({ fact: { kept: true, version: 3 } })
    expect(await save(reference, { ...form, change: lead('B') })).toMatchObject({ fact: { kept: true, version: 3 } })
  })

  test('a page that saves by itself keeps nothing when it no longer shows what others wrote', async () => {
    const reference = await newDraft(await announcePlan(scene.ctx, member))
    const both = (name: string, to: string) => (content: DraftContent) => ({ ...content, lead: name, to })
    const initial = await contentOf(reference)
    await save(reference, page(1, both('Other', initial?.to ?? '')))
    const unasked = await save(
      reference,
      page(1, (content) => ({ ...content, lead: null, to: '2026-12-31' }), { unasked: true }),
    )
    expect(unasked).toMatchObject({ fact: { kept: false } })
    expect(
      await save(
        reference,
        page(1, (content) => ({ ...content, climate: true }), { unasked: true }),
      ),
    ).toMatchObject({
      fact: { kept: true },
    })
  })

  test('a removed milestone comes back when the removal is undone, beside what was written since', async () => {
    const reference = await newDraft(await announcePlan(scene.ctx, member))
    const id = scene.ctx.newId()
    const milestone = {
      id,
      title: { original: 'en' as const, en: 'Decree' },
      output: { original: 'en' as const },
      from: null,
      due: null,
      owner: null,
      supporters: [],
    }
    await save(
      reference,
      page(1, (content) => ({ ...content, milestones: [milestone] })),
    )
    await save(
      reference,
      page(2, (content) => ({ ...content, milestones: [] })),
    )
    await save(reference, page(3, lead('Since')))
    await save(
      reference,
      page(3, (content) => content, { startFrom: 2 }),
    )
    expect(await contentOf(reference)).toMatchObject({ lead: 'Since', milestones: [{ id }] })
  })

  test('twelve editors at once lose nothing; without the lock they do', async () => {
    const race = async (lock?: Parameters<typeof saveDraft>[4]) => {
      const reference = await newDraft(await announcePlan(scene.ctx, member))
      const add = (name: string) => (content: DraftContent) => ({ ...content, partnersOutside: [...content.partnersOutside, name] })
      const names = Array.from({ length: 12 }, (_, at) => `Partner ${at}`)
      await Promise.allSettled(names.map((name) => saveDraft(scene.ctx, editor, reference, page(1, add(name)), lock)))
      return (await contentOf(reference))?.partnersOutside.length
    }
    expect(await race()).toBe(12)
    expect(await race((trx: Trx, reference: string) => readDraft(trx, reference))).toBeLessThan(12)
  })
})

/** A commitment of an adopted plan. */
async function adopted(reference: string) {
  const plan = await announcePlan(scene.ctx, member)
  const told = await publishCommitment(scene.ctx, plan, reference)
  await adoptPlan(scene.ctx, plan, [told.commitment])
  return { plan, ...told }
}

describe('revising a commitment of an adopted plan', () => {
  test('the draft starts from the record, the reason is published, milestones keep their dates', async () => {
    const { milestones } = await adopted('WR0501')
    expect(await save('WR0501', page(1, lead('X')))).toEqual({ ok: false, refusal: 'draft-unknown' })
    expect(await openRevision(scene.ctx, editor, 'WR0501')).toEqual({ ok: true, fact: null })
    await openRevision(scene.ctx, editor, 'WR0501')
    expect(await findDraft(scene.db, 'WR0501')).toMatchObject({ version: 1, changed: false, content: { lead: 'Ministry of Justice' } })
    await save('WR0501', page(1, lead('Ministry of Finance')))
    const form = { submission: scene.ctx.newId(), version: 2, reason: 'The duty moved to another ministry.' }
    const outcome = await publishRevision(scene.ctx, contact, 'WR0501', form)
    expect(outcome.ok).toBe(true)
    expect(await publishRevision(scene.ctx, contact, 'WR0501', form)).toEqual(outcome)
    expect(await findCommitment(scene.db, 'WR0501')).toMatchObject({ revision: 2, lead: 'Ministry of Finance' })
    const rows = await scene.db
      .selectFrom('milestone')
      .select(['id', 'due_on', 'dropped'])
      .where('id', 'in', [...milestones])
      .execute()
    expect(rows.map(({ due_on }) => due_on).sort()).toEqual(['2026-06-30', '2027-03-31'])
    expect(rows.every(({ dropped }) => !dropped)).toBe(true)
    expect(await save('WR0501', page(2, lead('Y')))).toEqual({ ok: false, refusal: 'plan-adopted' })
  })

  test('is refused by an editor, when somebody wrote meanwhile, without a change, and when it drops or redates a milestone', async () => {
    await adopted('WR0502')
    await openRevision(scene.ctx, editor, 'WR0502')
    const publish = (version: number, reason = 'Because', by = contact) =>
      publishRevision(scene.ctx, by, 'WR0502', { submission: scene.ctx.newId(), version, reason })
    const refused = (refusal: string) => ({ ok: false, refusal })
    expect(await publish(1, 'Because', editor)).toEqual(refused('mandate-not-contact'))
    expect(await publish(1)).toEqual(refused('nothing-changed'))
    await save('WR0502', page(1, lead('Other')))
    expect(await publish(1)).toEqual(refused('draft-changed-meanwhile'))
    expect(await publish(2, ' ')).toEqual(refused('reason-missing'))
    await save(
      'WR0502',
      page(2, (content) => ({ ...content, milestones: content.milestones.slice(1) })),
    )
    expect(await publish(3)).toEqual(refused('milestone-dropped'))
    await save(
      'WR0502',
      page(3, (content) => content, { startFrom: 2 }),
    )
    await save(
      'WR0502',
      page(4, (content) => ({ ...content, milestones: content.milestones.map((it) => ({ ...it, due: '2027-06-30' })) })),
    )
    expect(await publish(5)).toEqual(refused('milestone-date-edited'))
    expect((await closeRevision(scene.ctx, editor, 'WR0502')).ok).toBe(true)
    expect(await publish(6)).toEqual(refused('revision-not-open'))
    expect((await findDraft(scene.db, 'WR0502'))?.changed).toBe(false)
  })

  test('ten who publish one revision at once add one', async () => {
    await adopted('WR0503')
    await openRevision(scene.ctx, editor, 'WR0503')
    await save('WR0503', page(1, lead('Other')))
    const forms = Array.from({ length: 10 }, () => ({ submission: scene.ctx.newId(), version: 2, reason: 'Because' }))
    const outcomes = await Promise.all(forms.map((form) => publishRevision(scene.ctx, contact, 'WR0503', form)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await findCommitment(scene.db, 'WR0503'))?.revision).toBe(2)
  })
})

describe('withdrawing a commitment', () => {
  test('needs a reason, is done once, and leaves what it said', async () => {
    const { plan } = await adopted('WR0504')
    const withdraw = (reason: string, by = contact) => withdrawCommitment(scene.ctx, by, 'WR0504', { reason })
    expect(await withdraw('Because', editor)).toEqual({ ok: false, refusal: 'mandate-not-contact' })
    expect(await withdraw('')).toEqual({ ok: false, refusal: 'reason-missing' })
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => withdraw('The law was repealed.')))
    expect(new Set(outcomes.map((outcome) => (outcome.ok ? outcome.fact.entryId : outcome.refusal))).size).toBe(1)
    expect(await withdraw('Another reason')).toEqual({ ok: false, refusal: 'commitment-withdrawn' })
    expect(await openRevision(scene.ctx, editor, 'WR0504')).toEqual({ ok: false, refusal: 'commitment-withdrawn' })
    expect(await findCommitment(scene.db, 'WR0504')).toMatchObject({ title: { en: 'Open the register of companies' } })
    await tell(scene.ctx, 'plan-withdrawn', { plan: plan.id, member }, { reasonGiven: false })
    expect(await newDraft(plan).catch((error: Error) => error.message)).toBe('plan-withdrawn')
  })
})
