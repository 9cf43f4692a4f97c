import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import type { ArabicDigits } from './i18n.ts'
import { type LogLevel, logLevels } from './log.ts'

/** Everything an instance can be told from outside. Names are those of the environment. */
export interface Configuration {
  readonly host: string
  readonly port: number
  /** The data folder: embedded database, keys, files. */
  readonly dataFolder: string
  /** Null: the embedded database. */
  readonly databaseUrl: string | null
  /** The public address, without a final slash. */
  readonly origin: string
  /** The public address as it was configured; null when it follows from host and port. */
  readonly configuredOrigin: string | null
  readonly demo: boolean
  readonly production: boolean
  readonly instanceName: string
  readonly arabicDigits: ArabicDigits
  readonly logLevel: LogLevel
  readonly smtpUrl: string | null
  readonly mailFrom: string
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string; readonly label: string } | null
  readonly secret: string | null
  readonly recordKey: string | null
  readonly trustProxy: boolean
}

/** A setting that cannot be used: names the key, the value unless it is a secret, and what is allowed. */
export class WrongSetting extends Error {
  override readonly name = 'WrongSetting'
}

const origin = z.url({ protocol: /^https?$/ }).refine((text) => new URL(text).pathname === '/' && !text.includes('?'), { error: 'no path' })
const settings = {
  HOST: { schema: z.string().min(1), allowed: 'a host name or address to listen on, such as 127.0.0.1' },
  PORT: { schema: z.coerce.number().int().min(0).max(65_535), allowed: 'a port from 0 (any free one) to 65535' },
  PARVIS_DATA: { schema: z.string().min(1), allowed: 'a folder' },
  DATABASE_URL: { schema: z.string().regex(/^postgres(ql)?:\/\//), allowed: 'an address that starts with postgresql://', secret: true },
  PARVIS_ORIGIN: { schema: origin, allowed: 'an address with http or https, without a path, such as https://parvis.example.org' },
  PARVIS_DEMO: { schema: z.enum(['0', '1']), allowed: '0 or 1' },
  PARVIS_INSTANCE_NAME: { schema: z.string().trim().min(1).max(80), allowed: 'a name of 1 to 80 characters' },
  PARVIS_ARABIC_DIGITS: { schema: z.enum(['latn', 'arab']), allowed: 'latn (0–9) or arab (٠–٩)' },
  LOG_LEVEL: { schema: z.enum(logLevels), allowed: logLevels.join(', ') },
  SMTP_URL: { schema: z.string().regex(/^smtps?:\/\//), allowed: 'an address that starts with smtp:// or smtps://', secret: true },
  MAIL_FROM: { schema: z.string().min(3).max(200), allowed: 'an e-mail address, perhaps with a name before it' },
  OIDC_ISSUER: { schema: z.url({ protocol: /^https?$/ }), allowed: 'the address of an OpenID Connect provider' },
  OIDC_CLIENT_ID: { schema: z.string().min(1), allowed: 'the client identifier given by the provider' },
  OIDC_CLIENT_SECRET: { schema: z.string().min(1), allowed: 'the client secret given by the provider', secret: true },
  OIDC_LABEL: { schema: z.string().min(1).max(60), allowed: 'the name of the provider, 1 to 60 characters' },
  PARVIS_SECRET: { schema: z.string().min(32), allowed: 'at least 32 random characters', secret: true },
  PARVIS_RECORD_KEY: { schema: z.base64(), allowed: '32 bytes in base64', secret: true },
  TRUST_PROXY: { schema: z.enum(['0', '1']), allowed: '0 or 1' },
} as const

type Key = keyof typeof settings
const isKey = (text: string): text is Key => Object.hasOwn(settings, text)
type Given = Readonly<Record<string, string | undefined>>

/** The data folder where nothing else was said: outside the checkout, as each platform does. */
export function defaultDataFolder(environment: Given, platform: NodeJS.Platform = process.platform, home = homedir()): string {
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'parvis')
  if (platform === 'win32') return path.join(environment['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'parvis')
  return path.join(environment['XDG_DATA_HOME'] || path.join(home, '.local', 'share'), 'parvis')
}

/** Settings of a JSON file; the environment wins over them. A key we do not know is refused by its name. */
function settingsOfFile(file: string, required: boolean): Given {
  if (!existsSync(file)) {
    if (required) throw new WrongSetting(`PARVIS_CONFIG is “${file}”: there is no such file`)
    return {}
  }
  const read = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).safeParse(parsedJson(file))
  if (!read.success) throw new WrongSetting(`${file} must hold one JSON object whose values are texts, numbers or true/false`)
  const unknown = Object.keys(read.data).filter((key) => !isKey(key))
  if (unknown.length > 0) throw new WrongSetting(`${file} has settings Parvis does not know: ${unknown.join(', ')}. It knows: ${Object.keys(settings).join(', ')}`)
  return Object.fromEntries(Object.entries(read.data).map(([key, value]) => [key, value === true ? '1' : value === false ? '0' : String(value)]))
}

function parsedJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new WrongSetting(`${file} is not readable JSON`, { cause })
  }
}

/** Reads the configuration from the environment and an optional file (`PARVIS_CONFIG`, or `parvis.config.json` in the data folder). */
export function loadConfiguration(environment: Given): Configuration {
  const dataFolder = path.resolve(environment['PARVIS_DATA'] || defaultDataFolder(environment))
  const named = environment['PARVIS_CONFIG']
  const file = settingsOfFile(named ?? path.join(dataFolder, 'parvis.config.json'), named !== undefined)
  const read = <K extends Key>(key: K): z.infer<(typeof settings)[K]['schema']> | null => {
    const { schema, allowed, ...rest } = settings[key]
    const text = environment[key] || file[key]
    if (text === undefined || text === '') return null
    const parsed = schema.safeParse(text)
    if (!parsed.success) throw new WrongSetting(`${key} is ${'secret' in rest ? 'set to something else' : `“${text}”`}: it must be ${allowed}`)
    return z.any().parse(parsed.data)
  }
  return compose(read, path.resolve(read('PARVIS_DATA') ?? dataFolder), environment['NODE_ENV'] === 'production')
}

type Reader = <K extends Key>(key: K) => z.infer<(typeof settings)[K]['schema']> | null

export const isLoopbackHost = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

function compose(read: Reader, dataFolder: string, production: boolean): Configuration {
  const host = read('HOST') ?? '127.0.0.1'
  const port = read('PORT') ?? 3000
  const databaseUrl = read('DATABASE_URL')
  const configuredOrigin = read('PARVIS_ORIGIN')?.replace(/\/+$/, '') ?? null
  const mayDemo = isLoopbackHost(host) && databaseUrl === null && !production
  const demo = read('PARVIS_DEMO')
  if (demo === '1' && !mayDemo) {
    throw new WrongSetting('PARVIS_DEMO is “1”: the demonstration lets anyone act as anyone, so it needs a loopback HOST, the embedded database and no NODE_ENV=production')
  }
  return {
    host,
    port,
    dataFolder,
    databaseUrl,
    origin: configuredOrigin ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    configuredOrigin,
    demo: mayDemo && demo !== '0',
    production,
    instanceName: read('PARVIS_INSTANCE_NAME') ?? 'Parvis',
    arabicDigits: read('PARVIS_ARABIC_DIGITS') ?? 'latn',
    logLevel: read('LOG_LEVEL') ?? 'info',
    smtpUrl: read('SMTP_URL'),
    mailFrom: read('MAIL_FROM') ?? 'Parvis <parvis@localhost>',
    oidc: oidcOf(read),
    secret: read('PARVIS_SECRET'),
    recordKey: read('PARVIS_RECORD_KEY'),
    trustProxy: read('TRUST_PROXY') === '1',
  }
}

function oidcOf(read: Reader): Configuration['oidc'] {
  const [issuer, clientId, clientSecret] = [read('OIDC_ISSUER'), read('OIDC_CLIENT_ID'), read('OIDC_CLIENT_SECRET')]
  if (issuer === null && clientId === null && clientSecret === null) return null
  if (issuer === null || clientId === null || clientSecret === null) {
    throw new WrongSetting('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: set the three, or none')
  }
  return { issuer, clientId, clientSecret, label: read('OIDC_LABEL') ?? new URL(issuer).hostname }
}
