import { systemClock } from '#kernel/clock.ts'
import type { Configuration } from '#kernel/configuration.ts'
import type { FileStore } from '#kernel/file-store/file-store.ts'
import { createUploads } from '#kernel/file-store/uploads.ts'
import { newId } from '#kernel/ids.ts'
import type { Log } from '#kernel/log.ts'
import { sendMail } from '#kernel/mail.ts'
import { keptSecret } from '#kernel/secret.ts'
import { createAccounts, mayTryItAs } from '#modules/accounts'
import { forgetAddress, heldAbout } from '#modules/following'
import { recordName, recordProtocolRoutes } from '#record'
import { createActLimiter, senderOf } from './act-limiter.ts'
import type { OpenInstance } from './open-instance.ts'
import type { Platform } from './platform.ts'

interface Parts {
  readonly configuration: Configuration
  readonly instance: OpenInstance
  readonly log: Log
  readonly origin: string
  readonly files: FileStore
  readonly isReady: () => Promise<boolean>
}

/** The platform as it runs in earnest: real clock, accounts, limits, log. */
export function platformOf({ configuration, instance, log, origin, files, isReady }: Parts): Platform {
  const { db } = instance.database
  const { demo, host, instanceName } = configuration
  const localMailbox = configuration.smtpUrl === undefined && configuration.loopback
  const sender = (headers: Headers, socketAddress: string | undefined) => senderOf(headers, socketAddress, configuration.trustProxy)
  const secret = configuration.secret ?? keptSecret(configuration.dataFolder)
  const accounts = createAccounts({
    db,
    secret,
    origin,
    instanceName,
    now: systemClock,
    newId,
    sendMail,
    elsewhere: { forget: forgetAddress, export: heldAbout },
    oidc: configuration.oidc,
    tryItAs: mayTryItAs({
      demo,
      host,
      ownDatabase: configuration.databaseUrl !== undefined,
      production: process.env['NODE_ENV'] === 'production',
    }),
    mailbox: localMailbox ? '/mailbox' : null,
    senderOf: sender,
  })
  return {
    db,
    now: systemClock,
    newId,
    instance: {
      name: instanceName,
      origin,
      demo,
      localMailbox,
      residentsBy: configuration.oidc?.resident ? configuration.oidc.name : undefined,
    },
    recordOrigin: recordName(configuration.publicOrigin),
    arabicDigits: configuration.arabicDigits,
    uploads: createUploads(files, secret),
    findVisitor: accounts.findVisitor,
    authHandler: accounts.authHandler,
    accountRoutes: accounts.routes,
    scripts: accounts.assets,
    actLimiter: createActLimiter(),
    senderOf: sender,
    isReady,
    reportFault: (fault, request) =>
      log.error({ error: fault, request: request.id, method: request.method, path: request.path }, 'a request failed'),
    protocol: recordProtocolRoutes(() => db),
  }
}
