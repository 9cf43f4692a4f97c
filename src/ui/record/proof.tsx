import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { Ordered } from '../parts/items.tsx'

export interface ProofStep {
  readonly title: Child
  readonly text: Child
  readonly children?: Child
}

interface Props {
  readonly words: Words
  /** From the words to their fingerprint; through the tree; the signatures. */
  readonly steps: readonly [ProofStep, ProofStep, ProofStep]
  /** How many witnesses countersigned: only they get a tick. */
  readonly witnesses: number
}

/** Why an entry can be trusted, in three steps, each with its drawing. Say under it what this does not prove. */
export const Proof = ({ words, steps, witnesses }: Props) => (
  <Ordered class="proof">
    {steps.map((step, at) => (
      <li>
        {at === 0 ? (
          <LeafDrawing words={words} />
        ) : at === 1 ? (
          <TreeDrawing words={words} />
        ) : (
          <SignaturesDrawing words={words} witnesses={witnesses} />
        )}
        <h3>
          {words.number(at + 1)}. {step.title}
        </h3>
        <p>{step.text}</p>
        {step.children}
      </li>
    ))}
  </Ordered>
)

const lineLengths = [104, 92, 110, 70, 98, 54]
const bits = [1, 1, 0, 1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0]

const LeafDrawing = ({ words }: { words: Words }) => (
  <svg viewBox="0 0 304 184" role="img" aria-label={words.t('common.proof.leaf-drawing')}>
    <path class="edge" d={lineLengths.map((length, line) => `M30,${44 + line * 17}h${length}`).join('')} />
    <path class="way" d="M162,86h46m-8-7l8 7l-8 7" />
    {bits.map((bit, at) => (
      <path class={bit === 1 ? 'on' : 'sib'} d={`M${222 + (at % 4) * 15},${57 + Math.floor(at / 4) * 15}h13v13h-13z`} />
    ))}
    <text x="85" y="178" text-anchor="middle">
      {words.t('common.proof.words')}
    </text>
    <text x="248" y="178" text-anchor="middle">
      {words.t('common.proof.fingerprint')}
    </text>
  </svg>
)

const rows = [150, 108, 66, 24]
const leaf = 5
const leafX = (at: number) => 19 + at * 38
const node = (row: number, at: number) => [leafX(at * 2 ** row) + 19 * (2 ** row - 1), rows[row] ?? 0] as const
const nodesOf = (row: number) => Array.from({ length: 8 >> row }, (_, at) => at)

function branches(taken: boolean): string {
  const lines = [0, 1, 2].flatMap((row) => nodesOf(row).map((at) => ({ row, at })))
  const wanted = lines.filter(({ row, at }) => (at === leaf >> row) === taken)
  return wanted.map(({ row, at }) => `M${node(row, at).join()}L${node(row + 1, at >> 1).join()}`).join('')
}

function TreeNode({ row, at }: { row: number; at: number }) {
  const [x, y] = node(row, at)
  const way = leaf >> row
  if (row < 3 && (at ^ 1) === way) return <path class="sib" d={`M${x - 7},${y - 7}h14v14h-14z`} />
  return <circle class={at === way ? 'on' : 'node'} cx={x} cy={y} r={at === way ? 7 : 5} />
}

const TreeDrawing = ({ words }: { words: Words }) => (
  <svg viewBox="0 0 304 184" role="img" aria-label={words.t('common.proof.tree-drawing')}>
    <path class="edge" d={branches(false)} />
    <path class="way" d={branches(true)} />
    {rows.flatMap((_, row) => nodesOf(row).map((at) => <TreeNode row={row} at={at} />))}
    <text x={node(3, 0)[0] + 16} y="28">
      {words.t('common.proof.top')}
    </text>
    <text x={leafX(leaf)} y="178" text-anchor="middle">
      {words.t('common.proof.entry')}
    </text>
  </svg>
)

const SignaturesDrawing = ({ words, witnesses }: { words: Words; witnesses: number }) => (
  <svg viewBox="0 0 304 184" role="img" aria-label={words.t('common.proof.signatures-drawing', { n: witnesses })}>
    <circle class="on" cx="152" cy="30" r="7" />
    <text x="168" y="35">
      {words.t('common.proof.top')}
    </text>
    {[1, 2, 3, 0].map((at) => (
      <path class={at === 0 ? 'way' : 'edge'} d={`M152,38V62H${41 + at * 74}V92`} />
    ))}
    {[0, 1, 2, 3].map((at) => (
      <>
        <circle class={at === 0 ? 'on' : at <= witnesses ? 'sib' : 'node'} cx={41 + at * 74} cy="106" r="14" />
        {at <= witnesses ? <path class={at === 0 ? 'tick tick--on' : 'tick'} d={`M${35 + at * 74},106l4 5l8-9`} /> : null}
      </>
    ))}
    <text x="41" y="145" text-anchor="middle">
      Parvis
    </text>
    <text x="189" y="145" text-anchor="middle">
      {words.t('common.proof.witnesses')}
    </text>
  </svg>
)
