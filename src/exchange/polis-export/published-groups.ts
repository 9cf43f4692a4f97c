import { createReadStream } from 'node:fs'
import { projectPath } from '#kernel/paths.ts'
import { csvReader } from './csv.ts'

/** Gives the folder of a published conversation, beside the checkout and not part of it: it may not exist. */
export const polisFolder = (name: string): string => projectPath('..', 'shared', 'data', 'polis', name)

/** Gives the group Polis published for each participant it placed. */
export async function readPolisGroups(name: string): Promise<Map<string, number>> {
  const groups = new Map<string, number>()
  const reader = csvReader(([participant = '', group = ''], line) => {
    if (line > 1 && group !== '') groups.set(participant, Number(group))
  })
  for await (const piece of createReadStream(`${polisFolder(name)}/participants-votes.csv`, 'utf8')) reader.push(String(piece))
  reader.end()
  return groups
}
