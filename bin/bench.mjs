// Runs a benchmark of bench/ by its name: node bin/bench.mjs pages
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const [name = '', ...args] = process.argv.slice(2)
const source = path.join(root, 'bench', `${path.basename(name)}.ts`)
if (!name || !existsSync(source)) {
  process.stderr.write('Usage: node bin/bench.mjs <name of a file of bench/, without its ending>\n')
  process.exit(2)
}
const esbuild = await import('esbuild')
const outfile = path.join(root, 'dist', `bench-${path.basename(name)}.mjs`)
await esbuild.build({
  absWorkingDir: root,
  entryPoints: [source],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  logLevel: 'error',
})
await esbuild.stop()
const { status } = spawnSync(process.execPath, [outfile, ...args], { cwd: root, stdio: 'inherit' })
rmSync(outfile, { force: true })
process.exit(status ?? 1)
