import { z } from 'zod'
import { logLevels } from './log.ts'

const onOrOff = z.enum(['0', '1']).transform((text) => text === '1')
const webAddress = z.string().refine((text) => {
  const url = URL.canParse(text) ? new URL(text) : null
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === ''
})
const addressWith = (...schemes: string[]) => z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol))
const line = z.string().min(1).max(200)

/** Every key of the configuration, the same in the environment and in the file. */
export const ConfigurationValues = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:[\]-]{1,253}$/)
    .default('127.0.0.1'),
  PARVIS_DATA: line.optional(),
  DATABASE_URL: addressWith('postgres:', 'postgresql:').optional(),
  PARVIS_ORIGIN: webAddress.optional(),
  PARVIS_DEMO: onOrOff.optional(),
  PARVIS_INSTANCE_NAME: line.default('Parvis'),
  PARVIS_ARABIC_DIGITS: z.enum(['latn', 'arab']).default('latn'),
  PARVIS_SECRET: z.string().min(32).optional(),
  PARVIS_RECORD_KEY: z.base64().length(44).optional(),
  SMTP_URL: addressWith('smtp:', 'smtps:').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s<>@\r\n]+@[^\s<>@\r\n]+>?$/)
    .optional(),
  OIDC_ISSUER: addressWith('https:', 'http:').optional(),
  OIDC_CLIENT_ID: line.optional(),
  OIDC_CLIENT_SECRET: line.optional(),
  OIDC_LABEL: line.default('OpenID Connect'),
  OIDC_RESIDENT_CLAIM: line.optional(),
  OIDC_RESIDENT_VALUE: line.optional(),
  OIDC_RESIDENT_SCOPE: line.optional(),
  PARVIS_CHECK_EVIDENCE: onOrOff.default(true),
  S3_ENDPOINT: webAddress.optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .default('us-east-1'),
  S3_ACCESS_KEY_ID: line.optional(),
  S3_SECRET_ACCESS_KEY: line.optional(),
  TRUST_PROXY: onOrOff.default(false),
  LOG_LEVEL: z.enum(logLevels).default('info'),
})
export type ConfigurationValues = z.infer<typeof ConfigurationValues>
export const ConfigurationKey = ConfigurationValues.keyof()
export type ConfigurationKey = z.infer<typeof ConfigurationKey>

interface Explanation {
  readonly allowed: string
  /** Its value is never shown. */
  readonly secret?: true
}

const texts = 'a text of 1 to 200 characters'

/** What each key may hold, as told to whoever got it wrong. */
export const explanations: Readonly<Record<ConfigurationKey, Explanation>> = {
  PORT: { allowed: 'a whole number from 0 to 65535 (0 takes a free port)' },
  HOST: { allowed: 'a host name or network address, such as 127.0.0.1 or 0.0.0.0' },
  PARVIS_DATA: { allowed: 'the path of a folder' },
  DATABASE_URL: { allowed: 'an address such as postgresql://user:password@host:5432/parvis', secret: true },
  PARVIS_ORIGIN: { allowed: 'the public address, http or https, without a path, such as https://parvis.example' },
  PARVIS_DEMO: { allowed: '0 or 1' },
  PARVIS_INSTANCE_NAME: { allowed: texts },
  PARVIS_ARABIC_DIGITS: { allowed: 'latn (1 2 3) or arab (١ ٢ ٣)' },
  PARVIS_SECRET: { allowed: 'at least 32 random characters', secret: true },
  PARVIS_RECORD_KEY: { allowed: '32 bytes in base64 (44 characters)', secret: true },
  SMTP_URL: { allowed: 'an address such as smtps://user:password@mail.example:465', secret: true },
  MAIL_FROM: { allowed: 'an e-mail address, perhaps with a name: Parvis <parvis@parvis.example>' },
  OIDC_ISSUER: { allowed: 'the https address of the OpenID Connect issuer' },
  OIDC_CLIENT_ID: { allowed: texts },
  OIDC_CLIENT_SECRET: { allowed: texts, secret: true },
  OIDC_LABEL: { allowed: texts },
  OIDC_RESIDENT_CLAIM: { allowed: texts },
  OIDC_RESIDENT_VALUE: { allowed: texts },
  OIDC_RESIDENT_SCOPE: { allowed: texts },
  PARVIS_CHECK_EVIDENCE: { allowed: '0 or 1' },
  S3_ENDPOINT: { allowed: 'the address of S3-compatible storage, http or https, without bucket or path, such as https://s3.example' },
  S3_BUCKET: { allowed: 'the name of a bucket: 3 to 63 small letters, digits, dots and hyphens' },
  S3_REGION: { allowed: 'the name of a region, such as eu-west-3' },
  S3_ACCESS_KEY_ID: { allowed: texts },
  S3_SECRET_ACCESS_KEY: { allowed: texts, secret: true },
  TRUST_PROXY: { allowed: '0 or 1' },
  LOG_LEVEL: { allowed: logLevels.join(', ') },
}
