import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grantByEmail } from '#modules/accounts'
import { accountsSite, addressIn, mailServer, openBrowserOf } from '#test/accounts-site.ts'

let mail: Awaited<ReturnType<typeof mailServer>>
let site: Awaited<ReturnType<typeof accountsSite>>

beforeAll(async () => {
  mail = await mailServer()
  site = await accountsSite({ sendMail: mail.sendMail })
})
afterAll(() => mail.close())

async function linkFor(email: string, lang = 'en', next?: string) {
  const browser = openBrowserOf(site)
  const answer = await browser.send(`/${lang}/sign-in`, { email, ...(next === undefined ? {} : { next }) })
  expect(answer.status).toBe(303)
  const received = mail.received.filter(({ to }) => to === email).at(-1)
  return addressIn(received?.text ?? '')
}

async function signIn(email: string) {
  const link = await linkFor(email)
  const browser = openBrowserOf(site)
  const answer = await browser.send('/en/sign-in/link', { token: link.searchParams.get('token') ?? '' })
  expect(answer.headers.get('location')).toBe('/en/desk')
  return browser
}

describe('the link sent by e-mail', () => {
  test('arrives in the reader’s language and signs in once, on a button', async () => {
    const link = await linkFor('ada@example.org', 'fr', '/fr/actions')
    const received = mail.received.at(-1)
    expect(received?.subject).toContain('Votre lien pour vous connecter')
    expect(link.pathname).toBe('/fr/sign-in/link')
    const browser = openBrowserOf(site)
    // A program that checks mail opens the link, several times: it still works afterwards.
    for (let i = 0; i < 3; i += 1) {
      const page = await browser.get(`${link.pathname}${link.search}`)
      expect(page.status).toBe(200)
      expect(page.headers.get('cache-control')).toBe('private, no-store')
      expect(page.headers.get('x-parvis-cache')).toBeNull()
    }
    const form = { token: link.searchParams.get('token') ?? '', next: link.searchParams.get('next') ?? '' }
    const signedIn = await browser.send('/fr/sign-in/link', form)
    expect(signedIn.status).toBe(303)
    expect(signedIn.headers.get('location')).toBe('/fr/actions')
    const cookie = signedIn.headers.getSetCookie().join('\n')
    expect(cookie).toMatch(/parvis\.session_token=[^;]+;.*HttpOnly; SameSite=Lax/)
    const account = await browser.get('/fr/account')
    expect(account.status).toBe(200)
    expect(await account.text()).toContain('ada@example.org')
    const row = await site.db
      .selectFrom('account')
      .select(['mail_language'])
      .where('email', '=', 'ada@example.org')
      .executeTakeFirstOrThrow()
    expect(row.mail_language).toBe('fr')

    const again = await openBrowserOf(site).send('/fr/sign-in/link', form)
    expect(again.status).toBe(410)
    const text = await again.text()
    expect(text).toContain('Ce lien ne fonctionne plus')
    expect(text).toContain('Envoyer un autre lien')
  })

  test('two uses at once open one session', async () => {
    const token = (await linkFor('race@example.org')).searchParams.get('token') ?? ''
    const answers = await Promise.all(Array.from({ length: 12 }, () => openBrowserOf(site).send('/en/sign-in/link', { token })))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 11 }, () => 410)])
  })

  test('expires after ten minutes', async () => {
    const link = await linkFor('late@example.org', 'ar')
    const kept = await site.db.selectFrom('account_verification').select(['id', 'expires_at']).orderBy('expires_at', 'desc').execute()
    const newest = kept[0]
    expect(newest?.expires_at.getTime()).toBeLessThanOrEqual(Date.now() + 600_000)
    await site.db
      .updateTable('account_verification')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .where('id', '=', newest?.id ?? '')
      .execute()
    const answer = await openBrowserOf(site).send('/ar/sign-in/link', { token: link.searchParams.get('token') ?? '' })
    expect(answer.status).toBe(410)
    expect(await answer.text()).toContain('لم يعد هذا الرابط صالحًا')
  })

  test('its secret is not in the database', async () => {
    const token = (await linkFor('hash@example.org')).searchParams.get('token') ?? ''
    const rows = await site.db.selectFrom('account_verification').select(['identifier', 'value']).execute()
    expect(token.length).toBeGreaterThan(20)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('goes to pages of this site only', async () => {
    for (const next of ['https://evil.example/', '//evil.example', '/fr/../..//evil', '/\\evil.example', '/en//evil.example']) {
      const link = await linkFor(`next-${next.length}@example.org`, 'en', next)
      expect(link.searchParams.get('next')).toBeNull()
    }
  })

  test('a wrong address is told beside the field, and nothing is sent', async () => {
    const before = mail.received.length
    const answer = await openBrowserOf(site).send('/es/sign-in', { email: 'nobody' })
    expect(answer.status).toBe(422)
    const text = await answer.text()
    expect(text).toContain('Escriba una dirección de correo')
    expect(text).toContain('value="nobody"')
    expect(mail.received.length).toBe(before)
  })
})

test('the answer is the same whether the address is known or not', async () => {
  await signIn('known@example.org')
  const [known, unknown] = await Promise.all(
    ['known@example.org', 'unknown@example.org'].map((email) => openBrowserOf(site).send('/en/sign-in', { email })),
  )
  expect([known?.status, known?.headers.get('location')]).toEqual([unknown?.status, unknown?.headers.get('location')])
})

test('links for one address are limited, in any spelling; others go on', async () => {
  const own = await accountsSite({ sendMail: mail.sendMail })
  const ask = (email: string) => openBrowserOf(own).send('/en/sign-in', { email })
  for (let i = 0; i < 5; i += 1) expect((await ask('many@example.org')).status).toBe(303)
  const refused = await ask('MANY@example.org')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused.text()).toContain('No link was sent')
  expect((await ask('other@example.org')).status).toBe(303)
})

test('links asked for by one sender are limited', async () => {
  const own = await accountsSite()
  const statuses: number[] = []
  for (let i = 0; i < 32; i += 1)
    statuses.push((await openBrowserOf(own, 'one').send('/en/sign-in', { email: `p${i}@example.org` })).status)
  expect(statuses.filter((status) => status === 303)).toHaveLength(30)
  expect(statuses.slice(30)).toEqual([429, 429])
})

describe('sessions', () => {
  test('are listed, end one by one, and all at once', async () => {
    const email = 'sessions@example.org'
    const [here, there, third] = [await signIn(email), await signIn(email), await signIn(email)]
    const page = await (await here.get('/en/account')).text()
    expect(page.match(/name="session"/g)).toHaveLength(2)
    expect(page).toContain('Firefox, Linux')
    const other = /name="session" value="([^"]+)"/.exec(page)?.[1] ?? ''
    expect((await here.submit('/en/account/sessions', { session: other }, '/en/account')).status).toBe(303)
    const alive = [(await there.get('/en/account')).status, (await third.get('/en/account')).status].sort()
    expect(alive).toEqual([200, 303])
    expect((await here.submit('/en/sign-out', { everywhere: '1' }, '/en/account')).status).toBe(303)
    for (const browser of [here, there, third]) expect((await browser.get('/en/account')).status).toBe(303)
  })

  test('of somebody else cannot be ended', async () => {
    const [victim, attacker] = [await signIn('victim@example.org'), await signIn('attacker@example.org')]
    const { id } = await site.db
      .selectFrom('account_session as s')
      .innerJoin('account as a', 'a.id', 's.user_id')
      .select('s.id')
      .where('a.email', '=', 'victim@example.org')
      .executeTakeFirstOrThrow()
    await attacker.submit('/en/account/sessions', { session: id }, '/en/account')
    expect((await victim.get('/en/account')).status).toBe(200)
  })

  test('a cookie with a forged signature is a stranger’s', async () => {
    const browser = await signIn('forged@example.org')
    const name = 'parvis.session_token'
    const value = decodeURIComponent(browser.cookies.get(name) ?? '')
    browser.cookies.set(name, encodeURIComponent(`${value.split('.')[0]}.${Buffer.alloc(32).toString('base64')}`))
    expect((await browser.get('/en/account')).status).toBe(303)
  })

  test('end after thirty days', async () => {
    let now = new Date('2026-03-01T10:00:00Z')
    const own = await accountsSite({ sendMail: mail.sendMail, now: () => now })
    const browser = openBrowserOf(own)
    await browser.send('/en/sign-in', { email: 'month@example.org' })
    const token = addressIn(mail.received.at(-1)?.text ?? '').searchParams.get('token') ?? ''
    await browser.send('/en/sign-in/link', { token })
    now = new Date('2026-03-31T09:59:00Z')
    expect((await browser.get('/en/account')).status).toBe(200)
    now = new Date('2026-03-31T10:01:00Z')
    expect((await browser.get('/en/account')).status).toBe(303)
  })

  test('are Secure under https', async () => {
    const own = await accountsSite({ sendMail: mail.sendMail, origin: 'https://parvis.example' })
    const browser = openBrowserOf(own)
    await browser.send('/en/sign-in', { email: 'secure@example.org' })
    const token = addressIn(mail.received.at(-1)?.text ?? '').searchParams.get('token') ?? ''
    const answer = await browser.send('/en/sign-in/link', { token })
    expect(answer.headers.getSetCookie().join()).toMatch(/^__Secure-parvis\.session_token=.*Secure/)
    expect((await browser.get('/en/account')).status).toBe(200)
    const out = await browser.submit('/en/sign-out', {}, '/en/account')
    expect(out.headers.get('location')).toBe('/en/signed-out')
    expect((await browser.get('/en/account')).status).toBe(303)
  })
})

describe('a forged form', () => {
  test('without the token of the session is refused and does nothing', async () => {
    const browser = await signIn('csrf@example.org')
    for (const csrf of ['', 'x', 'a'.repeat(43)]) {
      expect((await browser.send('/en/account/language', { csrf, language: 'es' })).status).toBe(403)
      expect((await browser.send('/en/sign-out', { csrf, everywhere: '1' })).status).toBe(403)
    }
    expect((await browser.get('/en/account')).status).toBe(200)
  })

  test('with another session’s token is refused', async () => {
    const [one, two] = [await signIn('one@example.org'), await signIn('two@example.org')]
    const token = /name="csrf"[^>]*value="([^"]+)"/.exec(await (await two.get('/en/account')).text())?.[1] ?? ''
    expect(token).not.toBe('')
    expect((await one.send('/en/account/language', { csrf: token, language: 'es' })).status).toBe(403)
  })
})

test('better-auth answers over the network only where it is needed', async () => {
  const browser = openBrowserOf(site)
  for (const path of [
    'sign-in/magic-link',
    'sign-up/email',
    'get-session',
    'magic-link/verify?token=x',
    'delete-user',
    'callback/oidc',
    'ok',
  ]) {
    expect((await browser.get(`/api/auth/${path}`)).status, path).toBe(404)
    expect((await browser.send(`/api/auth/${path}`, {})).status, path).toBe(404)
  }
  const options = await browser.get('/api/auth/passkey/generate-authenticate-options')
  expect(options.status).toBe(200)
  expect(await options.json()).toMatchObject({ rpId: 'localhost' })
  expect((await browser.get('/api/auth/passkey/generate-register-options')).status).toBe(401)
})

test('no address of a network is kept with a session', async () => {
  await signIn('private@example.org')
  const rows = await site.db.selectFrom('account_session').select('ip_address').execute()
  expect(rows.every(({ ip_address: address }) => !address)).toBe(true)
})

test('a mandate granted by the instance waits for whoever receives the mail', async () => {
  expect((await grantByEmail(site.ctx, 'First@Example.org', 'steward')).ok).toBe(true)
  const browser = await signIn('first@example.org')
  expect((await browser.get('/en/admin/mandates')).status).toBe(200)
  expect((await (await signIn('second@example.org')).get('/en/admin/mandates')).status).toBe(403)
})

test('an account can be taken away, without its secrets', async () => {
  await grantByEmail(site.ctx, 'export@example.org', 'moderator')
  const browser = await signIn('export@example.org')
  const answer = await browser.get('/en/account/export')
  expect(answer.headers.get('content-disposition')).toContain('parvis-account.json')
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  const text = await answer.text()
  expect(JSON.parse(text)).toMatchObject({
    account: { email: 'export@example.org' },
    mandates: [{ kind: 'moderator', inForce: true }],
    sessions: [{}],
  })
  const { token } = await site.db
    .selectFrom('account_session as s')
    .innerJoin('account as a', 'a.id', 's.user_id')
    .select('s.token')
    .where('a.email', '=', 'export@example.org')
    .executeTakeFirstOrThrow()
  expect(text).not.toContain(token)
})
