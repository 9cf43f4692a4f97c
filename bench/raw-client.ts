import { createConnection, type Socket } from 'node:net'

/** What to ask, and where. */
export interface Question {
  readonly port: number
  readonly head: string
}

/** Writes a GET as it goes over the wire. */
export const getRequest = (path: string, coding: string): string =>
  `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept-encoding: ${coding}\r\n\r\n`

const open = (port: number) =>
  new Promise<Socket>((resolve, reject) => {
    const socket = createConnection({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket))
    socket.once('error', reject)
  })

/** How many bytes an answer has in all, once its head is there; null before. */
function wholeLength(start: Buffer): number | null {
  const end = start.indexOf('\r\n\r\n')
  if (end < 0) return null
  const length = /content-length: (\d+)/i.exec(start.subarray(0, end).toString('latin1'))?.[1]
  if (length === undefined) throw new Error('an answer without its length')
  return end + 4 + Number(length)
}

/** Calls back after each whole answer. */
function onAnswer(socket: Socket, heard: (answer: readonly Buffer[]) => void): void {
  let parts: Buffer[] = []
  let received = 0
  let whole: number | null = null
  socket.on('data', (part: Buffer) => {
    parts.push(part)
    received += part.length
    whole ??= wholeLength(parts.length === 1 ? part : Buffer.concat(parts))
    if (whole === null || received < whole) return
    const answer = parts
    parts = []
    received = 0
    whole = null
    heard(answer)
  })
}

/** Asks once and gives the whole answer. */
export async function askOnce(port: number, head: string): Promise<Buffer> {
  const socket = await open(port)
  return new Promise((resolve) => {
    onAnswer(socket, (answer) => {
      socket.destroy()
      resolve(Buffer.concat(answer))
    })
    socket.write(head)
  })
}

/** Keeps `connections` busy for `durationMs`, one request after the other on each; gives answers per second. */
export async function load({ port, head }: Question, connections: number, durationMs: number): Promise<number> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  let answers = 0
  const from = performance.now()
  const until = from + durationMs
  const busy = sockets.map(
    (socket) =>
      new Promise<void>((resolve) => {
        onAnswer(socket, () => {
          answers += 1
          if (performance.now() < until) socket.write(head)
          else resolve()
        })
        socket.write(head)
      }),
  )
  await Promise.all(busy)
  const seconds = (performance.now() - from) / 1000
  for (const socket of sockets) socket.destroy()
  return answers / seconds
}
