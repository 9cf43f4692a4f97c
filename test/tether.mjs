// Runs a program and stops it when standard input closes, that is, when whoever started the tests is gone:
// not even a killed test run leaves a server behind.
import { spawn } from 'node:child_process'

const [command, ...args] = process.argv.slice(2)
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
const stop = () => child.kill('SIGTERM')
process.stdin.on('end', stop).on('close', stop).resume()
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
child.on('error', () => process.exit(127))
child.on('exit', (code) => process.exit(code ?? 1))
