import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowPublic, isPublicAddress, portOf, readWebAddress } from './address-guard.ts'

describe('an address that is not on the public internet', () => {
  test.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '4000::1',
    'localhost',
    '',
  ])('%s is refused', (address) => expect(isPublicAddress(address)).toBe(false))

  test('no form of IPv6 that carries an IPv4 address is taken, whatever it carries', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.constantFrom('::ffff:', '::', '64:ff9b::'), (address, prefix) => {
        expect(isPublicAddress(`${prefix}${address}`)).toBe(false)
      }),
    )
  })
})

test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '2a00:1450:4007::200e'])('%s is public', (address) =>
  expect(isPublicAddress(address)).toBe(true),
)

test('only the ports of the web are asked', () => {
  expect([80, 443, 8443].map((port) => allowPublic('8.8.8.8', port))).toEqual([true, true, true])
  expect([22, 25, 3000, 5432, 6379].map((port) => allowPublic('8.8.8.8', port))).toEqual([false, false, false, false, false])
})

describe('a web address', () => {
  test.each([
    'ftp://example.org/a',
    'file:///etc/passwd',
    'data:text/plain,hello',
    'javascript:alert(1)',
    'https://ada:secret@example.org/',
    'https://ada@example.org/',
    '//example.org/',
    'example.org',
    'https://',
    `https://example.org/${'a'.repeat(2000)}`,
  ])('%s is not taken', (text) => expect(readWebAddress(text)).toBe(null))

  test.each([
    ['https://Example.org', 'https://example.org/', 443],
    [' http://example.org:8080/a?b=c#d ', 'http://example.org:8080/a?b=c', 8080],
    ['http://2130706433/', 'http://127.0.0.1/', 80],
    ['http://0x7f.1/', 'http://127.0.0.1/', 80],
    ['https://exämple.org/é', 'https://xn--exmple-cua.org/%C3%A9', 443],
  ])('%s is read as %s', (text, address, port) => {
    const url = readWebAddress(text)
    expect(url?.href).toBe(address)
    expect(url === null ? null : portOf(url)).toBe(port)
  })
})
