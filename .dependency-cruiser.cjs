const { readdirSync } = require('node:fs')

/**
 * The only edges between modules, acyclic, each through the other's `index.ts`.
 * A new edge is a decision: add it here, with the reason in the commit.
 */
const moduleEdges = {
  declaration: [],
  members: ['declaration'],
  'collective-actions': ['members', 'declaration', 'accounts', 'following'],
  accounts: ['members'],
  'action-plans': ['members', 'declaration', 'accounts', 'collective-actions', 'following'],
  consultations: ['members', 'declaration', 'accounts', 'collective-actions', 'action-plans', 'following'],
  forum: ['members', 'declaration', 'accounts', 'following'],
  moderation: ['members', 'declaration', 'accounts'],
  following: ['members', 'accounts'],
}

const MODULE = '^src/modules/([^/]+)/'
const TEST = '(\\.test\\.tsx?$|^test/)'

const modules = readdirSync('src/modules', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

const edgeRules = modules.map((name) => ({
  name: `module-edges-of-${name}`,
  severity: 'error',
  comment: `${name} may use: ${(moduleEdges[name] ?? []).join(', ') || 'no other module'}. The list is at the top of .dependency-cruiser.cjs.`,
  from: { path: `^src/modules/${name}/`, pathNot: TEST },
  to: { path: MODULE, pathNot: [name, ...(moduleEdges[name] ?? [])].map((allowed) => `^src/modules/${allowed}/`) },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...edgeRules,
    {
      name: 'module-door-only',
      severity: 'error',
      comment: 'Reach another module through its index.ts. If what you need is not there, the module does not promise it yet.',
      from: { path: MODULE },
      to: { path: MODULE, pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'module-door-only-from-outside',
      severity: 'error',
      comment: 'Exchange and app compose modules through their doors too.',
      from: { path: '^src/(exchange|app)/', pathNot: TEST },
      to: { path: MODULE, pathNot: '^src/modules/[^/]+/index\\.ts$' },
    },
    {
      name: 'record-door-only',
      severity: 'error',
      comment: 'The record is reached through src/record/index.ts.',
      from: { path: '^src/(modules|exchange|app)/', pathNot: TEST },
      to: { path: '^src/record/', pathNot: '^src/record/index\\.ts$' },
    },
    {
      name: 'ui-door-only',
      severity: 'error',
      comment: 'The design system is reached through src/ui/index.ts.',
      from: { path: '^src/(modules|exchange)/', pathNot: TEST },
      to: { path: '^src/ui/', pathNot: '^src/ui/index\\.ts$' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      comment:
        'A rule sees vocabulary and values. No database, no HTTP, no clock, no library: that is why it can be read and tested alone.',
      from: { path: `${MODULE}rules/`, pathNot: '\\.test\\.tsx?$' },
      to: {
        pathNot: [
          '^src/modules/$1/(rules/|vocabulary\\.ts|vocabulary/)',
          '^src/modules/[^/]+/index\\.ts$',
          '^src/kernel/(outcome|languages|visitor)\\.ts$',
        ],
      },
    },
    {
      name: 'rules-take-only-types-from-other-modules',
      severity: 'error',
      comment: 'A rule may name what another module promises; it may not call it.',
      from: { path: `${MODULE}rules/`, pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/modules/[^/]+/index\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pages-do-not-touch-the-database',
      severity: 'error',
      comment: 'Pages read through queries/ and write through acts/.',
      from: { path: `${MODULE}(web|api)/`, pathNot: '\\.test\\.tsx?$' },
      to: {
        path: ['^src/kernel/database\\.ts$', 'node_modules/kysely/', 'node_modules/pg/', '/tables(\\.ts$|/)', '/projectors(\\.ts$|/)'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'queries-never-write',
      severity: 'error',
      comment: 'Only acts append to the public record.',
      from: { path: `${MODULE}queries/` },
      to: { path: [`${MODULE}acts/`, '/projectors(\\.ts$|/)', `${MODULE}(web|api)/`] },
    },
    {
      name: 'acts-know-no-page',
      severity: 'error',
      comment: 'An act is called by a page, an import or an API alike: it knows none of them.',
      from: { path: `${MODULE}acts/`, pathNot: '\\.test\\.tsx?$' },
      to: { path: [`${MODULE}(web|api)/`, '^src/ui/', '^src/kernel/http/', 'node_modules/hono/'] },
    },
    {
      name: 'kernel-knows-no-domain',
      severity: 'error',
      comment: 'The kernel serves everything and knows nothing of it.',
      from: { path: '^src/kernel/', pathNot: TEST },
      to: { path: '^src/(?!kernel/)' },
    },
    {
      name: 'record-knows-only-the-kernel',
      severity: 'error',
      comment: 'The record stores entries; it must outlive every module.',
      from: { path: '^src/record/', pathNot: TEST },
      to: { path: '^src/(?!kernel/|record/)' },
    },
    {
      name: 'ui-knows-only-the-kernel',
      severity: 'error',
      comment: 'The design system shows values; it does not know where they come from.',
      from: { path: '^src/ui/', pathNot: TEST },
      to: { path: '^src/(?!kernel/|ui/)' },
    },
    {
      name: 'modules-know-no-composition',
      severity: 'error',
      comment: 'kernel ← record ← modules ← exchange ← app.',
      from: { path: MODULE, pathNot: TEST },
      to: { path: '^src/(exchange|app)/' },
    },
    {
      name: 'exchange-knows-no-composition',
      severity: 'error',
      comment: 'kernel ← record ← modules ← exchange ← app.',
      from: { path: '^src/exchange/', pathNot: TEST },
      to: { path: '^src/app/' },
    },
    {
      name: 'opinion-map-knows-nothing-else',
      severity: 'error',
      comment: 'The opinion map is mathematics on arrays: no file, no library, nothing of Parvis. Anyone may take the folder and check it.',
      from: { path: '^src/opinion-map/', pathNot: '\\.test\\.tsx?$' },
      to: { pathNot: '^src/opinion-map/' },
    },
    {
      name: 'opinion-map-door-only',
      severity: 'error',
      comment: 'The opinion map is reached through src/opinion-map/index.ts.',
      from: { path: '^src/(?!opinion-map/)', pathNot: TEST },
      to: { path: '^src/opinion-map/', pathNot: '^src/opinion-map/index\\.ts$' },
    },
    { name: 'no-cycles', severity: 'error', comment: 'A cycle has no first step.', from: { pathNot: TEST }, to: { circular: true } },
    {
      name: 'no-dependency-on-tests',
      severity: 'error',
      comment: 'What runs in production never imports what tests it.',
      from: { pathNot: TEST },
      to: { path: TEST },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      comment: 'A path the checker cannot follow is an edge it cannot see.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'only-declared-packages',
      severity: 'error',
      comment: 'A package used at run time is in "dependencies".',
      from: { path: '^src/', pathNot: [TEST, '/generate-[a-z]+\\.mjs$'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
