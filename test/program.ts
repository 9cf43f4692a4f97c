import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import esbuild from 'esbuild'
import { afterAll } from 'vitest'
import { projectPath } from '#kernel/paths.ts'

const built: string[] = []
afterAll(() => {
  for (const file of built.splice(0)) rmSync(file, { force: true })
})

/** Makes a program of a TypeScript file, to be run by a process of its own. Removed after the last test of the file. */
export async function buildProgram(entry: string): Promise<string> {
  const outfile = projectPath('dist', `test-${path.basename(entry, '.ts')}-${process.pid}.mjs`)
  await esbuild.build({
    absWorkingDir: projectPath(),
    entryPoints: [entry],
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
  built.push(outfile)
  return outfile
}

/** A process under test: what it said, line by line, and how it ended. */
export interface Program {
  readonly child: ChildProcess
  readonly out: readonly string[]
  readonly err: readonly string[]
  /** Resolves with the exit code, or null when a signal ended it. */
  readonly ended: Promise<number | null>
  /** Resolves with the first line of standard output that matches; fails when the program ends before. */
  readonly line: (pattern: RegExp) => Promise<string>
}

/** The environment of a program under test: ours, without what would lead it to somebody else's data. */
export function cleanEnvironment(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([key]) => !/^(PARVIS_|DATABASE_URL|NODE_ENV|VITEST|PORT$|HOST$|SMTP_|OIDC_|S3_)/.test(key),
  )
  return { ...Object.fromEntries(kept), ...more }
}

/** Runs a program; `through` goes before it, such as `['setpriv', '--reuid=65534']`. Ends with the test run at the latest. */
export function runProgram(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  through: readonly string[] = [],
): Program {
  const [command = process.execPath, ...rest] = [...through, process.execPath, ...args]
  const child = spawn(command, rest, { cwd: projectPath(), env: cleanEnvironment(environment), stdio: ['ignore', 'pipe', 'pipe'] })
  const out: string[] = []
  const err: string[] = []
  const lines = createInterface({ input: child.stdout }).on('line', (text) => out.push(text))
  createInterface({ input: child.stderr }).on('line', (text) => err.push(text))
  const ended = once(child, 'close').then(() => child.exitCode)
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  void ended.then(() => process.off('exit', kill))
  const line = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const before = out.find((text) => pattern.test(text))
      if (before !== undefined) return resolve(before)
      lines.on('line', (text) => (pattern.test(text) ? resolve(text) : undefined))
      void ended.then((code) => reject(new Error(`ended with ${code} before it said ${pattern}:\n${[...out, ...err].join('\n')}`)))
    })
  return { child, out, err, ended, line }
}

/** Waits until something is true, asking every 20 ms; fails after `limitMs` with what was awaited. */
export async function until(what: string, isTrue: () => boolean | Promise<boolean>, limitMs = 10_000): Promise<void> {
  for (const from = Date.now(); !(await isTrue()); ) {
    if (Date.now() - from > limitMs) throw new Error(`not within ${limitMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
