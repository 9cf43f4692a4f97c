// Every gate of quality, one after the other; all run, then the summary says which failed.
// `--static`: all but the tests.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const program = (...parts) => [process.execPath, path.join('node_modules', ...parts)]

function run([command, ...args], { read = false } = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: read ? 'pipe' : 'inherit',
    maxBuffer: 1e8,
  })
  if (read) process.stdout.write(stdout + stderr)
  return { ok: status === 0, said: `${stdout}${stderr}` }
}

const sourceFiles = () =>
  readdirSync(path.join(root, 'src'), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.tsx?$/.test(entry.name),
  ).length

/** A dependency checker that reads nothing finds nothing: it must have read every source file. */
function dependencies() {
  const { ok, said } = run(
    [
      ...program('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
      'src',
      'test',
      'bench',
      'bin',
      '--config',
      '.dependency-cruiser.cjs',
    ],
    {
      read: true,
    },
  )
  const read = Number(/\((\d+) modules, \d+ dependencies cruised\)/.exec(said)?.[1] ?? 0)
  const expected = sourceFiles()
  if (read >= expected) return ok
  console.log(`dependency rules: only ${read} modules were read, src has ${expected}`)
  return false
}

const gates = [
  ['types', () => run([...program('typescript', 'bin', 'tsc'), '--noEmit']).ok],
  ['style', () => run([...program('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--error-on-warnings', '.']).ok],
  ['dependency rules', dependencies],
  ['unused code', () => run([...program('knip', 'bin', 'knip.js'), '--no-progress']).ok],
  ['tests', () => run([...program('vitest', 'vitest.mjs'), 'run']).ok],
]

const chosen = process.argv.includes('--static') ? gates.filter(([name]) => name !== 'tests') : gates
const results = chosen.map(([name, check]) => {
  console.log(`\n— ${name}`)
  const started = performance.now()
  return { name, ok: check(), seconds: (performance.now() - started) / 1000 }
})
console.log()
for (const { name, ok, seconds } of results) console.log(`${ok ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`)
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1
