import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { isGenerated, isTest, linesOf, nodesOf, parse, placeOf, type Source, typeScriptSources } from './sources.ts'

const functionLines = 60
const fileLines = 300
const written = typeScriptSources().filter((source) => !isGenerated(source))

/** The tests of one area are one callback of `describe`: what is measured there is the file and each test. */
const isSuite = (node: ts.Node) => ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText())

const isMeasured = (node: ts.Node) =>
  (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isArrowFunction(node) || ts.isMethodDeclaration(node)) &&
  !isSuite(node)

const longFunctions = (source: Source) =>
  [...nodesOf(parse(source))]
    .filter((node) => isMeasured(node) && linesOf(node) > functionLines)
    .map((node) => `${placeOf(node)}: a function of ${linesOf(node)} lines`)

const longFiles = ({ path, text }: Source) => {
  const lines = text.trimEnd().split('\n').length
  return lines > fileLines ? [`${path}: ${lines} lines`] : []
}

const isConstAssertion = (node: ts.AsExpression) => node.type.getText() === 'const'

function escapeIn(node: ts.Node) {
  if (ts.isAsExpression(node) && !isConstAssertion(node)) return 'as'
  if (ts.isTypeAssertionExpression(node)) return '<type>'
  if (ts.isNonNullExpression(node)) return '!'
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any'
  if ((ts.isPropertyDeclaration(node) || ts.isVariableDeclaration(node)) && node.exclamationToken) return '!:'
  return null
}

const ignored = /^\s*(\/\/|\/\*)\s*@ts-(ignore|expect-error|nocheck)/

const escapes = (source: Source) => [
  ...[...nodesOf(parse(source))].flatMap((node) => {
    const found = escapeIn(node)
    return found === null ? [] : [`${placeOf(node)}: ${found}: ${node.getText().slice(0, 80)}`]
  }),
  ...source.text.split('\n').flatMap((line, index) => (ignored.test(line) ? [`${source.path}:${index + 1}: ${line.trim()}`] : [])),
]

const defaultExports = (source: Source) =>
  [...nodesOf(parse(source))]
    .filter((node) => ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword)
    .filter((node) => ts.isExportAssignment(node) || ts.isFunctionDeclaration(node.parent) || ts.isClassDeclaration(node.parent))
    .map(placeOf)

const hasComment = (node: ts.Node) => ts.getJSDocCommentsAndTags(node).length > 0
const isExported = (node: ts.Node) =>
  ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)

/** Exported functions without a promise; a type merged under the same name as a value shares the value's comment. */
const silentExports = (source: Source) =>
  [...nodesOf(parse(source))]
    .filter((node) => ts.isFunctionDeclaration(node) && isExported(node) && !hasComment(node))
    .map((node) => `${placeOf(node)}: ${node.getText().split('\n')[0]}`)

const sample = (text: string) => ({ path: 'sample.tsx', text })

test('the files are read', () => {
  expect(written.length).toBeGreaterThan(30)
})

describe('each check finds what it looks for', () => {
  test('long functions and files', () => {
    expect(longFunctions(sample(`function f() {\n${'  g()\n'.repeat(60)}}`))).toHaveLength(1)
    expect(longFunctions(sample(`function f() {\n${'  g()\n'.repeat(58)}}`))).toEqual([])
    expect(longFiles(sample('x\n'.repeat(301)))).toHaveLength(1)
    expect(longFiles(sample('x\n'.repeat(300)))).toEqual([])
  })
  test('escapes from the type checker', () => {
    const found = escapes(sample('let a: any = b as string; c!.d; let e!: string\n// @ts-ignore'))
    expect(found).toHaveLength(5)
    expect(escapes(sample("import { a as b } from 'c'\nexport const d = { e: 1 } as const satisfies F\nexport { b as g }"))).toEqual([])
  })
  test('default and silent exports', () => {
    expect(defaultExports(sample('export default function f() {}'))).toHaveLength(1)
    expect(defaultExports(sample('export default { a: 1 }'))).toHaveLength(1)
    expect(silentExports(sample('export function f() {}'))).toHaveLength(1)
    expect(silentExports(sample('/** Promises. */\nexport function f() {}'))).toEqual([])
  })
})

describe('every TypeScript file', () => {
  test(`a function has at most ${functionLines} lines`, () => expect(written.flatMap(longFunctions)).toEqual([]))
  test(`a file has at most ${fileLines} lines`, () => expect(written.flatMap(longFiles)).toEqual([]))
  test('nothing escapes the type checker', () => expect(written.flatMap(escapes)).toEqual([]))
  test('named exports only', () => expect(written.filter(({ path }) => !path.endsWith('.config.ts')).flatMap(defaultExports)).toEqual([]))
  test('an exported function says what it promises', () => {
    expect(written.filter((source) => !isTest(source)).flatMap(silentExports)).toEqual([])
  })
})
