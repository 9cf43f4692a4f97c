import type { Child } from 'hono/jsx'

interface Props {
  readonly class?: string | undefined
  readonly label?: string | undefined
  readonly children?: Child
}

// The role looks redundant and is not: Safari forgets that a list without bullets is one.

/** A list drawn without bullets, still told as a list. */
export const Items = ({ label, children, ...rest }: Props) => (
  // biome-ignore lint/a11y/noRedundantRoles: see above
  <ul role="list" class={rest.class} aria-label={label}>
    {children}
  </ul>
)

/** A numbered list drawn without its numbers, still told as a list. */
export const Ordered = ({ label, children, ...rest }: Props) => (
  // biome-ignore lint/a11y/noRedundantRoles: see above
  <ol role="list" class={rest.class} aria-label={label}>
    {children}
  </ol>
)

/** A text that is a link when it has an address. */
export const MaybeLink = ({ href, children }: { href?: string | undefined; children?: Child }) =>
  href === undefined ? <>{children}</> : <a href={href}>{children}</a>

/** A heading of a chosen level. */
export function Heading({ level, id, children, ...rest }: Props & { level: 2 | 3 | 4; id?: string | undefined }) {
  if (level === 2) {
    return (
      <h2 id={id} class={rest.class}>
        {children}
      </h2>
    )
  }
  if (level === 3) {
    return (
      <h3 id={id} class={rest.class}>
        {children}
      </h3>
    )
  }
  return (
    <h4 id={id} class={rest.class}>
      {children}
    </h4>
  )
}
