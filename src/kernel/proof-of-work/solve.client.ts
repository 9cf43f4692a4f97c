// Runs in the browser, on forms that ask for a challenge only. Without it the form says how to go on: by waiting once.
// The few parts of the browser it uses are named here, so that the server's code does not see a browser's globals.
interface Place {
  textContent: string | null
  readonly dataset: Readonly<Record<string, string | undefined>>
  closest(selector: string): FormPart | null
}
interface Field {
  value: string
}
interface Sending {
  readonly submitter: object | null
  preventDefault(): void
}
interface FormPart {
  querySelector(selector: string): Field | null
  addEventListener(kind: 'submit', listen: (event: Sending) => void): void
  addEventListener(kind: 'focusin', listen: () => void, options: { once: boolean }): void
  requestSubmit(submitter: object | null): void
}
interface Parameters {
  readonly nonce: string
  readonly salt: string
  readonly cost: number
  readonly keyLength: number
  readonly keyPrefix: string
}
interface Work {
  readonly parameters: Parameters
}
declare const document: { querySelectorAll(selector: string): Iterable<Place> }

const atOnce = 8
/** A puzzle answered longer ago than this is answered anew, before the server finds it too old. */
const freshMs = 10 * 60_000

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const hexOf = (bytes: ArrayBuffer) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

async function attempt({ nonce, salt, cost, keyLength }: Parameters, counter: number): Promise<string> {
  const start = bytesOf(nonce)
  const password = new Uint8Array(start.length + 4)
  password.set(start)
  new DataView(password.buffer).setUint32(start.length, counter)
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
  const bits = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: cost }
  return hexOf(await crypto.subtle.deriveBits(bits, key, keyLength * 8))
}

/** Counts up, several attempts at once since the browser makes them on threads of its own, until a key begins as asked. */
async function solve(work: Work): Promise<string> {
  for (let from = 0; from < 1_000_000; from += atOnce) {
    const keys = await Promise.all(Array.from({ length: atOnce }, (_, at) => attempt(work.parameters, from + at)))
    const found = keys.findIndex((key) => key.startsWith(work.parameters.keyPrefix))
    if (found >= 0) return btoa(JSON.stringify({ challenge: work, solution: { counter: from + found, derivedKey: keys[found] } }))
  }
  throw new Error('no answer')
}

async function answerFrom(address: string): Promise<string> {
  const response = await fetch(address)
  if (!response.ok) throw new Error('no challenge')
  const work: Work = JSON.parse(await response.text())
  return solve(work)
}

function watch(place: Place, form: FormPart): void {
  const field = form.querySelector('input[name=challenge]')
  if (field === null) return
  let begun = 0
  let answer: Promise<string> | null = null
  let sending = false
  const begin = () => {
    if (answer === null || Date.now() - begun > freshMs) {
      begun = Date.now()
      answer = answerFrom(place.dataset['from'] ?? '')
    }
    return answer
  }
  // Most of the work is done while the text is being written.
  form.addEventListener('focusin', () => void begin().catch(() => undefined), { once: true })
  form.addEventListener('submit', (event) => {
    if (sending) return
    event.preventDefault()
    const { submitter } = event
    place.textContent = place.dataset['working'] ?? ''
    const send = (value: string) => {
      sending = true
      field.value = value
      place.textContent = ''
      form.requestSubmit(submitter)
    }
    // Without an answer the form is sent all the same: the server then offers to wait.
    begin().then(send, () => send(''))
  })
}

if (typeof crypto !== 'undefined' && crypto.subtle !== undefined) {
  for (const place of document.querySelectorAll('[data-challenge]')) {
    const form = place.closest('form')
    if (form !== null) watch(place, form)
  }
}
