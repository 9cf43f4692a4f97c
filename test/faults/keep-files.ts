// Keeps files without end in the folder given, four at a time, and says each hash once it is acknowledged or the failure.
import { randomBytes } from 'node:crypto'
import { openDiskStore } from '#kernel/file-store/disk-store.ts'

const store = await openDiskStore(process.argv[2] ?? '', new Date())
const sizeMax = Number(process.argv[3] ?? 200_000)
const rounds = Number(process.argv[4] ?? Number.POSITIVE_INFINITY)
const say = (text: string) => process.stdout.write(`${text}\n`)

async function keep(): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    try {
      say(`kept ${await store.put(randomBytes(1 + Math.floor(Math.random() * sizeMax)))}`)
    } catch (error) {
      say(`failed ${error instanceof Error && 'code' in error ? String(error.code) : 'otherwise'}`)
    }
  }
}

say('keeping')
await Promise.all([keep(), keep(), keep(), keep()])
say('done')
