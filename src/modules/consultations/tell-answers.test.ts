import { beforeAll, expect, test } from 'vitest'
import { siteFor } from '#app/following/ports.ts'
import { mandatesOfMember, personOfMandate } from '#modules/accounts'
import { findMember } from '#modules/members'
import { announceForAnswers, propose } from '#test/answer-scene.ts'
import { announcePlan, publishCommitment, tell } from '#test/commitment-scene.ts'
import { times } from '#test/races/at-once.ts'
import { type World, world } from '#test/world.ts'
import { joinConsultation } from './acts/join-consultation.ts'
import { tellAnswers } from './acts/tell-answers.ts'

let w: World
let member: string
let person: { personId: string; email: string }
const site = siteFor('https://parvis.test', 'Parvis', 'latn')
const text = (en: string) => ({ original: 'en' as const, en })

beforeAll(async () => {
  w = await world()
  member = (await findMember(w.db, 'exampleland'))?.id ?? ''
  const [mandate] = await mandatesOfMember(w.db, member)
  const found = await personOfMandate(w.db, mandate?.id ?? '')
  if (found === null) throw new Error('nobody acts for exampleland')
  person = found
  await w.db.updateTable('account').set({ mail_language: 'fr' }).where('person_id', '=', found.personId).execute()
})

/** The participant that an account is in a consultation. */
async function participantIn(id: string): Promise<string> {
  const who = { kind: 'account', ...person, memberId: null } as const
  const joined = await w.db.transaction().execute((trx) => joinConsultation(trx, w.ctx, { id, audience: 'anyone', residency: null }, who))
  if (!joined.ok) throw new Error(joined.refusal)
  return joined.fact.id
}

interface Said {
  readonly decision: 'taken-up' | 'declined'
  readonly commitment?: { readonly plan: string; readonly commitment: string }
}

/** An answer on the record, and the row that says nobody was told of it. */
async function answer(consultation: { id: string }, inputs: readonly { kind: 'proposal'; id: string }[], { decision, commitment }: Said) {
  const id = w.ctx.newId()
  const takenUpIn = commitment === undefined ? [] : [{ kind: 'commitment', ...commitment }]
  const words = decision === 'taken-up' ? text('every payment made') : null
  const told = { answer: id, inputs, decision, reason: text('Because it is right.'), words, takenUpIn }
  const data = { ...told, institution: text('Ministry'), secondReader: w.ctx.newId() }
  await tell(w.ctx, 'answer-published', { consultation: consultation.id, member }, data)
  await w.db.insertInto('answer_untold').values({ answer_id: id, published_at: w.ctx.now() }).execute()
  return id
}

const mailTo = async (email: string) =>
  (await w.mail()).filter(({ recipient, subject }) => recipient === email && !subject.includes('sign'))

test('one mail to whoever gave it, merged into another or not, in their language, however many write at once and whatever crashes', async () => {
  const consultation = await announceForAnswers(w.ctx, member)
  const plan = await announcePlan(w.ctx, member)
  const { commitment, reference } = await publishCommitment(w.ctx, plan, 'ZZ0042')
  const participant = await participantIn(consultation.id)
  const [own, merged] = [
    await propose(w.ctx, consultation, 1),
    await propose(w.ctx, consultation, 2, { participant, title: 'Publish it all' }),
  ]
  const into = { into: own.id, merged: [merged.id], reason: null }
  await tell(w.ctx, 'proposals-merged', { consultation: consultation.id, proposal: own.id }, into)
  const before = (await mailTo(person.email)).length
  const id = await answer(consultation, [own.input], { decision: 'taken-up', commitment: { plan: plan.id, commitment } })
  const broken = {
    ...site,
    wordsOf: () => {
      throw new Error('the machine stops here')
    },
  }
  await expect(tellAnswers(w.ctx, broken)).rejects.toThrow('the machine stops here')
  expect(await mailTo(person.email)).toHaveLength(before)
  const written = await Promise.all(times(12, () => tellAnswers(w.ctx, site)))
  expect(written.reduce((sum, n) => sum + n, 0)).toBe(1)
  const mails = await mailTo(person.email)
  expect(mails).toHaveLength(before + 1)
  expect(mails[0]?.subject).toBe(`Votre proposition est devenue des mots dans l’engagement ${reference}`)
  expect(mails[0]?.body).toContain('Publish it all')
  expect(mails[0]?.body).toContain('every payment made')
  expect(mails[0]?.body).toContain(`https://parvis.test/fr/consultations/${consultation.slug}/answers/${id}`)
  expect(await tellAnswers(w.ctx, site)).toBe(0)
})

test('why not, to the author once and to a follower once with a way to stop', async () => {
  const consultation = await announceForAnswers(w.ctx, member)
  const participant = await participantIn(consultation.id)
  const [first, second] = [await propose(w.ctx, consultation, 1, { participant }), await propose(w.ctx, consultation, 2, { participant })]
  await follow('ada@example.org', first.id, 'a')
  await follow(person.email, first.id, 'b')
  await answer(consultation, [first.input, second.input], { decision: 'declined' })
  const before = (await mailTo(person.email)).length
  expect(await tellAnswers(w.ctx, site)).toBe(2)
  const [own] = await mailTo(person.email)
  expect(await mailTo(person.email)).toHaveLength(before + 1)
  expect(own?.subject).toBe('Ce que vous avez écrit n’est pas retenu\u00a0: voici pourquoi')
  expect(own?.body).toContain('Because it is right.')
  const [follower] = await mailTo('ada@example.org')
  expect(follower?.subject).toBe('What you follow was declined: here is why')
  expect(follower?.body).toContain('/en/following/unsubscribe?key=a')
})

test('people without an account get none, and nothing waits any more', async () => {
  const consultation = await announceForAnswers(w.ctx, member)
  const given = await propose(w.ctx, consultation, 1)
  await answer(consultation, [given.input], { decision: 'declined' })
  expect(await tellAnswers(w.ctx, site)).toBe(0)
  expect(await w.db.selectFrom('answer_untold').selectAll().execute()).toEqual([])
})

async function follow(email: string, proposal: string, key: string): Promise<void> {
  const now = w.ctx.now()
  const id = w.ctx.newId()
  const times = { created_at: now, paused_at: null, next_digest_at: now }
  await w.db
    .insertInto('follower')
    .values({ id, email, key, lang: 'en', period: 'daily', seen_index: 0, ...times })
    .execute()
  const confirmed = { asked_at: now, confirmed_at: now, from_index: 0 }
  await w.db
    .insertInto('follow')
    .values({ follower_id: id, subject_kind: 'proposal', subject_id: proposal, ...confirmed })
    .execute()
}
