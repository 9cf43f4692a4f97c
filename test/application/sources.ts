import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import ts from 'typescript'

/** One file of the checkout, by its path from the root with forward slashes. */
export interface Source {
  readonly path: string
  readonly text: string
}

const left = new Set(['node_modules', 'dist', 'coverage', '.git', 'test-results'])

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && !left.has(entry.name)) yield* walk(path)
    if (entry.isFile()) yield path.split(sep).join('/')
  }
}

/** The paths of every file under these folders. */
export const pathsUnder = (...folders: readonly string[]) => folders.flatMap((folder) => [...walk(folder)])

const read = (path: string): Source => ({ path, text: readFileSync(path, 'utf8') })

/** Whether a program wrote the file; such a file keeps no measure and no style. */
export const isGenerated = ({ path }: Pick<Source, 'path'>) => /\.generated\.[a-z]+$/.test(path)

/** Whether the file tests others. */
export const isTest = ({ path }: Pick<Source, 'path'>) => /\.test\.tsx?$/.test(path) || path.startsWith('test/')

/** Every TypeScript file we write, tests and benchmarks included. */
export const typeScriptSources = () =>
  pathsUnder('src', 'test', 'bench', 'bin')
    .filter((path) => /\.tsx?$/.test(path))
    .map(read)

/** The files that run in production. */
export const productionSources = () =>
  typeScriptSources().filter((source) => source.path.startsWith('src/') && !isTest(source) && !isGenerated(source))

/** Parses a file; the tree knows its parents. */
export const parse = ({ path, text }: Source) =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)

/** Every node below `node`, itself first, in the order of the text; without tokens and comments, which nobody asks for. */
export function nodesOf(node: ts.Node): readonly ts.Node[] {
  const nodes: ts.Node[] = []
  const visit = (one: ts.Node) => {
    nodes.push(one)
    ts.forEachChild(one, visit)
  }
  visit(node)
  return nodes
}

/** `path:line` of a node, as editors open it. */
export function placeOf(node: ts.Node) {
  const file = node.getSourceFile()
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
}

/** How many lines a node spans. */
export function linesOf(node: ts.Node) {
  const file = node.getSourceFile()
  const lineAt = (position: number) => file.getLineAndCharacterOfPosition(position).line
  return lineAt(node.getEnd()) - lineAt(node.getStart()) + 1
}
