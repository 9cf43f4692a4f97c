// Runs in the browser, on the pages of sign-in and of the account only. Without it both work by e-mail link.
// The few parts of the browser it uses are named here, so that the server's code does not see a browser's globals.
interface Page {
  querySelector(selector: string): Part | null
}
interface Part {
  hidden: boolean
  textContent: string | null
  disabled?: boolean
  readonly dataset: Readonly<Record<string, string | undefined>>
  querySelector(selector: string): Part | null
  addEventListener(kind: 'click', listen: () => void): void
}
interface Answer {
  readonly clientDataJSON: ArrayBuffer
  readonly attestationObject?: ArrayBuffer
  readonly authenticatorData?: ArrayBuffer
  readonly signature?: ArrayBuffer
  readonly userHandle?: ArrayBuffer | null
  getTransports?(): string[]
}
interface Credential {
  readonly id: string
  readonly rawId: ArrayBuffer
  readonly type: string
  readonly response: Answer
  readonly authenticatorAttachment?: string | null
  getClientExtensionResults(): object
}
interface Named {
  readonly id: string
}
interface Options {
  readonly challenge: string
  readonly user?: Named
  readonly excludeCredentials?: readonly Named[]
  readonly allowCredentials?: readonly Named[]
}
declare const document: Page
declare const location: { assign(address: string): void }
declare const PublicKeyCredential: unknown
declare const navigator: {
  readonly credentials?: {
    create(asked: { publicKey: object }): Promise<Credential | null>
    get(asked: { publicKey: object }): Promise<Credential | null>
  }
}

const bytesOf = (text: string) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

const textOf = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

const named = (items: readonly Named[] | undefined) => items?.map((item) => ({ ...item, id: bytesOf(item.id) }))

const publicKeyOf = (options: Options) => ({
  ...options,
  challenge: bytesOf(options.challenge),
  ...(options.user ? { user: { ...options.user, id: bytesOf(options.user.id) } } : {}),
  ...(options.excludeCredentials ? { excludeCredentials: named(options.excludeCredentials) } : {}),
  ...(options.allowCredentials ? { allowCredentials: named(options.allowCredentials) } : {}),
})

const optional = (bytes: ArrayBuffer | null | undefined) => (bytes ? textOf(bytes) : undefined)

const jsonOf = ({ id, rawId, type, response, authenticatorAttachment }: Credential, results: object) => ({
  id,
  rawId: textOf(rawId),
  type,
  authenticatorAttachment: authenticatorAttachment ?? undefined,
  clientExtensionResults: results,
  response: {
    clientDataJSON: textOf(response.clientDataJSON),
    attestationObject: optional(response.attestationObject),
    authenticatorData: optional(response.authenticatorData),
    signature: optional(response.signature),
    userHandle: optional(response.userHandle),
    transports: response.getTransports?.(),
  },
})

const address = (name: string) => `/api/auth/passkey/${name}`

async function ask(name: string): Promise<Options> {
  const answer = await fetch(address(name))
  if (!answer.ok) throw new Error(answer.status === 401 || answer.status === 403 ? 'stale' : 'failed')
  const options: Options = JSON.parse(await answer.text())
  return options
}

async function prove(name: string, credential: Credential | null): Promise<void> {
  if (credential === null) throw new Error('failed')
  const body = JSON.stringify({ response: jsonOf(credential, credential.getClientExtensionResults()) })
  const answer = await fetch(address(name), { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  if (!answer.ok) throw new Error('failed')
}

const ceremonies = {
  'sign-in': async () => {
    const publicKey = publicKeyOf(await ask('generate-authenticate-options'))
    await prove('verify-authentication', (await navigator.credentials?.get({ publicKey })) ?? null)
  },
  register: async () => {
    const publicKey = publicKeyOf(await ask('generate-register-options'))
    await prove('verify-registration', (await navigator.credentials?.create({ publicKey })) ?? null)
  },
}

function offer(part: Part, run: () => Promise<void>): void {
  const button = part.querySelector('button')
  const told = part.querySelector('[role=status]')
  if (button === null || told === null) return
  part.hidden = false
  button.addEventListener('click', () => {
    button.disabled = true
    told.textContent = ''
    run().then(
      () => location.assign(part.dataset['next'] ?? '/'),
      (error: unknown) => {
        const stale = error instanceof Error && error.message === 'stale'
        told.textContent = (stale ? part.dataset['stale'] : undefined) ?? part.dataset['failed'] ?? ''
        button.disabled = false
      },
    )
  })
}

if (typeof PublicKeyCredential !== 'undefined' && navigator.credentials !== undefined) {
  for (const kind of ['sign-in', 'register'] as const) {
    const part = document.querySelector(`[data-passkey="${kind}"]`)
    if (part !== null) offer(part, ceremonies[kind])
  }
}
