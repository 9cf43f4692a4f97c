import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { Icon, type IconName } from '../icon.tsx'
import type { ThemeName } from '../theme/tokens.ts'
import { Heading, Items, MaybeLink, Ordered } from './items.tsx'
import { Time } from './marks.tsx'

/** Cards for choosing among peers; never for anything else. */
export const Cards = ({ theme, children }: { theme?: ThemeName | undefined; children?: Child }) => (
  <Items class={theme === undefined ? 'cards' : `cards t-${theme}`}>{children}</Items>
)

interface CardProps {
  readonly href: string
  readonly title: Child
  readonly eyebrow?: Child
  readonly text?: Child
  readonly tag?: Child
}

/** One choice: the whole card is its one link. */
export const Card = ({ href, title, eyebrow, text, tag }: CardProps) => (
  <li class="card">
    {eyebrow ? <p>{eyebrow}</p> : null}
    <h3>
      <a href={href}>{title}</a>
    </h3>
    {text ? <p>{text}</p> : null}
    {tag ? <p>{tag}</p> : null}
  </li>
)

/** Entries one under the other, with lines between. */
export const List = ({ narrow, children }: { narrow?: boolean | undefined; children?: Child }) => (
  <Items class={narrow === true ? 'list narrow' : 'list'}>{children}</Items>
)

interface EntryProps {
  readonly id?: string | undefined
  readonly title: Child
  readonly href?: string | undefined
  readonly text?: Child
  readonly level?: 3 | 4 | undefined
}

/** One entry of a `List`. */
export const Entry = ({ id, title, href, text, level = 3 }: EntryProps) => (
  <li id={id}>
    <Heading level={level}>
      <MaybeLink href={href}>{title}</MaybeLink>
    </Heading>
    {text ? <p>{text}</p> : null}
  </li>
)

export interface DueItem {
  readonly date: Date
  /** The distance in words: “in 7 days”, “4 months overdue”. */
  readonly when: string
  readonly title: Child
  readonly href?: string | undefined
  readonly text?: Child
  readonly note?: Child
}

/** What is owed, by date: what to do is the link. `late` colours the distance. */
export const Due = ({ words, items, late }: { words: Words; items: readonly DueItem[]; late?: boolean | undefined }) => (
  <Items class={late === true ? 'list due due--late' : 'list due'}>
    {items.map((item) => (
      <li>
        <div>
          <Time words={words} date={item.date} />
          <span>{item.when}</span>
        </div>
        <div>
          <h3>
            <MaybeLink href={item.href}>{item.title}</MaybeLink>
          </h3>
          {item.text ? <p>{item.text}</p> : null}
        </div>
        {item.note ? <span class="small muted">{item.note}</span> : null}
      </li>
    ))}
  </Items>
)

export interface Ask {
  readonly title: Child
  readonly text?: Child
}

/** What an action asks, or steps to take: numbered. */
export const Asks = ({ items }: { items: readonly Ask[] }) => (
  <Ordered class="asks measure">
    {items.map(({ title, text }) => (
      <li>
        <div>
          <h3>{title}</h3>
          {text ? <p>{text}</p> : null}
        </div>
      </li>
    ))}
  </Ordered>
)

/** Short statements, each with its icon: what is open (pencil), what is settled (lock), what follows (arrow). */
export const Checks = ({ items }: { items: ReadonlyArray<{ readonly icon: IconName; readonly text: Child }> }) => (
  <Items class="checks measure">
    {items.map(({ icon, text }) => (
      <li>
        <Icon name={icon} dir={icon.startsWith('arrow-')} />
        <span>{text}</span>
      </li>
    ))}
  </Items>
)

export interface Task {
  readonly href?: string | undefined
  readonly title: Child
  readonly sub?: Child
  readonly tag: Child
}

/** Things to do, each with its state. */
export const TaskList = ({ items }: { items: readonly Task[] }) => (
  <Items class="tasks">
    {items.map(({ href, title, sub, tag }) => (
      <li>
        <span>
          <MaybeLink href={href}>{title}</MaybeLink>
          {sub ? <span class="sub">{sub}</span> : null}
        </span>
        {tag}
      </li>
    ))}
  </Items>
)

export interface RuleItem {
  readonly id?: string | undefined
  readonly code: string
  readonly href?: string | undefined
  readonly title: Child
  /** The evidence, in figures. */
  readonly text?: Child
  readonly tag?: Child
}

/** Rules and how they are kept: code, what is asked, the evidence, the state. No score. */
export const RulesList = ({ items }: { items: readonly RuleItem[] }) => (
  <Items class="list rules">
    {items.map(({ id, code, href, title, text, tag }) => (
      <li id={id}>
        {href === undefined ? (
          <b class="num" dir="ltr">
            {code}
          </b>
        ) : (
          <a href={href} dir="ltr">
            {code}
          </a>
        )}
        <div>
          <h3>{title}</h3>
          {text ? <p>{text}</p> : null}
        </div>
        {tag}
      </li>
    ))}
  </Items>
)

export interface NestItem {
  readonly title: Child
  readonly href?: string | undefined
  readonly sub?: Child
  readonly children?: readonly NestItem[] | undefined
}

/** Members inside members: three levels at most. */
export const Nest = ({ items }: { items: readonly NestItem[] }) => (
  <Items class="nest">
    {items.map(({ title, href, sub, children = [] }) => (
      <li>
        <MaybeLink href={href}>
          <b>{title}</b>
        </MaybeLink>
        {sub ? <span class="sub">{sub}</span> : null}
        {children.length === 0 ? null : <Nest items={children} />}
      </li>
    ))}
  </Items>
)

/** Short entries in as many columns as fit: names with a figure. */
export const ColumnList = ({
  items,
}: {
  items: ReadonlyArray<{ readonly id?: string; readonly name: Child; readonly figure?: Child }>
}) => (
  <Items class="cols">
    {items.map(({ id, name, figure }) => (
      <li id={id}>
        {name}
        {figure ? <span class="num muted">{figure}</span> : null}
      </li>
    ))}
  </Items>
)
