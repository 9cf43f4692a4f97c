import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { transformSync } from 'esbuild'
import { projectPath } from '#kernel/paths.ts'

/** A script ready to serve, under an address that names its content. */
export interface ScriptAsset {
  readonly address: string
  readonly bytes: Uint8Array
  readonly type: string
}

let made: ScriptAsset | undefined

/** The script that saves a draft while one writes, translated from TypeScript once. */
export function draftScript(): ScriptAsset {
  made ??= makeScript()
  return made
}

function makeScript(): ScriptAsset {
  const source = readFileSync(projectPath('src', 'modules', 'action-plans', 'web', 'draft.client.ts'), 'utf8')
  const { code } = transformSync(source, { loader: 'ts', format: 'iife', minify: true, target: 'es2021' })
  const bytes = Buffer.from(code, 'utf8')
  const name = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  return { address: `/assets/draft.${name}.js`, bytes, type: 'text/javascript; charset=utf-8' }
}
