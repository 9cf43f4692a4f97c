import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evidenceStates } from '../vocabulary.ts'
import { judgeLook, type Known, type Look, looksUntilGone, looksUntilUnreachable } from './judge-look.ts'

const known = (over: Partial<Known> = {}): Known => ({ state: 'reachable', first: 'a', steady: 3, troubled: 0, ...over })
const read = (fingerprint: string): Look => ({ read: true, fingerprint })
const gone: Look = { read: false, obstacle: '404', there: false, gone: true }
const slow: Look = { read: false, obstacle: 'too-slow', there: false, gone: false }
const picture: Look = { read: false, obstacle: 'type-not-read', there: true, gone: false }

describe('a look', () => {
  test.each([
    ['captures', { state: 'unchecked', first: null }, read('a'), 'reachable', true],
    ['finds the same', {}, read('a'), 'reachable', false],
    ['finds other words', {}, read('b'), 'changed', true],
    ['finds other words still', { state: 'changed' }, read('c'), 'changed', false],
    ['finds the first words again', { state: 'changed' }, read('a'), 'reachable', true],
    ['fails once', {}, gone, 'reachable', false],
    ['fails twice with 404', { troubled: looksUntilGone - 1 }, gone, 'vanished', true],
    ['fails a while otherwise', { troubled: looksUntilUnreachable - 2 }, slow, 'reachable', false],
    ['fails long enough otherwise', { troubled: looksUntilUnreachable - 1 }, slow, 'vanished', true],
    ['fails still', { state: 'vanished', troubled: 9 }, slow, 'vanished', false],
    ['finds it back', { state: 'vanished', troubled: 9 }, read('a'), 'reachable', true],
    ['finds it back, changed', { state: 'vanished', troubled: 9 }, read('b'), 'changed', true],
    ['never captured it', { state: 'unchecked', first: null, troubled: looksUntilGone - 1 }, gone, 'vanished', true],
    ['cannot read what is there', { state: 'unchecked', first: null }, picture, 'reachable', true],
    ['cannot read what it read before', {}, picture, 'changed', true],
  ] as const)('that %s', (_what, over, look, state, tell) => {
    expect(judgeLook(known(over), look)).toMatchObject({ state, tell })
  })
})

test('over any run of looks, each fact differs from the one before, and no source vanishes by one failure', () => {
  const looks = fc.array(fc.oneof(fc.constantFrom('a', 'b').map(read), fc.constantFrom(gone, slow, picture)), { maxLength: 40 })
  fc.assert(
    fc.property(looks, (run) => {
      let now: Known = { state: 'unchecked', first: null, steady: 0, troubled: 0 }
      let failedInARow = 0
      for (const look of run) {
        const next = judgeLook(now, look)
        failedInARow = look.read || look.there ? 0 : failedInARow + 1
        expect(next.tell).toBe(next.state !== now.state)
        expect(evidenceStates).toContain(next.state)
        if (next.state === 'vanished') expect(failedInARow).toBeGreaterThanOrEqual(looksUntilGone)
        if (failedInARow === 0) expect(next.state).not.toBe('vanished')
        expect(Math.min(next.steady, next.troubled)).toBe(0)
        now = { ...next, first: now.first ?? (look.read ? look.fingerprint : null) }
      }
    }),
  )
})
