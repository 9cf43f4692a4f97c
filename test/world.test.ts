import { expect, test } from 'vitest'
import { demoRoles } from '#modules/accounts'
import { world } from '#test/world.ts'

test('a world answers pages, keeps its clock and gives the same ids on every run', async () => {
  const [one, other] = [await world(), await world()]
  expect((await one.get('/en')).status).toBe(200)
  expect((await one.get('/')).location).toBe('/en')
  expect(one.ctx.now().toISOString()).toBe('2026-11-23T12:00:00.000Z')
  one.advance(1)
  expect(one.ctx.now().toISOString()).toBe('2026-11-24T12:00:00.000Z')
  expect((await other.get('/en')).status).toBe(200)
  expect((await other.get('/')).location).toBe('/en')
  other.advance(1)
  expect(one.ctx.newId()).toBe(other.ctx.newId())
  expect([...one.faults, ...other.faults]).toEqual([])
})

test('everybody of the demonstration can sign in, and has a desk', async () => {
  const w = await world()
  for (const role of demoRoles) {
    const client = await w.as(role)
    expect((await client.get('/en/desk')).status, role).toBe(200)
  }
  expect((await w.get('/en/desk')).status).not.toBe(200)
  expect(w.faults).toEqual([])
})

test('a world without the demonstration is an instance nobody joined', async () => {
  const w = await world({ demo: false })
  expect((await w.get('/en')).status).toBe(200)
  expect(w.faults).toEqual([])
})
