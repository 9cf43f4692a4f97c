import { beforeAll, describe, expect, test } from 'vitest'
import {
  acceptInvitation,
  deleteAccount,
  ensureDemoPersons,
  facts,
  grantByEmail,
  grantMandate,
  invitePerson,
  lockMandate,
  mandatesOfMember,
  membersOfHolder,
  projectedTables,
  revokeMandate,
} from '#modules/accounts'
import { facts as memberFacts, projectedTables as memberTables } from '#modules/members'
import { listEntries, projectedRows, recordFacts, recordProjectedTables, replay, sequence } from '#record'
import { accountsSite, addressIn, mailServer, openBrowserOf } from '#test/accounts-site.ts'
import { admitInventedMember } from '#test/members-for-tests.ts'
import { findOrCreateAccount } from './acts/find-or-create-account.ts'

let site: Awaited<ReturnType<typeof accountsSite>>
let exampleland: string
const none = { memberId: null, until: null }

beforeAll(async () => {
  site = await accountsSite()
  exampleland = await admitInventedMember(site.ctx, 'exampleland', 'Exampleland')
})

const account = (email: string) => site.db.transaction().execute((trx) => findOrCreateAccount(trx, site.ctx, email, null))

async function steward(email: string) {
  const granted = await grantByEmail(site.ctx, email, 'steward')
  if (!granted.ok) throw new Error(granted.refusal)
  return granted.fact.mandate
}

const entries = async () => (await listEntries(site.db, { page: 1, perPage: 500 })).entries

describe('a mandate', () => {
  test('is granted once when asked for ten times at once', async () => {
    const [by, person] = [await steward('s1@example.org'), await account('ten@example.org')]
    const form = { kind: 'editor', memberId: exampleland, until: null } as const
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => grantMandate(site.ctx, { id: by }, person, form)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal]))).toEqual(Array(11).fill('already-holds'))
    const mandates = await mandatesOfMember(site.db, exampleland)
    expect(mandates.filter(({ kind }) => kind === 'editor')).toHaveLength(1)
  })

  test('is entered without anything that names or links the person', async () => {
    const [by, person] = [await steward('s2@example.org'), await account('two-roles@example.org')]
    const first = await grantMandate(site.ctx, { id: by }, person, { kind: 'assessor', ...none })
    const second = await grantMandate(site.ctx, { id: by }, person, { kind: 'moderator', ...none })
    if (!first.ok || !second.ok) throw new Error('not granted')
    const made = (await entries()).filter(
      ({ about }) => about['mandate'] === first.fact.mandate || about['mandate'] === second.fact.mandate,
    )
    expect(made).toHaveLength(2)
    for (const entry of made) {
      expect(Object.keys(Object(entry.data)).sort()).toEqual(['kind', 'mandate'])
      expect(entry.by).toEqual({ kind: 'mandate', mandate: by })
    }
    const { person_id: pseudonym } = await site.db
      .selectFrom('account')
      .select('person_id')
      .where('id', '=', person)
      .executeTakeFirstOrThrow()
    const leaves = (await entries()).map(({ leaf }) => leaf.toString('utf8')).join('\n')
    for (const secret of [person, pseudonym, 'example.org', 'two-roles']) expect(leaves).not.toContain(secret)
  })

  test('that ended refuses the act begun under it; an act that came first makes the end wait', async () => {
    const [by, target] = [await steward('s3@example.org'), await grantByEmail(site.ctx, 'acting@example.org', 'moderator')]
    if (!target.ok) throw new Error(target.refusal)
    const { mandate } = target.fact
    const order: string[] = []
    let revoking: Promise<unknown> = Promise.resolve()
    await site.db.transaction().execute(async (trx) => {
      expect((await lockMandate(trx, mandate, site.ctx.now())).ok).toBe(true)
      revoking = revokeMandate(site.ctx, { id: by }, mandate, 'replaced').then(() => order.push('revoked'))
      // Until this transaction ends, another act under the same mandate goes on, and the revocation does not.
      await site.db.transaction().execute(async (other) => {
        expect((await lockMandate(other, mandate, site.ctx.now())).ok).toBe(true)
      })
      const waiting = await Promise.race([revoking.then(() => 'over'), waitForBlocked().then(() => 'waits')])
      expect(waiting).toBe('waits')
      order.push('acted')
    })
    await revoking
    expect(order).toEqual(['acted', 'revoked'])
    const after = await site.db.transaction().execute((trx) => lockMandate(trx, mandate, site.ctx.now()))
    expect(after).toEqual({ ok: false, refusal: 'mandate-not-in-force' })
  })

  test('past its end is not in force, and its holder does not act under it', async () => {
    const by = await steward('s4@example.org')
    const until = new Date(Date.now() + 60_000)
    const granted = await grantMandate(site.ctx, { id: by }, await account('short@example.org'), {
      kind: 'moderator',
      memberId: null,
      until,
    })
    if (!granted.ok) throw new Error(granted.refusal)
    const lockAt = (at: Date) => site.db.transaction().execute((trx) => lockMandate(trx, granted.fact.mandate, at))
    expect((await lockAt(new Date(until.getTime() - 1))).ok).toBe(true)
    expect(await lockAt(until)).toEqual({ ok: false, refusal: 'mandate-not-in-force' })
  })

  test('tells R11 with which members its holder holds others', async () => {
    const by = await steward('s5@example.org')
    const person = await account('conflict@example.org')
    const assessor = await grantMandate(site.ctx, { id: by }, person, { kind: 'assessor', ...none })
    await grantMandate(site.ctx, { id: by }, person, { kind: 'editor', memberId: exampleland, until: null })
    if (!assessor.ok) throw new Error(assessor.refusal)
    expect(await membersOfHolder(site.db, assessor.fact.mandate, site.ctx.now())).toEqual([exampleland])
  })

  /** Resolves once some session waits for a lock. */
  async function waitForBlocked(): Promise<void> {
    for (;;) {
      const { rows } = await site.pool.query('select 1 from pg_locks where not granted limit 1')
      if (rows.length > 0) return
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
})

test('two last stewards who leave at once: one stays', async () => {
  const own = await accountsSite()
  const ids: string[] = []
  for (let i = 0; i < 10; i += 1) {
    const granted = await grantByEmail(own.ctx, `steward-${i}@example.org`, 'steward')
    if (granted.ok) ids.push(granted.fact.mandate)
  }
  const outcomes = await Promise.all(ids.map((id) => revokeMandate(own.ctx, { id }, id, 'holder-request')))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(9)
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: 'last-steward-cannot-revoke-self' })
})

describe('an invitation', () => {
  test('arrives in the recipient’s language; the mandate is granted when it is accepted, once', async () => {
    const mail = await mailServer()
    const own = await accountsSite({ sendMail: mail.sendMail })
    const member = await admitInventedMember(own.ctx, 'exampleland', 'Exampleland')
    await grantByEmail(own.ctx, 'poc@example.org', 'point-of-contact', 'exampleland')
    const signIn = async (email: string) => {
      const browser = openBrowserOf(own)
      await browser.send('/en/sign-in', { email })
      const token = addressIn(mail.received.at(-1)?.text ?? '').searchParams.get('token') ?? ''
      await browser.send('/en/sign-in/link', { token })
      return browser
    }
    const contact = await signIn('poc@example.org')
    const form = { email: 'New.Editor@example.org', kind: 'editor', until: '', language: 'es' }
    const sent = await contact.submit('/en/desk/editors', form, '/en/desk/editors')
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/en/desk/editors?done=sent'])
    const letter = mail.received.at(-1)
    expect(letter).toMatchObject({ to: 'new.editor@example.org' })
    expect(letter?.text).toContain('Redacción para Exampleland')
    const { pathname } = addressIn(letter?.text ?? '')
    expect(await mandatesOfMember(own.db, member)).toHaveLength(1)
    const stranger = await signIn('stranger@example.org')
    expect((await stranger.submit(pathname, {}, '/en/account')).status).toBe(409)
    const editor = await signIn('new.editor@example.org')
    const answers = await Promise.all([1, 2, 3].map(() => editor.submit(pathname, {}, '/en/account')))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410])
    expect((await mandatesOfMember(own.db, member)).map(({ kind }) => kind)).toEqual(['point-of-contact', 'editor'])
    // Editors do not invite; nor does a point of contact name another.
    expect((await editor.get('/en/desk/editors')).status).toBe(403)
    expect(
      (await contact.submit('/en/desk/editors', { ...form, kind: 'point-of-contact', email: 'x@example.org' }, '/en/desk/editors')).status,
    ).toBe(409)
    expect(own.faults).toEqual([])
    await mail.close()
  })

  test('of somebody whose mandate ended meanwhile is refused', async () => {
    const by = await steward('leaving@example.org')
    await steward('staying@example.org')
    const invited = await invitePerson(
      site.ctx,
      { id: by },
      { email: 'guest@example.org', kind: 'moderator', language: 'en', ...none },
      async () => undefined,
    )
    if (!invited.ok) throw new Error(invited.refusal)
    await revokeMandate(site.ctx, { id: by }, by, 'holder-request')
    const guest = { accountId: await account('guest@example.org'), email: 'guest@example.org' }
    expect(await acceptInvitation(site.ctx, guest, invited.fact.id)).toEqual({ ok: false, refusal: 'mandate-not-in-force' })
  })
})

describe('deleting an account', () => {
  test('ends its mandates on the record, removes what is personal, and leaves nothing of it in any entry', async () => {
    const email = 'leaver@example.org'
    await steward('remaining@example.org')
    const mandate = await steward(email)
    const person = await account(email)
    expect(await deleteAccount(site.ctx, person)).toEqual({ ok: true, fact: { revoked: 1 } })
    expect(await site.db.selectFrom('account').select('id').where('email', '=', email).execute()).toEqual([])
    expect(await site.db.selectFrom('mandate_holder').selectAll().where('mandate_id', '=', mandate).execute()).toEqual([])
    const end = (await entries()).find(({ kind, about }) => kind === 'mandate-revoked' && about['mandate'] === mandate)
    expect(end?.data).toEqual({ mandate, kind: 'steward', ground: 'account-deleted' })
    const leaves = (await entries()).map(({ leaf }) => leaf.toString('utf8')).join('\n')
    expect(leaves).not.toContain('leaver')
    expect(leaves).not.toContain(person)
  })

  test('is refused to the last steward, and changes nothing', async () => {
    const own = await accountsSite()
    await grantByEmail(own.ctx, 'only@example.org', 'moderator')
    await grantByEmail(own.ctx, 'only@example.org', 'steward')
    const { id } = await own.db.selectFrom('account').select('id').executeTakeFirstOrThrow()
    expect(await deleteAccount(own.ctx, id)).toEqual({ ok: false, refusal: 'last-steward-cannot-delete' })
    const rows = await own.db.selectFrom('mandate').select('revoked_at').execute()
    expect(rows.map((row) => row.revoked_at)).toEqual([null, null])
  })
})

describe('“Try it as…”', () => {
  test('signs in as one of the demonstration’s people, whose mandates are on the record', async () => {
    const own = await accountsSite()
    const browser = openBrowserOf(own)
    expect((await browser.send('/en/try', { role: 'steward' })).status).toBe(422)
    const [land, city, watch] = [
      await admitInventedMember(own.ctx, 'exampleland', 'Exampleland'),
      await admitInventedMember(own.ctx, 'sample-city', 'Sample City', 'local-government'),
      await admitInventedMember(own.ctx, 'example-watch', 'Example Watch', 'civil-society'),
    ]
    const members = { exampleland: land, sampleCity: city, exampleWatch: watch }
    await Promise.all([ensureDemoPersons(own.ctx, members), ensureDemoPersons(own.ctx, members)])
    const granted = (await listEntries(own.db, { kind: 'mandate-granted', page: 1, perPage: 50 })).entries
    expect(granted).toHaveLength(8)
    expect(granted.every(({ by }) => by.kind === 'instance')).toBe(true)
    const page = await (await browser.get('/en/try')).text()
    expect(page.match(/name="role"/g)).toHaveLength(8)
    const answer = await browser.send('/en/try', { role: 'exampleland-contact' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/en/desk'])
    expect(await (await browser.get('/en/account')).text()).toContain('Point of contact of Exampleland')
    // Another role replaces it.
    await browser.submit('/en/try', { role: 'steward' }, '/en/try')
    expect((await browser.get('/en/admin/mandates')).status).toBe(200)
    expect(await own.db.selectFrom('account_session').select('id').execute()).toHaveLength(1)
  })

  test('does not exist elsewhere', async () => {
    const own = await accountsSite({ tryItAs: false })
    expect((await openBrowserOf(own).get('/en/try')).status).toBe(404)
    expect((await openBrowserOf(own).send('/en/try', { role: 'steward' })).status).toBe(404)
    const named = await accountsSite({ origin: 'http://rebound.example' })
    expect((await openBrowserOf(named).get('/en/try')).status).toBe(404)
  })
})

test('the tables of mandates are what the record says', async () => {
  await sequence(site.db)
  const tables = [...recordProjectedTables, ...memberTables, ...projectedTables]
  const before = await projectedRows(site.db, tables)
  await replay(site.db, [...recordFacts, ...memberFacts, ...facts], tables)
  expect(await projectedRows(site.db, tables)).toEqual(before)
})
