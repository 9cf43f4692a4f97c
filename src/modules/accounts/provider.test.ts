import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import Provider from 'oidc-provider'
import { afterEach, expect, test } from 'vitest'
import { accountsSite, openBrowserOf } from '#test/accounts-site.ts'

const running: Server[] = []
afterEach(async () => {
  for (const server of running.splice(0)) {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
})

const clientId = 'parvis'
const clientSecret = 'only-for-tests'
const origin = 'http://localhost:4311'

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** A real OpenID Connect provider. Its sign-in and consent are answered by `follow`. */
async function startProvider(port: number, claims: { email: string; email_verified: boolean; municipality?: string }) {
  const issuer = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, {
    clients: [
      { client_id: clientId, client_secret: clientSecret, redirect_uris: [`${origin}/api/auth/callback/oidc`], response_types: ['code'] },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], residence: ['municipality'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['only-for-tests'] },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub, ...claims }) }),
    features: { devInteractions: { enabled: true } },
  })
  const server = createServer(provider.callback()).listen(port, '127.0.0.1')
  await once(server, 'listening')
  running.push(server)
  return issuer
}

/** Follows the provider's pages as a browser would: signs in, consents, and stops at the address that leads back to us. */
async function follow(address: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let next: { url: URL; body?: URLSearchParams } = { url: new URL(address) }
  for (let step = 0; step < 15; step += 1) {
    if (next.url.origin === origin) return next.url
    const response = await fetch(next.url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(next.body === undefined ? {} : { method: 'POST', body: next.body }),
    })
    for (const line of response.headers.getSetCookie()) {
      const pair = line.split(';', 1)[0] ?? ''
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = response.headers.get('location')
    if (location !== null) {
      next = { url: new URL(location, next.url) }
      continue
    }
    const html = await response.text()
    const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1] ?? ''
    const prompt = /name="prompt" value="([^"]+)"/.exec(html)?.[1] ?? ''
    next = { url: new URL(action, next.url), body: new URLSearchParams({ prompt, login: 'person-1', password: 'x' }) }
  }
  throw new Error('the provider did not lead back')
}

const settings = (issuer: string) => ({ issuer, clientId, clientSecret, name: 'Exampleland Connect' })

async function signInAt(site: Awaited<ReturnType<typeof accountsSite>>) {
  const browser = openBrowserOf(site)
  const away = await browser.get('/fr/sign-in/provider?next=%2Ffr%2Factions')
  expect(away.status).toBe(303)
  const back = await follow(away.headers.get('location') ?? '')
  return { browser, answer: await browser.get(`${back.pathname}${back.search}`) }
}

test('signs in with an account at a provider, and keeps the address only', async () => {
  const issuer = await startProvider(await freePort(), { email: 'citizen@example.org', email_verified: true })
  const site = await accountsSite({ origin, oidc: settings(issuer) })
  expect(await (await openBrowserOf(site).get('/en/sign-in')).text()).toContain('Exampleland Connect')
  const { browser, answer } = await signInAt(site)
  expect(answer.status).toBe(302)
  expect(new URL(answer.headers.get('location') ?? '', origin).pathname).toBe('/fr/actions')
  const account = await browser.get('/fr/account')
  expect(account.status).toBe(200)
  expect(await account.text()).toContain('citizen@example.org')
  const kept = await site.db.selectFrom('account_identity').selectAll().execute()
  expect(kept).toHaveLength(1)
  expect(kept[0]).toMatchObject({ access_token: null, refresh_token: null, id_token: null })
  // The second time it is the same person.
  await signInAt(site)
  expect(await site.db.selectFrom('account').select('id').execute()).toHaveLength(1)
})

test('what the provider says of residents is kept as a yes with its day, and taken back when it says so no more', async () => {
  const port = await freePort()
  const claims = { email: 'resident@example.org', email_verified: true, municipality: 'Sample City' }
  const issuer = await startProvider(port, claims)
  const resident = { claim: 'municipality', value: 'Sample City', scope: 'residence' }
  const site = await accountsSite({ origin, oidc: { ...settings(issuer), resident } })
  const said = async () =>
    (await site.db.selectFrom('account_identity').select('resident_said_at').execute()).map((row) => row.resident_said_at)
  await signInAt(site)
  expect(await said()).toEqual([expect.any(Date)])
  claims.municipality = 'Elsewhere'
  await signInAt(site)
  expect(await said()).toEqual([null])
})

test('an address the provider does not vouch for does not open somebody else’s account', async () => {
  const issuer = await startProvider(await freePort(), { email: 'victim@example.org', email_verified: false })
  const site = await accountsSite({ origin, oidc: settings(issuer) })
  const now = new Date()
  await site.db
    .insertInto('account')
    .values({
      id: 'victim',
      name: '',
      email: 'victim@example.org',
      email_verified: true,
      image: null,
      created_at: now,
      updated_at: now,
      mail_language: null,
      desk_seen_at: null,
      desk_seen_before: null,
    })
    .execute()
  const { browser, answer } = await signInAt(site)
  expect(answer.headers.get('location')).toContain('/fr/sign-in?provider=refused')
  expect((await browser.get('/fr/account')).status).toBe(303)
  expect(await (await browser.get('/fr/sign-in?provider=refused')).text()).toContain('n’a pas mené la connexion à son terme')
})

test('an address the provider does not vouch for makes no account', async () => {
  const issuer = await startProvider(await freePort(), { email: 'nobody@example.org', email_verified: false })
  const site = await accountsSite({ origin, oidc: settings(issuer) })
  const { browser, answer } = await signInAt(site)
  expect(answer.headers.get('location')).toContain('/fr/sign-in?provider=refused')
  expect((await browser.get('/fr/account')).status).toBe(303)
  expect(await site.db.selectFrom('account').select('id').execute()).toEqual([])
})

test('a provider that is away does not take the site down; it is asked again when it is back', async () => {
  const port = await freePort()
  const site = await accountsSite({ origin, oidc: settings(`http://127.0.0.1:${port}`) })
  expect((await openBrowserOf(site).get('/en/sign-in')).status).toBe(200)
  const away = await openBrowserOf(site).get('/es/sign-in/provider')
  expect(away.status).toBe(503)
  const text = await away.text()
  expect(text).toContain('no responde en este momento')
  expect(text).toContain('name="email"')
  await startProvider(port, { email: 'back@example.org', email_verified: true })
  const { browser } = await signInAt(site)
  expect((await browser.get('/en/account')).status).toBe(200)
})

test('an answer without our state is refused', async () => {
  const issuer = await startProvider(await freePort(), { email: 'state@example.org', email_verified: true })
  const site = await accountsSite({ origin, oidc: settings(issuer) })
  const away = await openBrowserOf(site).get('/en/sign-in/provider')
  const back = await follow(away.headers.get('location') ?? '')
  // Another browser, which did not begin: login by a link somebody sends.
  const other = openBrowserOf(site)
  await other.get(`${back.pathname}${back.search}`)
  expect((await other.get('/en/account')).status).toBe(303)
})
