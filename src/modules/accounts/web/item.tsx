import type { Child } from 'hono/jsx'

/** One entry of a list that holds forms or several paragraphs. */
export const Item = ({ title, children }: { readonly title: Child; readonly children?: Child }) => (
  <li>
    <h3>{title}</h3>
    {children}
  </li>
)
