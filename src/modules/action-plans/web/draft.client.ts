// Runs in the browser, on the pages of a draft only: sends the same form while somebody writes, without a reload.
// The few parts of the browser it uses are named here, so that the server's code does not see a browser's globals.
interface Part {
  value?: string
  textContent: string | null
  readonly dataset: Readonly<Record<string, string | undefined>>
  querySelector(selector: string): Part | null
  closest(selector: string): Part | null
  getAttribute(name: string): string | null
  addEventListener(kind: 'input' | 'change' | 'submit', listen: () => void): void
}
interface Told {
  readonly saved: boolean
  readonly stop: boolean
  readonly version: number
  readonly text: string
}
interface Fields extends Iterable<[string, string]> {
  append(name: string, value: string): void
}
declare const document: { querySelector(selector: string): Part | null }
declare const FormData: { new (form: Part): Fields }

/** After the last key, so that a sentence is sent once; the server counts requests. */
const quietMs = 2500

function watch(part: Part, form: Part, status: Part): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending = false
  let again = false
  let stopped = false
  const say = (text: string | undefined) => {
    status.textContent = text ?? ''
  }
  const send = async () => {
    const fields = new FormData(form)
    fields.append('autosave', '1')
    const answer = await fetch(form.getAttribute('action') ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams([...fields]).toString(),
    })
    const told: Told = JSON.parse(await answer.text())
    const base = form.querySelector('[name=base]')
    if (told.saved && base !== null) base.value = String(told.version)
    stopped = told.stop
    say(told.text)
  }
  const due = () => {
    if (stopped) return
    again = sending
    if (sending) return
    sending = true
    say(part.dataset['saving'])
    send()
      .catch(() => say(part.dataset['failed']))
      .finally(() => {
        sending = false
        if (again) later()
      })
  }
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(due, quietMs)
  }
  form.addEventListener('input', later)
  form.addEventListener('change', later)
  form.addEventListener('submit', () => {
    clearTimeout(timer)
    stopped = true
  })
}

const part = document.querySelector('[data-autosave]')
const form = part?.closest('form') ?? null
const status = part?.querySelector('[role=status]') ?? null
if (part !== null && form !== null && status !== null) watch(part, form, status)
