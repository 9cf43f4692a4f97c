// Runs the server and starts it again whenever a source changes.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
let child
let timer
let ending = false

function run() {
  child = spawn(process.execPath, [path.join(root, 'bin', 'parvis.mjs'), 'start'], { stdio: 'inherit', env: process.env })
  child.once('exit', (code) => {
    child = undefined
    if (ending) process.exit(code ?? 0)
  })
}

async function again() {
  const running = child
  if (running) {
    const ended = new Promise((resolve) => running.once('exit', resolve))
    running.kill('SIGTERM')
    await ended
  }
  if (!ending) run()
}

for (const folder of ['src', 'locales', 'data']) {
  watch(path.join(root, folder), { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(again, 150)
  })
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    ending = true
    if (child) child.kill(signal)
    else process.exit(0)
  })
}
run()
