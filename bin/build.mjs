// Bundles the command line, and with it the whole server, into dist/parvis.mjs. Packages stay in node_modules.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
export const bundle = path.join(root, 'dist', 'parvis.mjs')

/** Builds the bundle and puts it in place at once: two builds at the same time cannot spoil each other. */
export async function build() {
  const esbuild = await import('esbuild')
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['bin/parvis.ts'],
    outfile: bundle,
    write: false,
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
  mkdirSync(path.dirname(bundle), { recursive: true })
  // The map first: the bundle's time says that both are there.
  for (const { path: file, contents } of outputFiles.toSorted((a, b) => b.path.length - a.path.length)) {
    const aside = `${file}.${process.pid}`
    writeFileSync(aside, contents)
    renameSync(aside, file)
  }
  await esbuild.stop()
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await build()
