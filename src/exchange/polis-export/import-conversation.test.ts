import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { facts, projectedTables } from '#app/facts.ts'
import { standingOf } from '#app/rules.ts'
import { ruleText } from '#modules/declaration'
import { findMember, type Member } from '#modules/members'
import { projectedRows, replay } from '#record'
import { temporaryFolder } from '#test/per-run/temporary-folder.ts'
import { type World, world } from '#test/world.ts'
import { bringConversation } from './import-conversation.ts'
import { readConversation } from './read-conversation.ts'
import { InvalidExport } from './read-export.ts'

let w: World
let member: Member
let folder = ''
let remove = async () => {}
beforeAll(async () => {
  const made = await temporaryFolder('polis-conversation')
  folder = made.path
  remove = async () => void (await made.remove())
  w = await world({ consultations: false })
  const found = await findMember(w.db, 'exampleland')
  if (found === null) throw new Error('no Exampleland')
  member = found
  writeFileSync(
    path.join(folder, 'summary.csv'),
    'topic,Which streets first?\nurl,https://pol.is/invented\nconversation-description,"Say what, and why."\n',
  )
  writeFileSync(path.join(folder, 'comments.csv'), commentsOf())
  writeFileSync(path.join(folder, 'votes.csv'), votesOf())
})
afterAll(() => remove())

const start = Date.parse('2016-05-01T10:00:00Z')

/** Eight statements; the last was removed, one names an address. */
function commentsOf(): string {
  const rows = Array.from({ length: 8 }, (_, id) => {
    const text = id === 2 ? 'Write to clerk@town.example' : `Street ${id} comes first`
    return `${start},x,${id},${id},0,0,${id === 7 ? -1 : 1},${text}`
  })
  return `timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n${rows.join('\n')}\n`
}

/** Thirty people in two camps; everybody first agrees with everything, then says what they think. */
function votesOf(): string {
  const rows = Array.from({ length: 30 }, (_, person) =>
    Array.from({ length: 8 }, (_, statement) => [
      `${start + person},x,${statement},${person},1`,
      `${start + 60_000 + person},x,${statement},${person},${(person + statement) % 2 === 0 ? 1 : -1}`,
    ]),
  )
  return `timestamp,datetime,comment-id,voter-id,vote\n${rows.flat(2).join('\n')}\n`
}

const bring = async (title: string | null = null) => {
  const conversation = await readConversation(folder)
  return w.db.transaction().execute((trx) => bringConversation(trx, w.ctx, conversation, { member, title, language: 'en' }))
}

test('the latest votes count, what was removed stays away, and a second time adds nothing', async () => {
  const conversation = await readConversation(folder)
  expect(conversation.votes).toHaveLength(240)
  expect(conversation.votes.filter(({ statement }) => statement === '0').map(({ choice }) => choice)).toContain(-1)
  const first = await bring()
  expect(first).toMatchObject({ ok: true, fact: { slug: 'which-streets-first', known: false, statements: 7, votes: 210, redacted: 1 } })
  const { n } = await w.db
    .selectFrom('record_outbox')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  expect(await bring()).toMatchObject({ ok: true, fact: { known: true, votes: 210 } })
  const after = await w.db
    .selectFrom('record_outbox')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  expect(after.n).toBe(n)
})

test('its page says who tells it, counts what the export holds, and judges nothing', async () => {
  const { body } = await w.get('/en/consultations/which-streets-first')
  for (const words of ['polis-export', '30', '210', 'https://pol.is/invented']) expect(body).toContain(words)
  const { body: map } = await w.get('/en/consultations/which-streets-first/map')
  expect(map).toContain('Street 0 comes first')
  expect(map).not.toContain('clerk@town.example')
  expect(map).not.toContain('Street 7')
  for (const lang of ['fr', 'es', 'ar']) expect((await w.get(`/${lang}/consultations/which-streets-first`)).status).toBe(200)
  for (const code of ['R6', 'R7'] as const) {
    const { assessments } = await standingOf(w.db, ruleText(code), w.ctx.now(), { memberId: member.id })
    expect((assessments ?? []).filter(({ finding }) => finding.state === 'missed')).toEqual([])
  }
  expect(w.faults).toEqual([])
})

test('a replay tells the same', async () => {
  const before = await projectedRows(w.db, projectedTables)
  await replay(w.db, facts, projectedTables)
  expect(await projectedRows(w.db, projectedTables)).toEqual(before)
})

test('another title that is taken is refused; what is no export says what is missing', async () => {
  writeFileSync(path.join(folder, 'summary.csv'), 'topic,Which streets first?\nurl,https://pol.is/another\n')
  expect(await bring()).toEqual({ ok: false, refusal: 'slug-taken' })
  expect(await bring('?')).toMatchObject({ ok: true, fact: { slug: 'exampleland-https-pol-is-another' } })
  await expect(readConversation(path.join(folder, 'nothing'))).rejects.toThrow(InvalidExport)
  await expect(readConversation(path.join(folder, 'nothing'))).rejects.toThrow('holds no')
})
