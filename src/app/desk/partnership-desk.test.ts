import { beforeAll, describe, expect, test } from 'vitest'
import { words } from '#kernel/i18n.ts'
import { languages } from '#kernel/languages.ts'
import { demoRoles, heldMandates, invitationsFor } from '#modules/accounts'
import { listEntries } from '#record'
import { type World, world } from '#test/world.ts'

const en = words('en')
const section = (body: string, id: string) => body.split(`id="${id}"`)[1]?.split('</section>')[0] ?? ''

async function heldBy(w: World, kind: string) {
  const found = (await heldMandates(w.db)).find((mandate) => mandate.kind === kind && mandate.email !== null)
  if (found === undefined) throw new Error(`no mandate ${kind}`)
  return { id: found.id, email: found.email ?? '' }
}

let w: World
beforeAll(async () => {
  w = await world()
})

describe('every desk', () => {
  test.each(languages)('answers in %s for everyone of the demonstration, without any fault', async (lang) => {
    for (const role of demoRoles) {
      const { status, body } = await (await w.as(role, lang)).get(`/${lang}/desk`)
      expect([role, status]).toEqual([role, 200])
      expect(body).toContain(words(lang).t('desk.acts.title'))
      expect(body).not.toContain('undefined')
    }
    expect(w.faults).toEqual([])
  })

  test('a stranger is asked to sign in', async () => {
    const { status, location } = await w.get('/en/desk')
    expect(status).toBe(303)
    expect(location).toContain('/en/sign-in')
  })
})

test('only a point of contact is offered the endorsement, until it is recorded', async () => {
  const form = '/en/members/exampleland/endorsement'
  const contact = await w.as('exampleland-contact')
  expect((await contact.get('/en/desk')).body).toContain(form)
  expect((await (await w.as('exampleland-editor')).get('/en/desk')).body).not.toContain(form)
  expect((await (await w.as('example-watch-contact')).get('/en/desk')).body).not.toContain('/endorsement')
  expect((await contact.post(form)).status).toBe(303)
  expect((await contact.get('/en/desk')).body).not.toContain(form)
})

test('assessors and moderators read what awaits them: nothing', async () => {
  expect((await (await w.as('assessor')).get('/en/desk')).body).toContain(en.t('desk.assessor.lede'))
  expect((await (await w.as('moderator')).get('/en/desk')).body).toContain(en.t('desk.moderator.lede', { n: 0 }))
})

describe('who holds no mandate', () => {
  test('reads how one comes by one, then finds the invitation, which the support team sees counted', async () => {
    const [editor, contact, steward] = [await w.as('exampleland-editor'), await w.as('exampleland-contact'), await w.as('steward')]
    const { id, email } = await heldBy(w, 'editor')
    expect((await contact.post(`/en/desk/editors/${id}`, { ground: 'term-ended' })).status).toBe(303)
    const nobody = (await editor.get('/en/desk')).body
    expect(nobody).toContain(en.t('desk.nobody.lede'))
    expect(nobody).not.toContain('/en/invitations/')
    const form = { email, kind: 'moderator', member: '', until: '', language: 'en' }
    expect((await steward.post('/en/admin/mandates', form)).status).toBe(303)
    expect((await editor.get('/en/desk')).body).toContain('/en/invitations/')
    expect((await steward.get('/en/desk')).body).toContain(en.t('desk.steward.invitations', { n: 1 }))
    expect((await steward.get('/en/admin')).body).toContain(en.t('desk.steward.invitations', { n: 1 }))
  })

  test('acts once it is accepted, for a member named in the language of the page, whatever the language of the mail', async () => {
    const [editor, steward] = [await w.as('exampleland-editor'), await w.as('steward')]
    const email = 'exampleland-editor@demo.invalid'
    const form = { email, kind: 'editor', member: 'spain', until: '', language: 'en' }
    expect((await steward.post('/en/admin/mandates', form)).status).toBe(303)
    const found = (await invitationsFor(w.db, email, w.ctx.now())).find(({ kind }) => kind === 'editor')
    expect((await editor.post(`/en/invitations/${found?.id}`)).status).toBe(303)
    expect((await editor.get('/en/desk')).body).toContain('What Spain owes')
    const french = (await editor.get('/fr/desk')).body
    expect(french.split('id="main"')[0]).toContain('Espagne')
    expect(section(french, 'clocks')).toContain('7 décembre 2016')
  })

  test('has no support team pages', async () => {
    expect((await (await w.as('assessor')).get('/en/admin')).status).toBe(403)
  })
})

describe('the acts of a mandate', () => {
  test('are found by mandate, waiting or sealed, whatever was recorded since', async () => {
    const { id } = await heldBy(w, 'steward')
    const steward = await w.as('steward')
    const assessor = await heldBy(w, 'assessor')
    const before = await listEntries(w.db, { mandate: id, page: 1, perPage: 8 })
    expect((await steward.post(`/en/admin/mandates/${assessor.id}`, { ground: 'term-ended' })).status).toBe(303)
    const waiting = await listEntries(w.db, { mandate: id, page: 1, perPage: 8 })
    expect(waiting.total).toBe(before.total + 1)
    expect(waiting.entries[0]).toMatchObject({ kind: 'mandate-revoked', index: null, by: { kind: 'mandate', mandate: id } })
    await w.seal()
    const sealed = await listEntries(w.db, { mandate: id, page: 1, perPage: 8 })
    expect(sealed.total).toBe(waiting.total)
    expect(sealed.entries[0]).toMatchObject({ id: waiting.entries[0]?.id, index: expect.any(Number) })
    expect(section((await steward.get('/en/desk')).body, 'acts')).toContain(`/en/record/${sealed.entries[0]?.index}`)
    expect((await listEntries(w.db, { mandate: id.toUpperCase(), page: 1, perPage: 8 })).total).toBe(0)
  })
})
