import type { Child } from 'hono/jsx'
import type { Visitor } from '#kernel/visitor.ts'
import { CsrfField } from '#ui'

/** One entry of a list that holds forms or several paragraphs. */
export const Item = ({ title, level = 3, children }: { readonly title: Child; readonly level?: 2 | 3; readonly children?: Child }) => (
  <li>
    {level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>}
    {children}
  </li>
)

interface OneButtonProps {
  readonly action: string
  readonly visitor: Visitor | null
  readonly name: string
  readonly value: string
  readonly children?: Child
}

/** A form of one button, in a line of an entry. */
export const OneButton = ({ action, visitor, name, value, children }: OneButtonProps) => (
  <form method="post" action={action} class="small">
    <CsrfField visitor={visitor} />
    <input type="hidden" name={name} value={value} />
    <button type="submit" class="linkish">
      {children}
    </button>
  </form>
)
