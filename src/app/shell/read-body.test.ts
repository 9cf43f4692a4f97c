import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, expect, test } from 'vitest'
import type { HttpEnv } from '#kernel/http/variables.ts'
import { listen } from '../listen.ts'
import { readBody } from './read-body.ts'

const app = new Hono<HttpEnv>().use(readBody).post('/', (c) => c.json(c.var.form))
const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
const address = await listen(server, { host: '127.0.0.1', port: 0 })
afterAll(() => server.close())

const type = 'application/x-www-form-urlencoded'
const text = 'a=1&b=%C3%A9+%26&b=two&zero=x%00y&lines=one%0D%0Atwo&broken=%E9%'
const read = { a: '1', b: ['é &', 'two'], zero: 'xy', lines: 'one\ntwo', broken: '\ufffd%' }

const sent = async (body: RequestInit['body'], headers: Record<string, string>) => {
  const response = await fetch(address, { method: 'POST', body: body ?? null, headers, duplex: 'half' })
  return response.json()
}
const inPieces = () => new Blob([text]).stream()

test('a form is read the same whether its length was announced, or not, or nothing came over the network', async () => {
  expect(await sent(text, { 'content-type': type })).toEqual(read)
  expect(await sent(inPieces(), { 'content-type': type })).toEqual(read)
  const direct = await app.request('/', { method: 'POST', body: text, headers: { 'content-type': type } })
  expect(await direct.json()).toEqual(read)
})

test('an empty form holds nothing, and a connection serves several', async () => {
  expect(await sent('', { 'content-type': type })).toEqual({})
  expect(await sent('a=1', { 'content-type': type })).toEqual({ a: '1' })
})
