import { expect, test } from 'vitest'
import { createLog } from './log.ts'

function logged(fields: Record<string, unknown>, sentence = 'something happened'): string {
  const lines: string[] = []
  createLog('info', (line) => lines.push(line)).info(fields, sentence)
  return lines.join('')
}

const link = '/api/auth/magic-link/verify?token=kJ8sHq2LpZx91mNbVtR4wYcQ&callbackURL=%2Ffr%2Fdesk'

test.each([
  ['an address in a sentence', {}, 'mail refused for jeanne.martin+ogp@example.fr by the server', 'jeanne.martin'],
  ['an address in an error', { error: new Error('duplicate jeanne@example.fr') }, 'x', 'jeanne@'],
  ['an address deep down', { a: { b: [{ c: 'jeanne@example.fr' }] } }, 'x', 'jeanne@'],
  ['the query of a sign-in link', { path: link }, 'x', 'kJ8sHq2LpZx91mNbVtR4wYcQ'],
  ['the query of a whole link', {}, `sent https://ogp.example${link}`, 'callbackURL'],
  ['a token in a path', { path: '/invitation/kJ8sHq2LpZx91mNbVtR4wYcQ' }, 'x', 'kJ8sHq2LpZx91mNbVtR4wYcQ'],
  ['a cookie', { headers: { Cookie: 'better-auth.session_token=abc' } }, 'x', 'abc'],
  ['an authorization', { authorization: 'Bearer abc' }, 'x', 'Bearer'],
  ['a password in an address', { url: 'smtp://user:hunter2@mail.example:587' }, 'x', 'hunter2'],
  ['a field called email', { email: 'jeanne at example' }, 'x', 'jeanne'],
  ['the row in a database error', { error: Object.assign(new Error('duplicate key'), { detail: 'Key (name)=(Jeanne)' }) }, 'x', 'Jeanne'],
])('%s is not logged', (_, fields, sentence, secret) => {
  expect(logged(fields, sentence)).not.toContain(secret)
})

test('what helps to mend a fault is logged', () => {
  const line = JSON.parse(
    logged({
      requestId: '0192f0c1-2222-7abc-8def-0123456789ab',
      path: '/fr/actions/transparency-on-lobbying',
      error: new RangeError('too far'),
    }),
  )
  expect(line).toMatchObject({
    level: 'info',
    msg: 'something happened',
    requestId: '0192f0c1-2222-7abc-8def-0123456789ab',
    path: '/fr/actions/transparency-on-lobbying',
    error: { kind: 'RangeError', message: 'too far' },
  })
  expect(Date.parse(line.time)).toBeGreaterThan(0)
})
