import { createConnection, type Socket } from 'node:net'
import { z } from 'zod'

// The people of bench/votes.ts, in a process of their own: it is told what to do as JSON in its argument and prints what it saw.

const Task = z.object({
  port: z.number(),
  path: z.string(),
  statements: z.number(),
  /** One cookie per person; empty: newcomers, each on a connection of its own. */
  cookies: z.array(z.string()),
  newcomers: z.number(),
  connections: z.number(),
  durationMs: z.number(),
})

/** What a client asks of its site. */
export type VoteTask = z.infer<typeof Task>

/** What it saw. */
export const VotesSeen = z.object({
  accepted: z.number(),
  refused: z.number(),
  perSecond: z.number(),
  p50: z.number(),
  p99: z.number(),
  worst: z.number(),
})

const votes = ['agree', 'disagree', 'pass'] as const

function request({ path }: VoteTask, body: string, cookie: string): string {
  const cookieLine = cookie === '' ? '' : `cookie: parvis.participant=${cookie}\r\n`
  const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/x-www-form-urlencoded\r\n${cookieLine}`
  return `${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

const open = (port: number) =>
  new Promise<Socket>((resolve, reject) => {
    const socket = createConnection({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket))
    socket.once('error', reject)
  })

/** Sends one request and gives the status once the whole answer came. A redirect has no body. */
function ask(socket: Socket, text: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let heard = ''
    const settle = (status: number | Error) => {
      socket.off('data', onData)
      socket.off('close', onClose)
      if (typeof status === 'number') resolve(status)
      else reject(status)
    }
    const onClose = () => settle(new Error('the connection was closed'))
    const onData = (part: Buffer) => {
      heard += part.toString('latin1')
      const end = heard.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = Number(/content-length: (\d+)/i.exec(heard.slice(0, end))?.[1] ?? 0)
      const whole = /transfer-encoding: chunked/i.test(heard.slice(0, end)) ? heard.endsWith('0\r\n\r\n') : heard.length >= end + 4 + length
      if (whole) settle(Number(heard.slice(9, 12)))
    }
    socket.on('data', onData)
    socket.once('close', onClose)
    socket.write(text)
  })
}

function summary(taken: number[], accepted: number, refused: number, seconds: number) {
  const sorted = taken.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { accepted, refused, perSecond: accepted / seconds, p50: at(0.5), p99: at(0.99), worst: sorted.at(-1) ?? 0 }
}

/** One request at a time, each timed. */
function asker(task: VoteTask) {
  const taken: number[] = []
  let [accepted, refused] = [0, 0]
  const once = async (socket: Socket, body: string, cookie: string) => {
    const before = performance.now()
    const status = await ask(socket, request(task, body, cookie))
    taken.push(performance.now() - before)
    if (status === 303) accepted += 1
    else refused += 1
  }
  return { once, seen: (seconds: number) => summary(taken, accepted, refused, seconds) }
}

type Once = ReturnType<typeof asker>['once']

/** Everybody comes at once, each on a connection of their own, with one vote. */
async function arrive({ newcomers, port }: VoteTask, once: Once): Promise<void> {
  const one = async () => {
    const socket = await open(port)
    await once(socket, `statement=1&vote=agree&submission=${crypto.randomUUID()}`, '')
    socket.destroy()
  }
  await Promise.all(Array.from({ length: newcomers }, one))
}

/** Each connection votes without pause, for one person after the other. */
async function weigh({ connections, cookies, durationMs, port, statements }: VoteTask, once: Once): Promise<void> {
  let vote = 0
  const until = performance.now() + durationMs
  const one = async () => {
    const socket = await open(port)
    while (performance.now() < until) {
      const [person, statement] = [vote % cookies.length, Math.floor(vote / cookies.length) % statements]
      const choice = votes[(person * 7 + statement * 3 + vote) % 3] ?? 'pass'
      vote += 1
      await once(socket, `statement=${statement + 1}&vote=${choice}`, cookies[person] ?? '')
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: connections }, one))
}

async function run(task: VoteTask) {
  const { once, seen } = asker(task)
  const start = performance.now()
  await (task.newcomers > 0 ? arrive(task, once) : weigh(task, once))
  return seen((performance.now() - start) / 1000)
}

/** Does what it is told and prints what it saw. */
export async function runVoteClient(argument: string): Promise<void> {
  process.stdout.write(`${JSON.stringify(await run(Task.parse(JSON.parse(argument))))}\n`)
}
