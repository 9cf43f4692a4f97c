// Runs in a thread of its own, so that drawing a large map holds up no page. Bundled by map-thread.ts.
import { parentPort } from 'node:worker_threads'
import type { Choices } from './draw-map.ts'
import { drawWanted, type Wanted } from './published-choices.ts'

parentPort?.on('message', ({ job, choices, wanted }: { job: number; choices: Choices; wanted: Wanted }) => {
  parentPort?.postMessage({ job, drawn: drawWanted(choices, wanted) })
})
