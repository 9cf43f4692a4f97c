import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = 'src/modules'
const modules = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))

const required = ['README.md', 'index.ts', 'vocabulary.ts']
const files = new Set([...required, 'tables.ts', 'projectors.ts'])
// A vocabulary, tables or projectors of more than 300 lines are split by field word: a folder behind the file of the same name.
const folders = new Set(['migrations', 'rules', 'acts', 'queries', 'web', 'api', 'vocabulary', 'tables', 'projectors'])

const isTestFile = (name: string) => /\.test\.tsx?$/.test(name)

const strangers = (module: string) =>
  readdirSync(`${folder}/${module}`, { withFileTypes: true })
    .filter((entry) => (entry.isDirectory() ? !folders.has(entry.name) : !files.has(entry.name) && !isTestFile(entry.name)))
    .map((entry) => `${module}/${entry.name}`)

const missing = (module: string) => required.filter((name) => !existsSync(`${folder}/${module}/${name}`)).map((name) => `${module}/${name}`)

test('the modules are read', () => expect(modules.length).toBeGreaterThan(3))

test('a module holds what every module holds, and nothing else', () => {
  expect(modules.flatMap(strangers)).toEqual([])
  expect(modules.flatMap(missing)).toEqual([])
})

test('a module says in 10 to 30 lines what people call it, its acts and who may do them', () => {
  const wrong = modules.flatMap((module) => {
    const lines = readFileSync(`${folder}/${module}/README.md`, 'utf8').trim().split('\n').length
    return lines < 10 || lines > 30 ? [`${module}/README.md: ${lines} lines`] : []
  })
  expect(wrong).toEqual([])
})

test('an act is a file named verb-object, tested beside it or in its module', () => {
  const wrong = modules.flatMap((module) => {
    const acts = `${folder}/${module}/acts`
    if (!existsSync(acts)) return []
    return readdirSync(acts)
      .filter((name) => !/^[a-z]+(-[a-z]+)+(\.test)?\.tsx?$/.test(name))
      .map((name) => `${acts}/${name}`)
  })
  expect(wrong).toEqual([])
})
