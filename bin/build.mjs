// Bundles the command line, and with it the whole server, into dist/parvis.mjs. Packages stay in node_modules.
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
export const bundle = path.join(root, 'dist', 'parvis.mjs')

/** Builds the bundle aside and puts it in place at once: two builds at the same time cannot spoil each other. */
export async function build() {
  const esbuild = await import('esbuild')
  const aside = path.join(root, 'dist', `build-${process.pid}`)
  mkdirSync(aside, { recursive: true })
  try {
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: ['bin/parvis.ts'],
      outfile: path.join(aside, 'parvis.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      jsx: 'automatic',
      jsxImportSource: 'hono/jsx',
      sourcemap: true,
      sourcesContent: false,
      legalComments: 'none',
      logLevel: 'error',
    })
    renameSync(path.join(aside, 'parvis.mjs.map'), `${bundle}.map`)
    renameSync(path.join(aside, 'parvis.mjs'), bundle)
  } finally {
    rmSync(aside, { recursive: true, force: true })
    await esbuild.stop()
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await build()
