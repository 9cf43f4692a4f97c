import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { Bug } from './errors.ts'

const Named = z.object({ name: z.string() })

function isParvis(folder: string): boolean {
  const file = path.join(folder, 'package.json')
  if (!existsSync(file)) return false
  const named = Named.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  return named.success && named.data.name === 'parvis'
}

function walkUp(start: string): string {
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (isParvis(folder)) return folder
    if (folder === path.dirname(folder)) throw new Bug(`no package.json named parvis above ${start}`)
  }
}

let found: string | undefined

/** The folder of the checkout: where `locales/`, `data/` and `node_modules/` are, whether run from the sources or the bundle. */
export function projectRoot(): string {
  found ??= walkUp(path.dirname(fileURLToPath(import.meta.url)))
  return found
}

/** A file or folder of the checkout. */
export const projectPath = (...parts: string[]): string => path.join(projectRoot(), ...parts)
