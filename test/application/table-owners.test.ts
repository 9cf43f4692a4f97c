import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { isTest, nodesOf, parse, placeOf, productionSources, type Source } from './sources.ts'

const sources = productionSources().filter((source) => !isTest(source))

/** The folder a table belongs to: a module's, or a layer's. */
const ownerOf = (path: string) => /^src\/modules\/[^/]+|^src\/[^/]+/.exec(path)?.[0] ?? path

/** The tables a file merges into `Database`. */
const tablesDeclaredIn = (source: Source) =>
  [...nodesOf(parse(source))]
    .filter((node) => ts.isInterfaceDeclaration(node) && node.name.text === 'Database' && ts.isModuleBlock(node.parent))
    .flatMap((node) =>
      ts.isInterfaceDeclaration(node) ? node.members.map((member) => member.name?.getText().replace(/['"]/g, '') ?? '') : [],
    )

const owners = new Map(sources.flatMap((source) => tablesDeclaredIn(source).map((table) => [table, ownerOf(source.path)] as const)))

const tableCalls = /^(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|innerJoin|leftJoin|rightJoin|fullJoin|lateralJoin)$/
const tableWords = /\b(?:from|join|into|update|table|references|on)\s+(?:only\s+)?"?([a-z_]+)"?/gi

/** The tables a query builder call names: `selectFrom('member as m')`, `selectFrom(['member', …])`. */
function namedInCall(node: ts.Node) {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression) || !tableCalls.test(node.expression.name.text))
    return []
  const first = node.arguments[0]
  const parts = first === undefined ? [] : ts.isArrayLiteralExpression(first) ? [...first.elements] : [first]
  return parts.flatMap((part) => (ts.isStringLiteral(part) ? [part.text.split(' ')[0] ?? ''] : []))
}

/** The tables an SQL text names. A text is SQL when it is tagged so, or begins like a statement. */
function namedInSql(node: ts.Node) {
  const isTemplate = ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)
  if (!isTemplate) return []
  const tagged = ts.isTaggedTemplateExpression(node.parent) && node.parent.tag.getText().startsWith('sql')
  const text = node.getText().slice(1)
  if (!tagged && !/^\s*(create|select|insert|update|delete|alter|with|drop)\b/i.test(text)) return []
  return [...text.matchAll(tableWords)].map(([, table]) => table ?? '')
}

const trespasses = (source: Source) =>
  [...nodesOf(parse(source))].flatMap((node) =>
    [...namedInCall(node), ...namedInSql(node)]
      .filter((table) => owners.has(table) && owners.get(table) !== ownerOf(source.path))
      .map((table) => `${placeOf(node)}: ${table} belongs to ${owners.get(table)}`),
  )

test('the tables are read', () => {
  expect(owners.size).toBeGreaterThan(15)
  expect(sources.length).toBeGreaterThan(100)
})

describe('the check finds a trespass', () => {
  const [table = '', owner = ''] = [...owners][0] ?? []
  const inside = (path: string, text: string) => trespasses({ path, text })
  test.each([`db.selectFrom('${table} as t')`, `db.innerJoin('${table}', 'a', 'b')`, `sql\`select 1 from ${table}\``])('%s', (text) => {
    expect(inside('src/elsewhere/file.ts', text)).toHaveLength(1)
    expect(inside(`${owner}/file.ts`, text)).toEqual([])
  })
})

test('the name of a table appears only in the folder of its owner', () => {
  expect(sources.flatMap(trespasses)).toEqual([])
})

test('only acts, and what loads the starting data, append to the record', () => {
  const allowed = /^src\/(modules\/[^/]+\/acts\/|record\/|app\/(starting-data|demonstration-((plan|forum|consultation)-)?acts)\.ts)/
  const appends = (source: Source) => /import \{[^}]*\bappend\b[^}]*\} from '#record'/.test(source.text)
  expect(sources.filter(appends).length).toBeGreaterThan(5)
  expect(sources.filter((source) => appends(source) && !allowed.test(source.path)).map(({ path }) => path)).toEqual([])
})
