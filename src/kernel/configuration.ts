import { existsSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { ConfigurationKey, ConfigurationValues, explanations } from './configuration-keys.ts'
import type { S3Access } from './file-store/s3-store.ts'

/** What a sign-in service says of residents: the claim, the value it has for them, and the scope to ask for it. */
export interface ResidentClaim {
  readonly claim: string
  readonly value: string
  readonly scope: string | null
}

/** An OpenID Connect provider, as the environment names it. */
export interface OidcConfiguration {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly name: string
  readonly resident: ResidentClaim | null
}

/** The configuration of one instance, checked and complete. Nothing else reads the environment. */
export interface Configuration {
  readonly port: number
  readonly host: string
  /** True when only this machine can reach the server. */
  readonly loopback: boolean
  readonly dataFolder: string
  /** Absent: the embedded server. */
  readonly databaseUrl: string | undefined
  /** The public address without a final slash; undefined when it follows from host and port. */
  readonly publicOrigin: string | undefined
  /** Demonstration mode: fictional members and “Try it as…”. */
  readonly demo: boolean
  readonly instanceName: string
  readonly arabicDigits: 'latn' | 'arab'
  readonly secret: string | undefined
  readonly recordKey: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  readonly oidc: OidcConfiguration | null
  /** Whether pages given as evidence are fetched, captured and looked at again. */
  readonly checkEvidence: boolean
  /** S3-compatible storage for files; null: they are kept in the data folder. */
  readonly s3: S3Access | null
  readonly trustProxy: boolean
  readonly logLevel: ConfigurationValues['LOG_LEVEL']
}

/** What is wrong with the configuration: one line per key, each with the value and what is allowed. */
export class WrongConfiguration extends Error {
  override readonly name = 'WrongConfiguration'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`the configuration cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.problems = problems
  }
}

export type Environment = Readonly<Record<string, string | undefined>>
type Given = Partial<Record<ConfigurationKey, string>>

/** The machine as the defaults depend on it. */
export interface Machine {
  readonly platform: string
  readonly home: string
}

/** Where data is kept by custom of the platform: never inside the checkout. */
export function defaultDataFolder(environment: Environment, { platform, home }: Machine): string {
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Parvis')
  if (platform === 'win32') return path.join(environment['LOCALAPPDATA'] || path.join(home, 'AppData', 'Local'), 'Parvis')
  return path.join(environment['XDG_DATA_HOME'] || path.join(home, '.local', 'share'), 'parvis')
}

/** Tells whether a host name or address reaches this machine only. */
export const isLoopbackHost = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host)

/**
 * Reads the configuration from the environment and, for keys it leaves out, from a JSON file: the one `PARVIS_CONFIG`
 * names, else `parvis.config.json` in the data folder. Throws `WrongConfiguration` with every problem at once.
 */
export function readConfiguration(
  environment: Environment,
  machine: Machine = { platform: process.platform, home: os.homedir() },
): Configuration {
  const dataFolder = path.resolve(environment['PARVIS_DATA'] || defaultDataFolder(environment, machine))
  const problems: string[] = []
  const given: Given = readFile(environment['PARVIS_CONFIG'], path.join(dataFolder, 'parvis.config.json'), problems)
  for (const key of ConfigurationKey.options) if (environment[key]) given[key] = environment[key]
  const parsed = ConfigurationValues.safeParse(given)
  if (!parsed.success) problems.push(...wrongValues(parsed.error, given))
  if (!parsed.success || problems.length > 0) throw new WrongConfiguration(problems)
  const configuration = complete(parsed.data, dataFolder, environment)
  const contradictions = contradictionsOf(parsed.data, configuration, environment)
  if (contradictions.length > 0) throw new WrongConfiguration(contradictions)
  return configuration
}

function readFile(named: string | undefined, usual: string, problems: string[]): Given {
  const file = named ? path.resolve(named) : usual
  if (!existsSync(file)) {
    if (named) problems.push(`PARVIS_CONFIG is ${JSON.stringify(named)}; allowed: the path of a JSON file, and there is none there`)
    return {}
  }
  const parsed = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).safeParse(jsonOf(file))
  if (!parsed.success) {
    problems.push(`${file} cannot be read; allowed: one JSON object whose values are texts, numbers, true or false`)
    return {}
  }
  const found: Given = {}
  for (const [name, value] of Object.entries(parsed.data)) {
    const key = ConfigurationKey.safeParse(name)
    if (key.success) found[key.data] = typeof value === 'boolean' ? String(Number(value)) : String(value)
    else problems.push(`${name} in ${file}: no such key; allowed: ${ConfigurationKey.options.join(', ')}`)
  }
  return found
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // Unreadable or not JSON: the caller says so with the file's name.
    return undefined
  }
}

function wrongValues(error: z.ZodError, given: Given): string[] {
  const keys = new Set(error.issues.map((issue) => ConfigurationKey.parse(issue.path[0])))
  return [...keys].map((key) => {
    const { allowed, secret } = explanations[key]
    return `${key} is ${secret ? 'set to a value not shown here' : JSON.stringify(given[key])}; allowed: ${allowed}`
  })
}

function complete(values: ConfigurationValues, dataFolder: string, environment: Environment): Configuration {
  const publicOrigin = values.PARVIS_ORIGIN?.replace(/\/$/, '')
  const loopback = isLoopbackHost(values.HOST) && (publicOrigin === undefined || isLoopbackHost(new URL(publicOrigin).hostname))
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values
  return {
    port: values.PORT,
    host: values.HOST,
    loopback,
    dataFolder: values.PARVIS_DATA ? path.resolve(values.PARVIS_DATA) : dataFolder,
    databaseUrl: values.DATABASE_URL,
    publicOrigin,
    demo: values.PARVIS_DEMO ?? (loopback && values.DATABASE_URL === undefined && environment['NODE_ENV'] !== 'production'),
    instanceName: values.PARVIS_INSTANCE_NAME,
    arabicDigits: values.PARVIS_ARABIC_DIGITS,
    secret: values.PARVIS_SECRET,
    recordKey: values.PARVIS_RECORD_KEY,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM ?? `parvis@${publicOrigin === undefined ? 'localhost' : new URL(publicOrigin).hostname}`,
    oidc:
      issuer && clientId && clientSecret
        ? { issuer, clientId, clientSecret, name: values.OIDC_LABEL, resident: residentClaimOf(values) }
        : null,
    checkEvidence: values.PARVIS_CHECK_EVIDENCE,
    s3: s3Of(values),
    trustProxy: values.TRUST_PROXY,
    logLevel: values.LOG_LEVEL,
  }
}

function residentClaimOf(values: ConfigurationValues): ResidentClaim | null {
  const { OIDC_RESIDENT_CLAIM: claim, OIDC_RESIDENT_VALUE: value, OIDC_RESIDENT_SCOPE: scope } = values
  return claim && value ? { claim, value, scope: scope ?? null } : null
}

function s3Of(values: ConfigurationValues): S3Access | null {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region } = values
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = values
  return endpoint && bucket && accessKeyId && secretAccessKey ? { endpoint, region, bucket, accessKeyId, secretAccessKey } : null
}

/** Values right each by itself that cannot stand together. */
function contradictionsOf(values: ConfigurationValues, configuration: Configuration, environment: Environment): string[] {
  const found: string[] = []
  if (values.PARVIS_DEMO === true) {
    const allowed = 'allowed: 0, since anyone could sign in as anyone'
    if (!configuration.loopback) found.push(`PARVIS_DEMO is "1" on an address others can reach (HOST, PARVIS_ORIGIN); ${allowed}`)
    if (environment['NODE_ENV'] === 'production') found.push(`PARVIS_DEMO is "1" while NODE_ENV is "production"; ${allowed}`)
  }
  const parts = [values.OIDC_ISSUER, values.OIDC_CLIENT_ID, values.OIDC_CLIENT_SECRET]
  if (parts.some(Boolean) && !parts.every(Boolean)) {
    found.push('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are set in part; allowed: all three or none')
  }
  const claim = [values.OIDC_RESIDENT_CLAIM, values.OIDC_RESIDENT_VALUE]
  if (claim.some(Boolean) && !(claim.every(Boolean) && parts.every(Boolean))) {
    found.push(
      'OIDC_RESIDENT_CLAIM and OIDC_RESIDENT_VALUE are set in part, or without OIDC_ISSUER; allowed: both with a provider, or none',
    )
  }
  const storage = [values.S3_ENDPOINT, values.S3_BUCKET, values.S3_ACCESS_KEY_ID, values.S3_SECRET_ACCESS_KEY]
  if (storage.some(Boolean) && !storage.every(Boolean)) {
    found.push('S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are set in part; allowed: all four or none')
  }
  return found
}
