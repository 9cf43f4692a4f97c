import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { Icon, type IconName } from '../icon.tsx'
import { Items, MaybeLink } from './items.tsx'

/** What a participant brings. */
export type MeansKind = 'tools' | 'expertise' | 'experience' | 'technical' | 'financial'

/** The icon of each kind of means, in the order they are told. */
export const meansIcons: Readonly<Record<MeansKind, IconName>> = {
  tools: 'tool',
  expertise: 'bulb',
  experience: 'compass',
  technical: 'server-2',
  financial: 'coins',
}

/** Kinds of means, each with its icon and word. */
export const Means = ({ words, kinds }: { words: Words; kinds: readonly MeansKind[] }) => (
  <MeansDetails items={kinds.map((kind) => ({ kind, text: words.t(`common.means.${kind}`) }))} />
)

/** Means said in the participant's words, each with the icon of its kind. */
export const MeansDetails = ({ items }: { items: ReadonlyArray<{ readonly kind: MeansKind; readonly text: Child }> }) => (
  <Items class="means">
    {items.map(({ kind, text }) => (
      <li>
        <Icon name={meansIcons[kind]} />
        {text}
      </li>
    ))}
  </Items>
)

export interface LedgerRow {
  /** What the map and others point to. */
  readonly id?: string | undefined
  /** ISO 3166-1 alpha-2, beside the name of a state. */
  readonly code?: string | undefined
  readonly name: Child
  readonly href?: string | undefined
  readonly note?: Child
  readonly means: readonly MeansKind[]
  readonly status?: Child
}

interface LedgerProps {
  readonly words: Words
  readonly title: Child
  readonly count: number
  readonly rows: readonly LedgerRow[]
  /** Organisations have no stage: their names get the room. */
  readonly organisations?: boolean | undefined
}

/** Participants of one kind: who, with what, how far. */
export const Ledger = ({ words, title, count, rows, organisations }: LedgerProps) => (
  <div class={organisations === true ? 'ledger ledger--org' : 'ledger'}>
    <h3>
      {title} <span class="num">{words.number(count)}</span>
    </h3>
    <Items>
      {rows.map(({ id, code, name, href, note, means, status }) => (
        <li id={id}>
          <span class="ledger__name">
            {code === undefined ? null : (
              <span class="iso" aria-hidden="true">
                {code}
              </span>
            )}
            <span>
              <b>
                <MaybeLink href={href}>{name}</MaybeLink>
              </b>
              {note ? <span class="sub">{note}</span> : null}
            </span>
          </span>
          <Means words={words} kinds={means} />
          {status}
        </li>
      ))}
    </Items>
  </div>
)

export interface StageColumn {
  readonly label: string
  readonly members: ReadonlyArray<{ readonly code: string; readonly name: string; readonly href?: string | undefined }>
}

/** One square per government, at the furthest stage it has reached: four columns, from joined to completed. */
export const Stages = ({ words, stages }: { words: Words; stages: readonly StageColumn[] }) => (
  <div class="stages">
    {stages.map(({ label, members }, at) => (
      <div class={`stage stage--${at}`}>
        <h3>
          <b>{words.number(members.length)}</b> {label}
        </h3>
        {members.length === 0 ? null : (
          <Items>
            {members.map(({ code, name, href }) => (
              <li>
                <MaybeLink href={href}>
                  <abbr title={name}>{code}</abbr>
                </MaybeLink>
              </li>
            ))}
          </Items>
        )}
      </div>
    ))}
  </div>
)

export interface WaitingItem {
  readonly name: Child
  /** The name as text: completes the action for screen readers. */
  readonly nameText: string
  readonly since: Child
  readonly action?: { readonly href: string; readonly text: string } | undefined
}

/** Who has promised and not yet planned: since when, and what the public may ask. */
export const WaitingList = ({ items }: { items: readonly WaitingItem[] }) => (
  <Items class="wait">
    {items.map(({ name, nameText, since, action }) => (
      <li>
        <strong>{name}</strong>
        <span>{since}</span>
        {action === undefined ? null : (
          <a href={action.href}>
            {action.text}
            <span class="vh"> {nameText}</span>
          </a>
        )}
      </li>
    ))}
  </Items>
)

const squaresMax = 30

/** A number, and one square per unit up to thirty. `second` sets the paler colour of a second series. */
export const Tally = ({ words, count, second }: { words: Words; count: number; second?: boolean | undefined }) => (
  <span class={second === true ? 'tally tally--2' : 'tally'}>
    <b>{words.number(count)}</b>
    {count > squaresMax ? null : (
      <span aria-hidden="true">
        {Array.from({ length: count }, () => (
          <i />
        ))}
      </span>
    )}
  </span>
)
