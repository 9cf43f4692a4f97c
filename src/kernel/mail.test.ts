import { once } from 'node:events'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#test/database.ts'
import { createLog } from './log.ts'
import { deliverMail, forgetOldMail, localMailbox, sendMail, smtpTransport } from './mail.ts'

const received: { readonly to: string; readonly subject: string; readonly text: string }[] = []
let refusing = false
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, done) => done(refusing ? new Error('the mailbox of ada@example.org is full') : null),
  onData: (stream, session, done) => {
    void simpleParser(stream).then(({ subject = '', text = '' }) => {
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), subject, text: text.trim() })
      done()
    })
  },
})
let url = ''
beforeAll(async () => {
  const server = smtp.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  url = `smtp://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
})
afterAll(() => new Promise<void>((resolve) => smtp.close(() => resolve())))

const mail = { to: 'ada@example.org', subject: 'Votre lien', text: 'https://parvis.example/fr/sign-in/link', lang: 'fr' } as const
const minute = 60_000

function quietLog() {
  const lines: string[] = []
  return { lines, log: createLog('warn', (line) => lines.push(line)) }
}

test('a mail leaves only once its act is committed, and leaves nothing of itself behind', async () => {
  const { db } = await freshDatabase()
  const { log } = quietLog()
  const transport = smtpTransport(url, 'Parvis <parvis@example.org>')
  const undone = db.transaction().execute(async (trx) => {
    await sendMail(trx, mail)
    throw new Error('the act failed')
  })
  await expect(undone).rejects.toThrow('the act failed')
  const later = new Date(Date.now() + minute)
  expect(await deliverMail(db, transport, later, log)).toBe(0)

  await db.transaction().execute((trx) => sendMail(trx, mail))
  expect(await localMailbox(db, 10)).toMatchObject([{ recipient: mail.to, subject: mail.subject, body: mail.text }])
  const sent = await Promise.all([deliverMail(db, transport, later, log), deliverMail(db, transport, later, log)])
  expect(sent[0] + sent[1]).toBe(1)
  expect(received).toEqual([{ to: mail.to, subject: mail.subject, text: mail.text }])
  expect(JSON.stringify(await db.selectFrom('mail_message').selectAll().execute())).not.toMatch(/ada|lien|link/)
})

test('a refused mail is kept and tried again after longer and longer, and the log names nobody', async () => {
  const { db } = await freshDatabase()
  const { lines, log } = quietLog()
  const transport = smtpTransport(url, 'parvis@example.org')
  await sendMail(db, mail)
  const start = Date.now() + minute
  refusing = true
  expect(await deliverMail(db, transport, new Date(start), log)).toBe(0)
  expect(await deliverMail(db, transport, new Date(start + 30_000), log)).toBe(0)
  expect(lines).toHaveLength(1)
  expect(await deliverMail(db, transport, new Date(start + minute), log)).toBe(0)
  expect(lines).toHaveLength(2)
  expect(lines.join('')).not.toContain('ada@')
  refusing = false
  expect(await deliverMail(db, transport, new Date(start + 2 * minute), log)).toBe(0)
  expect(await deliverMail(db, transport, new Date(start + 3 * minute), log)).toBe(1)
})

test('old mail is forgotten', async () => {
  const { db } = await freshDatabase()
  await sendMail(db, mail)
  await forgetOldMail(db, new Date(Date.now() + 29 * 86_400_000))
  expect(await localMailbox(db, 10)).toHaveLength(1)
  await forgetOldMail(db, new Date(Date.now() + 31 * 86_400_000))
  expect(await localMailbox(db, 10)).toEqual([])
})
