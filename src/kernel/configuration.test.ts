import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { defaultDataFolder, type Environment, readConfiguration, WrongConfiguration } from './configuration.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'parvis-configuration-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const read = (environment: Environment) => readConfiguration({ PARVIS_DATA: path.join(folder, 'none'), ...environment })

function problemsOf(environment: Environment): readonly string[] {
  try {
    read(environment)
  } catch (error) {
    if (error instanceof WrongConfiguration) return error.problems
    throw error
  }
  return []
}

describe('a wrong value names the key, the value and what is allowed', () => {
  test.each([
    ['PORT', 'http', /"http".*0 to 65535/],
    ['PORT', '65536', /"65536"/],
    ['HOST', 'a b', /"a b".*127\.0\.0\.1/],
    ['PARVIS_DEMO', 'yes', /"yes".*0 or 1/],
    ['PARVIS_ORIGIN', 'https://ogp.example/parvis', /without a path/],
    ['PARVIS_ARABIC_DIGITS', 'deva', /latn/],
    ['LOG_LEVEL', 'loud', /"loud".*debug, info/],
    ['MAIL_FROM', 'nobody', /"nobody"/],
    ['S3_ENDPOINT', 'https://s3.example/bucket', /without bucket or path/],
    ['S3_BUCKET', 'Bad_Bucket', /3 to 63/],
  ])('%s=%s', (key, value, expected) => {
    const problems = problemsOf({ [key]: value })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${key} is`))
    expect(problems[0]).toMatch(expected)
  })

  test.each([
    ['DATABASE_URL', 'mysql://root:hunter2@db/parvis'],
    ['PARVIS_SECRET', 'hunter2'],
    ['SMTP_URL', 'hunter2'],
    ['PARVIS_RECORD_KEY', 'hunter2'],
  ])('%s, a secret, is not shown', (key, value) => {
    const [problem = ''] = problemsOf({ [key]: value })
    expect(problem).toMatch(new RegExp(`^${key} is .*allowed`))
    expect(problem).not.toContain('hunter2')
  })

  test('all problems at once', () => expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'y' })).toHaveLength(2))
})

describe('demonstration mode', () => {
  test.each([
    [{}, true],
    [{ HOST: '::1' }, true],
    [{ HOST: '0.0.0.0' }, false],
    [{ PARVIS_ORIGIN: 'https://ogp.example' }, false],
    [{ DATABASE_URL: 'postgresql://db/parvis' }, false],
    [{ NODE_ENV: 'production' }, false],
    [{ PARVIS_DEMO: '0' }, false],
    [{ DATABASE_URL: 'postgresql://127.0.0.1/parvis', PARVIS_DEMO: '1' }, true],
  ])('%j: %s', (environment, demo) => expect(read(environment).demo).toBe(demo))

  test.each([
    [{ HOST: '0.0.0.0' }],
    [{ PARVIS_ORIGIN: 'https://ogp.example' }],
    [{ NODE_ENV: 'production', DATABASE_URL: 'postgresql://db/parvis' }],
  ])('cannot be on with %j', (environment) => expect(problemsOf({ ...environment, PARVIS_DEMO: '1' })[0]).toMatch(/PARVIS_DEMO is "1"/))
})

describe('the file', () => {
  const file = path.join(folder, 'parvis.config.json')

  test('in the data folder gives what the environment leaves out', () => {
    writeFileSync(file, JSON.stringify({ PORT: 4000, PARVIS_DEMO: false, PARVIS_INSTANCE_NAME: 'Trial' }))
    expect(readConfiguration({ PARVIS_DATA: folder, PORT: '5000' })).toMatchObject({
      port: 5000,
      demo: false,
      instanceName: 'Trial',
      dataFolder: folder,
    })
  })

  test('with an unknown key is refused by name', () => {
    writeFileSync(file, JSON.stringify({ PROT: 4000 }))
    expect(problemsOf({ PARVIS_CONFIG: file })[0]).toMatch(/^PROT in .*PORT/)
  })

  test('that is missing or not JSON is refused', () => {
    writeFileSync(file, 'PORT=1')
    expect(problemsOf({ PARVIS_CONFIG: file })[0]).toContain('cannot be read')
    expect(problemsOf({ PARVIS_CONFIG: `${file}.none` })[0]).toMatch(/^PARVIS_CONFIG is/)
  })
})

test('data is kept where the platform keeps it', () => {
  const at = (platform: string, environment: Environment = {}) => defaultDataFolder(environment, { platform, home: '/h' })
  expect(at('linux')).toBe('/h/.local/share/parvis')
  expect(at('linux', { XDG_DATA_HOME: '/x' })).toBe('/x/parvis')
  expect(at('darwin')).toBe('/h/Library/Application Support/Parvis')
})

test('storage named in part is refused', () => {
  expect(problemsOf({ S3_ENDPOINT: 'https://s3.example', S3_BUCKET: 'parvis' })[0]).toContain('S3_ACCESS_KEY_ID')
  const whole = { S3_ENDPOINT: 'https://s3.example', S3_BUCKET: 'parvis', S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'hunter2' }
  expect(read(whole).s3).toMatchObject({ endpoint: 'https://s3.example', bucket: 'parvis', region: 'us-east-1' })
  expect(read({}).s3).toBe(null)
})

test('a provider named in part is refused', () => expect(problemsOf({ OIDC_ISSUER: 'https://id.example' })[0]).toContain('OIDC_CLIENT_ID'))
