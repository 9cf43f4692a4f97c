import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { drawings } from '../icons.generated.ts'
import { Fingerprint } from '../parts/marks.tsx'

const bytesOf = (hash: string) => [0, 1, 2].map((at) => Number.parseInt(hash.slice(at * 2, at * 2 + 2), 16) || 0)

const ellipses = (rx: number, ry: number, count: number) =>
  Array.from({ length: count }, (_, at) => (
    <ellipse cx="100" cy="100" rx={rx} ry={ry} transform={`rotate(${((180 / count) * at).toFixed(1)} 100 100)`} />
  ))

/** A rosette whose shape comes from a hash (hexadecimal): each record has its own. Decoration; the proof is the text beside it. */
export function Rosette({ hash }: { hash: string }) {
  const [first = 0, second = 0, third = 0] = bytesOf(hash)
  const petals = 9 + (first % 8)
  return (
    <svg class="seal__mark" viewBox="0 0 200 200" aria-hidden="true">
      <circle cx="100" cy="100" r="97" fill="none" stroke="currentColor" stroke-width="1.5" />
      <g fill="none" stroke="currentColor" stroke-width=".7" opacity=".75">
        {ellipses(94, 52 + (second % 14), petals)}
      </g>
      <g fill="none" stroke="currentColor" stroke-width=".7" opacity=".9">
        {ellipses(70, 34 + (third % 12), petals - 2)}
      </g>
      <circle class="c" cx="100" cy="100" r="36" />
      <circle cx="100" cy="100" r="36" fill="none" stroke="currentColor" stroke-width="1.5" />
      <g
        class="k"
        transform="translate(76 76) scale(2)"
        fill="none"
        stroke="currentColor"
        stroke-width="2.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      >
        {raw(drawings.check)}
      </g>
    </svg>
  )
}

interface SealProps {
  readonly words: Words
  readonly title: Child
  /** Hexadecimal. */
  readonly hash: string
  /** What the seal says: record, when, witnesses. The fingerprint is added. */
  readonly facts: ReadonlyArray<{ readonly term: Child; readonly detail: Child }>
  /** Verify, download, cite. */
  readonly links?: Child
}

/** A record that was verified just now. Where verification fails, show `<Note kind="bad">` instead: never a seal. */
export const Seal = ({ words, title, hash, facts, links }: SealProps) => (
  <div class="seal">
    <Rosette hash={hash} />
    <div class="flow">
      <h3>{title}</h3>
      <dl>
        {facts.map(({ term, detail }) => (
          <>
            <dt>{term}</dt>
            <dd>{detail}</dd>
          </>
        ))}
        <dt>{words.t('common.seal.fingerprint')}</dt>
        <dd>
          <Fingerprint hash={hash} />
        </dd>
      </dl>
      {links ? <div class="row small">{links}</div> : null}
    </div>
  </div>
)

/** The seal in one line: what it seals, as a link, and since when. */
export const SealMini = ({ hash, href, title, text }: { hash: string; href: string; title: Child; text?: Child }) => (
  <div class="seal-mini">
    <Rosette hash={hash} />
    <p>
      <a href={href}>{title}</a>
      {text ? <span>{text}</span> : null}
    </p>
  </div>
)
