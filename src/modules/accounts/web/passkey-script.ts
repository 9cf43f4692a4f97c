import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { transformSync } from 'esbuild'
import { projectPath } from '#kernel/paths.ts'

/** The one script of these pages, ready to serve. */
export interface ScriptAsset {
  /** Names its content, so that browsers may keep it for ever. */
  readonly address: string
  readonly bytes: Uint8Array
  readonly type: string
}

let made: ScriptAsset | undefined

/** The script of passkeys, translated from TypeScript once. */
export function passkeyScript(): ScriptAsset {
  made ??= makeScript()
  return made
}

function makeScript(): ScriptAsset {
  const source = readFileSync(projectPath('src', 'modules', 'accounts', 'web', 'passkeys.client.ts'), 'utf8')
  const { code } = transformSync(source, { loader: 'ts', format: 'iife', minify: true, target: 'es2021' })
  const bytes = Buffer.from(code, 'utf8')
  const name = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  return { address: `/assets/passkeys.${name}.js`, bytes, type: 'text/javascript; charset=utf-8' }
}

/** Tells whether passkeys can exist at an address: they belong to a host name, and need https except on localhost. */
export function canHavePasskeys(origin: string): boolean {
  const { protocol, hostname } = new URL(origin)
  const isName = !/^[\d.]+$/.test(hostname) && !hostname.startsWith('[')
  return isName && (protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost'))
}
