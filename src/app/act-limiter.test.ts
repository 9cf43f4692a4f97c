import { expect, test } from 'vitest'
import { createActLimiter, senderOf } from './act-limiter.ts'

test('acts beyond the minute and the burst wait; other senders do not', async () => {
  const limiter = createActLimiter({ perMinute: 2, burst: 1 })
  for (let i = 0; i < 3; i += 1) expect(await limiter.consume('one')).toBe(0)
  expect(await limiter.consume('one')).toBeGreaterThan(0)
  expect(await limiter.consume('two')).toBe(0)
})

test.each([
  ['', '192.0.2.1', false, '192.0.2.1'],
  ['198.51.100.7', '192.0.2.1', false, '192.0.2.1'],
  ['203.0.113.9, 198.51.100.7', '192.0.2.1', true, '198.51.100.7'],
  ['nonsense', '192.0.2.1', true, '192.0.2.1'],
  ['', '2001:db8:1:2:aaaa::1', false, '2001:db8:1:2::/64'],
  ['', '2001:db8:1:2:bbbb:0:0:9', false, '2001:db8:1:2::/64'],
  ['', '2001:db8::1', false, '2001:db8:0:0::/64'],
  ['', '::ffff:192.0.2.1', false, '192.0.2.1'],
  ['', '::1', false, '0:0:0:0::/64'],
])('“%s” from %s (proxy: %s) counts for %s', (forwarded, socket, trust, sender) => {
  expect(senderOf(new Headers(forwarded === '' ? {} : { 'x-forwarded-for': forwarded }), socket, trust)).toBe(sender)
})
