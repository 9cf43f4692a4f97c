import { main } from '../src/app/cli/main.ts'

const code = await main(process.argv.slice(2))
// Whatever still waits must not hold the command back; what was written leaves first.
process.stdout.write('', () => process.exit(code))
