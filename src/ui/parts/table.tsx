import type { Child } from 'hono/jsx'
import type { ThemeName } from '../theme/tokens.ts'

export interface Fact {
  readonly term: Child
  readonly detail: Child | readonly Child[]
}

/** What there is to know at a glance: terms and details, in a narrow column. `brand` sets the line above in the brand colour. */
export const Facts = ({ items, brand }: { items: readonly Fact[]; brand?: boolean | undefined }) => (
  <dl class={brand === true ? 'facts facts--brand' : 'facts'}>
    {items.map(({ term, detail }) => (
      <div>
        <dt>{term}</dt>
        {(isSeveral(detail) ? detail : [detail]).map((line) => (
          <dd>{line}</dd>
        ))}
      </div>
    ))}
  </dl>
)

const isSeveral = (detail: Child | readonly Child[]): detail is readonly Child[] => Array.isArray(detail)

export interface Column {
  readonly label: Child
  /** Figures: set at the end of the column, digits aligned. */
  readonly numeric?: boolean | undefined
  /** The heading is for screen readers only. */
  readonly hidden?: boolean | undefined
  /** What stands before the cell when rows are stacked; by default the label, when it is a text. Empty: nothing. */
  readonly stack?: string | undefined
}

export interface TableRow {
  readonly id?: string | undefined
  readonly cells: readonly Child[]
  /** The row this page is about. */
  readonly here?: boolean | undefined
}

interface TableProps {
  readonly columns: readonly Column[]
  readonly rows: readonly TableRow[]
  readonly caption?: Child
  readonly labelledBy?: string | undefined
  /** Rows become blocks on a narrow screen; `false` for small tables of figures. */
  readonly stack?: boolean | undefined
  readonly foot?: readonly Child[] | undefined
  /** Which cell names its row; the first unless said. */
  readonly heading?: number | undefined
  /** A table whose cells are tallies, in the colour of a theme. */
  readonly counts?: ThemeName | undefined
}

/** A table with headings for columns and rows. */
export function Table({ columns, rows, caption, labelledBy, stack, foot, heading = 0, counts }: TableProps) {
  const table = (
    <table class={stack === false ? 'table' : 'table table--stack'} aria-labelledby={labelledBy}>
      {caption ? <caption>{caption}</caption> : null}
      <thead>
        <tr>
          {columns.map(({ label, numeric, hidden }) => (
            <th scope="col" class={numeric === true ? 'n' : undefined}>
              {hidden === true ? <span class="vh">{label}</span> : label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells, here }) => (
          <tr id={id} class={here === true ? 'here' : undefined} aria-current={here === true ? 'true' : undefined}>
            {cells.map((cell, at) => (
              <Cell column={columns[at]} heading={at === heading}>
                {cell}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
      {foot === undefined ? null : (
        <tfoot>
          <tr>
            {foot.map((cell, at) => (
              <Cell column={columns[at]} heading={at === heading}>
                {cell}
              </Cell>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  )
  // Its own width decides whether rows are stacked, wherever it stands.
  return <div class={counts === undefined ? 'cq' : `cq acts t-${counts}`}>{table}</div>
}

function Cell({ column, heading, children }: { column: Column | undefined; heading: boolean; children?: Child }) {
  const name = column?.numeric === true ? 'n' : undefined
  if (heading) {
    return (
      <th scope="row" class={name}>
        {children}
      </th>
    )
  }
  const label = column?.stack ?? (column?.hidden !== true && typeof column?.label === 'string' ? column.label : '')
  return (
    <td class={name} data-label={label === '' ? undefined : label}>
      {children}
    </td>
  )
}
