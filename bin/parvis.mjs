#!/usr/bin/env node
// Runs the command line from its bundle, built anew when a source is newer. Says nothing on standard output itself.
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import v8 from 'node:v8'
import { build, bundle } from './build.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Parvis needs Node 20.19 or newer; this is ${process.version}. Install a newer one from https://nodejs.org\n`)
  process.exit(1)
}

const timeOf = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

function newestSource() {
  let newest = Math.max(timeOf(path.join(root, 'package.json')), timeOf(path.join(root, 'package-lock.json')))
  for (const folder of ['src', 'locales', 'bin']) {
    for (const entry of readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })) {
      // A folder's time moves when a file leaves it.
      if (!/\.test\.tsx?$/.test(entry.name)) newest = Math.max(newest, timeOf(path.join(entry.parentPath, entry.name)))
    }
  }
  return newest
}

try {
  if (timeOf(bundle) < newestSource()) await build()
} catch (error) {
  process.stderr.write(`Parvis could not be built: ${error.message}\nRun npm ci in ${root}, and check that this user may write there.\n`)
  process.exit(1)
}
// The heap may grow by a third between two collections, not fourfold. With the bounded young generation that `npm start` asks
// for, an idle server is a third smaller; measured, pages cost the same (bench/start, bench/pages).
v8.setFlagsFromString('--heap-growing-percent=30')
await import(pathToFileURL(bundle).href)
