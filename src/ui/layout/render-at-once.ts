import { jsx } from 'hono/jsx'

/**
 * Has hono/jsx render without `AsyncLocalStorage`, which it would otherwise switch on with the first page, for the whole
 * process: on Node 20 every promise and every request then costs more (a tenth of a page sent from memory). It is of use
 * only to components that wait for something, and the layout refuses those. hono/jsx looks for it once, when it first
 * renders: here, while the one door through which it finds it is closed.
 */
export function renderAtOnce(): void {
  const { getBuiltinModule } = process
  Object.assign(process, { getBuiltinModule: undefined })
  try {
    jsx('p', {}).toString()
  } finally {
    Object.assign(process, { getBuiltinModule })
  }
}
