import { expect, test } from 'vitest'
import { mandatesOfMember } from '#modules/accounts'
import { findMember } from '#modules/members'
import { browser, openConsultation } from '#test/consultation-scene.ts'
import { joinConsultation, type Person } from './acts/join-consultation.ts'
import { keepResidents } from './acts/keep-residents.ts'
import { countResidents } from './queries/residents.ts'
import { refusedBy } from './rules/audience.ts'
import { readResidents } from './rules/residents.ts'
import type { Audience, ResidencyProof } from './vocabulary.ts'

const nobody = { hasAccount: false, residency: null, isResident: false, speaksForOrganisation: false }
const account = { ...nobody, hasAccount: true }

test.each([
  ['anyone', nobody, null],
  ['confirmed-email', nobody, 'sign-in-needed'],
  ['confirmed-email', account, null],
  ['residents', nobody, 'sign-in-needed'],
  ['residents', account, 'not-resident'],
  ['residents', { ...account, residency: 'claim' }, 'not-vouched-for'],
  ['residents', { ...account, isResident: true }, null],
  ['organisations', nobody, 'sign-in-needed'],
  ['organisations', account, 'not-organisation'],
  ['organisations', { ...account, isResident: true }, 'not-organisation'],
  ['organisations', { ...account, speaksForOrganisation: true }, null],
] as const)('a consultation for %s: %o is told %s', (audience, asking, refusal) => {
  expect(refusedBy(audience, asking)).toBe(refusal)
})

test('a list is read line by line: a heading, other columns and repeats are fine; what is no address is named by its line', () => {
  const csv = '\uFEFFE-mail;Name\r\nAna@Example.org;Ana\n"bo@example.org",Bo\n\nana@example.org\n'
  expect(readResidents(csv)).toEqual({ addresses: ['ana@example.org', 'bo@example.org'], wrong: [] })
  expect(readResidents('a@b.org c@d.org\nno address\na@b.org\n@x.org').wrong).toEqual([1, 2, 4])
  expect(readResidents(`${'x'.repeat(260)}@b.org`).wrong).toEqual([1])
  expect(readResidents('')).toEqual({ addresses: [], wrong: [] })
})

const person = (personId: string, email: string, memberId: string | null = null): Person => ({ kind: 'account', personId, email, memberId })

async function scene(audience: Audience, residency: ResidencyProof | null = audience === 'residents' ? 'list' : null) {
  const opened = await openConsultation({ audience, residency })
  const join = (who: Person) =>
    opened.it.db.transaction().execute((trx) => joinConsultation(trx, opened.it.ctx, { id: opened.id, audience, residency }, who))
  return { ...opened, join }
}

test('residents are those whose address is on the list, kept as digests and replaced whole', async () => {
  const { it, mandate, slug, id, join } = await scene('residents')
  const ana = person('p-ana', 'Ana@example.org')
  expect(await join(ana)).toEqual({ ok: false, refusal: 'not-resident' })
  expect(await join(browser('x'))).toEqual({ ok: false, refusal: 'sign-in-needed' })
  expect(await keepResidents(it.ctx, mandate, slug, ['ana@example.org', 'bo@example.org'])).toEqual({ ok: true, fact: null })
  expect(await countResidents(it.db, id)).toBe(2)
  expect(await join(ana)).toMatchObject({ ok: true })
  const kept = await it.db.selectFrom('resident').selectAll().execute()
  expect(JSON.stringify(kept.map(({ address_digest }) => address_digest.toString()))).not.toContain('ana')
  expect(await keepResidents(it.ctx, mandate, slug, ['bo@example.org'])).toEqual({ ok: true, fact: null })
  expect(await join(ana)).toEqual({ ok: false, refusal: 'not-resident' })
  expect(await countResidents(it.db, id)).toBe(1)
})

test('a list is for consultations of residents, while they are open', async () => {
  const open = await scene('confirmed-email')
  expect(await keepResidents(open.it.ctx, open.mandate, open.slug, ['a@example.org'])).toEqual({ ok: false, refusal: 'no-list-asked' })
  await open.it.db.updateTable('consultation').set({ closed_at: open.it.ctx.now() }).execute()
  expect(await keepResidents(open.it.ctx, open.mandate, open.slug, [])).toEqual({ ok: false, refusal: 'consultation-closed' })
})

test('an organisation has one voice, whoever of its people comes and however many at once; a government has none there', async () => {
  const { it, id, join } = await scene('organisations')
  const [watch, state] = [await findMember(it.db, 'example-watch'), await findMember(it.db, 'exampleland')]
  const people = Array.from({ length: 12 }, (_, at) => person(`p-${at}`, `p${at}@example.org`, watch?.id ?? null))
  const joined = await Promise.all(people.map(join))
  expect(new Set(joined.map((one) => one.ok && one.fact.id)).size).toBe(1)
  expect(await it.db.selectFrom('participant').select('id').where('consultation_id', '=', id).execute()).toHaveLength(1)
  expect(await join(person('p-state', 's@example.org', state?.id ?? null))).toEqual({ ok: false, refusal: 'not-organisation' })
  expect(await join(person('p-none', 'n@example.org'))).toEqual({ ok: false, refusal: 'not-organisation' })
  expect(await mandatesOfMember(it.db, watch?.id ?? '')).not.toHaveLength(0)
})

test('the organiser gives the list typed or in a file, sees how many, and is told the lines to mend', async () => {
  const { it, address } = await scene('residents')
  const contact = await it.as('exampleland-contact')
  const wrong = await contact.post(`${address}/residents`, { addresses: 'ana@example.org\nnobody' })
  expect([wrong.status, wrong.body.includes('one e-mail address: 2.'), wrong.body.includes('ana@example.org')]).toEqual([422, true, true])
  expect((await contact.post(`${address}/residents`, { addresses: ' ' })).status).toBe(422)
  expect((await contact.post(`${address}/residents`, { addresses: 'ana@example.org' })).status).toBe(303)
  const file = new File(['mail;name\nana@example.org;Ana\nbo@example.org;Bo'], 'list.csv', { type: 'text/csv' })
  expect((await contact.upload(`${address}/residents`, { addresses: '' }, { file })).status).toBe(303)
  expect((await contact.get(`${address}/conduct`)).body).toContain('2 addresses are on the list')
  expect(it.faults).toEqual([])
})

test.each(['residents', 'organisations', 'confirmed-email'] as const)(
  'the page for %s says who may not take part, why and what to do',
  async (audience) => {
    const { it, address } = await scene(audience)
    expect((await it.get(address)).body).toContain('This consultation asks people to sign in')
    const citizen = await it.as('assessor')
    const { body } = await citizen.get(address)
    if (audience === 'confirmed-email') expect(body).not.toContain('id="audience"')
    else expect(body).toContain(audience === 'residents' ? 'not on the organiser’s list' : 'you act for none here')
  },
)

test('residents by claim are those the sign-in service vouched for at their last sign-in there', async () => {
  const { it, join } = await scene('residents', 'claim')
  const now = it.ctx.now()
  const account = await it.db.selectFrom('account').select(['id', 'person_id', 'email']).executeTakeFirstOrThrow()
  const who = person(account.person_id, account.email)
  expect(await join(who)).toEqual({ ok: false, refusal: 'not-vouched-for' })
  const identity = { id: 'i', account_id: 'subject', provider_id: 'oidc', user_id: account.id, created_at: now, updated_at: now }
  await it.db
    .insertInto('account_identity')
    .values({ ...identity, resident_said_at: now })
    .execute()
  expect(await join(who)).toMatchObject({ ok: true })
  await it.db.updateTable('account_identity').set({ resident_said_at: null }).execute()
  expect(await join(who)).toEqual({ ok: false, refusal: 'not-vouched-for' })
})
