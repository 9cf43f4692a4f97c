import { expect, test } from 'vitest'
import { pathsUnder } from './sources.ts'

const paths = pathsUnder('src', 'test', 'bench', 'bin', 'docs', 'locales').filter((path) => !/\/(README|[A-Z]+)\.md$/.test(path))
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/
const forbidden = /^(utils?|helpers?|managers?|services?|common|misc|shared)$/

const partsOf = (path: string) => path.split('/').map((part) => part.replace(/(\.[a-z0-9]+)+$/, ''))

test('the paths are read', () => expect(paths.length).toBeGreaterThan(60))

test('files and folders are kebab-case', () => {
  expect(
    paths
      .filter((path) => path.startsWith('src/') || path.startsWith('test/'))
      .filter((path) => !partsOf(path).every((part) => kebab.test(part))),
  ).toEqual([])
})

test('no file or folder is named after nothing', () => {
  expect(paths.filter((path) => !path.startsWith('locales/')).filter((path) => partsOf(path).some((part) => forbidden.test(part)))).toEqual(
    [],
  )
})
