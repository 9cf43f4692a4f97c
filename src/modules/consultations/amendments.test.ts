import { beforeAll, describe, expect, test } from 'vitest'
import { facts, projectedTables } from '#app/facts.ts'
import { projectedRows, replay } from '#record'
import { announcement, browser, openConsultation } from '#test/consultation-scene.ts'
import { acceptAmendments } from './acts/accept-amendments.ts'
import { type AmendmentForm, submitAmendment, withdrawAmendment } from './acts/amend-text.ts'
import { giveSupport } from './acts/give-support.ts'
import { publishText, publishTextVersion } from './acts/publish-text.ts'
import { findAmendment } from './queries/amendments.ts'
import { findText } from './queries/texts.ts'

type Scene = Awaited<ReturnType<typeof openConsultation>>
const done = { ok: true, fact: null }
const refused = (refusal: string) => ({ ok: false, refusal })
const words = ['Contracts are published within ninety days.', 'Amounts are published in full.', 'A council watches over it.']

const publish = ({ it, mandate, slug }: Scene, submission = it.ctx.newId()) =>
  publishText(it.ctx, mandate, slug, { submission, title: 'Draft decree', language: 'en', words })

async function now({ it, id }: Scene) {
  const text = await findText(it.db, id, { number: 1 })
  if (text === null) throw new Error('no text')
  return text
}

async function amendment(scene: Scene, at: number, more: Partial<AmendmentForm> = {}): Promise<AmendmentForm> {
  const { version, paragraphs } = await now(scene)
  return {
    submission: scene.it.ctx.newId(),
    text: 1,
    version,
    paragraph: paragraphs[at]?.id ?? '',
    change: 'other-words',
    words: 'Contracts are published within thirty days.',
    language: 'en',
    reason: 'Ninety days are too long.',
    signature: null,
    speaksFor: 'person',
    ...more,
  }
}

/** Submits and gives the amendment as it stands. */
async function submitted(scene: Scene, at: number, more: Partial<AmendmentForm> = {}, who = 'ana') {
  const outcome = await submitAmendment(scene.it.ctx, scene.slug, browser(who), await amendment(scene, at, more))
  if (!outcome.ok) throw new Error(outcome.refusal)
  const found = await findAmendment(scene.it.db, scene.id, outcome.fact.number)
  if (found === null) throw new Error('not submitted')
  return found
}

const accept = (scene: Scene, version: number, amendments: readonly string[], written: Readonly<Record<string, string>> = {}) =>
  acceptAmendments(scene.it.ctx, scene.mandate, scene.slug, 1, { version, amendments, words: new Map(Object.entries(written)) })

describe('from a paragraph to the next version and back', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await openConsultation()
  })

  test('a text is published once; another version keeps the ids of paragraphs that stay, move or change', async () => {
    const { it, mandate, slug } = scene
    const submission = it.ctx.newId()
    const first = await publish(scene, submission)
    expect(first).toEqual({ ok: true, fact: { number: 1, version: 1 } })
    expect(await publish(scene, submission)).toEqual(first)
    const before = (await now(scene)).paragraphs.map(({ id }) => id)
    const next = {
      submission: it.ctx.newId(),
      title: 'Draft decree',
      words: [words[2] ?? '', words[0] ?? '', 'Amounts are published.', 'Entirely new.'],
    }
    const read = { number: 1, version: 1 }
    expect(await publishTextVersion(it.ctx, mandate, slug, read, next)).toEqual({ ok: true, fact: { number: 1, version: 2 } })
    expect(await publishTextVersion(it.ctx, mandate, slug, read, next)).toEqual({ ok: true, fact: { number: 1, version: 2 } })
    const after = (await now(scene)).paragraphs.map(({ id }) => id)
    expect(after.slice(0, 3)).toEqual([before[2], before[0], before[1]])
    expect(before).not.toContain(after[3])
    const again = { ...next, submission: it.ctx.newId(), words: ['Something else.'] }
    expect(await publishTextVersion(it.ctx, mandate, slug, read, again)).toEqual(refused('text-moved'))
    expect(await publishTextVersion(it.ctx, mandate, slug, { number: 1, version: 2 }, next)).toEqual(refused('nothing-changed'))
    expect(await publishTextVersion(it.ctx, mandate, slug, { number: 9, version: 1 }, next)).toEqual(refused('text-unknown'))
    const empty = { ...again, words: [] }
    expect(await publishTextVersion(it.ctx, mandate, slug, { number: 1, version: 2 }, empty)).toEqual(refused('text-empty'))
    const long = { ...again, words: Array.from({ length: 20 }, (_, at) => `${at} ${'x'.repeat(3900)}`) }
    expect(await publishTextVersion(it.ctx, mandate, slug, { number: 1, version: 2 }, long)).toEqual(refused('text-too-long'))
  })

  test('twenty who amend at once get twenty numbers; a form sent twice is one', async () => {
    const { it, slug } = scene
    const forms = await Promise.all(Array.from({ length: 20 }, () => amendment(scene, 1)))
    const sent = await Promise.all([...forms, ...forms].map((form, at) => submitAmendment(it.ctx, slug, browser(`p${at % 20}`), form)))
    const numbers = sent.map((one) => (one.ok ? one.fact.number : 0))
    expect([...new Set(numbers)].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
  })

  test.each([
    ['text-moved', { version: 1 }],
    ['paragraph-unknown', { paragraph: '0b4b6c4e-8f0e-4a8e-9d4e-1f7c3c1d2e3f' }],
    ['same-words', { words: words[0] ?? '' }],
    ['text-unknown', { text: 7 }],
  ])('amending is refused: %s', async (refusal, more) => {
    const { it, slug } = scene
    expect(await submitAmendment(it.ctx, slug, browser('bo'), await amendment(scene, 1, more))).toEqual(refused(refusal))
  })

  test('an amendment is supported once by each, and withdrawn by its author alone', async () => {
    const { it, slug } = scene
    const given = await submitted(scene, 0, { change: 'comment', words: 'Who is in it?', reason: null })
    const support = { kind: 'amendment', id: given.id, on: true } as const
    for (const who of ['bo', 'bo', 'cy']) expect(await giveSupport(it.ctx, slug, browser(who), support)).toEqual(done)
    expect((await findAmendment(it.db, scene.id, given.number))?.supports).toBe(2)
    expect(await withdrawAmendment(it.ctx, slug, given.number, browser('bo'), null)).toEqual(refused('not-author'))
    expect(await withdrawAmendment(it.ctx, slug, given.number, null, null)).toEqual(refused('not-author'))
    expect(await withdrawAmendment(it.ctx, slug, given.number, browser('ana'), 'Answered already')).toEqual(done)
    expect(await withdrawAmendment(it.ctx, slug, given.number, browser('ana'), null)).toEqual(refused('input-withdrawn'))
    expect(await accept(scene, 2, [given.id])).toEqual(refused('input-withdrawn'))
  })

  test('amendments enter one version that names them; each names the version; none is taken in twice', async () => {
    const { it, slug } = scene
    const text = await now(scene)
    const other = await submitted(scene, 2, { words: 'Amounts are published in full, taxes included.' })
    const added = await submitted(scene, 2, { change: 'new-paragraph', words: 'So are the names of winners.' })
    const away = await submitted(scene, 3, { change: 'deletion', words: null })
    const taken = [other.id, added.id, away.id]
    const outcome = await accept(scene, 2, taken)
    expect(outcome).toEqual({ ok: true, fact: { number: 1, version: 3 } })
    expect(await accept(scene, 2, taken)).toEqual(outcome)
    const after = await now(scene)
    expect(after.paragraphs).toEqual([
      text.paragraphs[0],
      text.paragraphs[1],
      { id: other.paragraphId, words: 'Amounts are published in full, taxes included.' },
      { id: added.id, words: 'So are the names of winners.' },
    ])
    for (const { number } of [other, added, away])
      expect(await findAmendment(it.db, scene.id, number)).toMatchObject({ acceptedVersion: 3, acceptedEntryId: after.entryId })
    expect(await withdrawAmendment(it.ctx, slug, other.number, browser('ana'), null)).toEqual(refused('amendment-accepted'))
    expect(await accept(scene, 3, [other.id])).toEqual(refused('input-withdrawn'))
    expect(await accept(scene, 2, [])).toEqual(refused('text-moved'))
    expect(await accept(scene, 3, [])).toEqual(refused('nothing-changed'))
  })

  test('amendments that ask different things, or were written on other words, need words by hand', async () => {
    const one = await submitted(scene, 0, { words: 'A council of nine watches over it.' })
    const two = await submitted(scene, 0, { words: 'A council watches over it and reports.' })
    expect(await accept(scene, 3, [one.id, two.id])).toEqual(refused('amendments-conflict'))
    const byHand = 'A council of nine watches over it and reports.'
    expect(await accept(scene, 3, [one.id, two.id], { [one.paragraphId]: byHand })).toMatchObject({ ok: true })
    expect((await now(scene)).paragraphs[0]?.words).toBe(byHand)
    const late = await findAmendment(scene.it.db, scene.id, 1)
    const fresh = await submitted(scene, 1, { words: 'Contracts are published within a week.' })
    expect(await accept(scene, 4, [fresh.id])).toMatchObject({ ok: true })
    expect(await accept(scene, 5, [late?.id ?? ''])).toEqual(refused('amendments-conflict'))
    const comment = await submitted(scene, 0, { change: 'comment', words: 'Good.', reason: null })
    expect(await accept(scene, 5, [comment.id])).toEqual(refused('nothing-changed'))
  })

  test('an amendment of a paragraph that was taken away is not taken in', async () => {
    const { it, mandate, slug } = scene
    const doomed = await submitted(scene, 3, { words: 'So are the names of losers.' })
    const text = await now(scene)
    const left = { submission: it.ctx.newId(), title: 'Draft decree', words: text.paragraphs.slice(0, 3).map((one) => one.words) }
    expect(await publishTextVersion(it.ctx, mandate, slug, { number: 1, version: text.version }, left)).toMatchObject({ ok: true })
    expect(await accept(scene, text.version + 1, [doomed.id])).toEqual(refused('paragraph-unknown'))
  })

  test('two who accept at once make one version', async () => {
    const text = await now(scene)
    const [one, two] = [await submitted(scene, 1, { words: 'First.' }), await submitted(scene, 2, { words: 'Second.' })]
    const outcomes = await Promise.all(Array.from({ length: 10 }, (_, at) => accept(scene, text.version, [at % 2 === 0 ? one.id : two.id])))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(5)
    expect((await now(scene)).version).toBe(text.version + 1)
  })

  test('a replay tells the same', async () => {
    const before = await projectedRows(scene.it.db, projectedTables)
    await replay(scene.it.db, facts, projectedTables)
    expect(await projectedRows(scene.it.db, projectedTables)).toEqual(before)
  })

  test('after the phase nobody amends; after the closing nobody withdraws, and the organiser still takes in', async () => {
    const { it, slug } = scene
    const last = await submitted(scene, 1, { words: 'The very last.' })
    const form = await amendment(scene, 1)
    it.advance(30)
    expect(await submitAmendment(it.ctx, slug, browser('ana'), form)).toEqual(refused('phase-not-open'))
    await it.db.updateTable('consultation').set({ closed_at: it.ctx.now() }).where('id', '=', scene.id).execute()
    expect(await withdrawAmendment(it.ctx, slug, last.number, browser('ana'), null)).toEqual(refused('consultation-closed'))
    expect(await publish(scene)).toEqual(refused('consultation-closed'))
    expect(await accept(scene, (await now(scene)).version, [last.id])).toMatchObject({ ok: true })
  })
})

test('a text is for a consultation that planned amendments, and for its organiser', async () => {
  const phases = announcement.phases.filter(({ kind }) => kind !== 'amendments')
  const scene = await openConsultation({ phases })
  expect(await publish(scene)).toEqual(refused('amendments-not-planned'))
  expect(await publishText(scene.it.ctx, scene.mandate, 'no-such', { submission: 'x', title: 'T', language: 'en', words })).toEqual(
    refused('consultation-unknown'),
  )
})
