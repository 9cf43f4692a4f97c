import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { transformSync } from 'esbuild'
import { projectPath } from '../paths.ts'

let made: { readonly address: string; readonly bytes: Uint8Array; readonly type: string } | undefined

/** The script that answers challenges, translated from TypeScript once, under an address that names its content. */
export function challengeScript() {
  made ??= makeScript()
  return made
}

function makeScript() {
  const source = readFileSync(projectPath('src', 'kernel', 'proof-of-work', 'solve.client.ts'), 'utf8')
  const { code } = transformSync(source, { loader: 'ts', format: 'iife', minify: true, target: 'es2021' })
  const bytes = Buffer.from(code, 'utf8')
  const name = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  return { address: `/assets/challenge.${name}.js`, bytes, type: 'text/javascript; charset=utf-8' }
}
