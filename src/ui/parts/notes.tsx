import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { Icon } from '../icon.tsx'

interface NoteProps {
  readonly kind?: 'warn' | 'bad' | undefined
  readonly id?: string | undefined
  /** What an act just did: told by screen readers when the page opens. */
  readonly status?: boolean | undefined
  readonly children?: Child
}

/** A notice beside the text. */
export const Note = ({ kind, id, status, children }: NoteProps) => (
  <div class={kind === undefined ? 'note' : `note note--${kind}`} id={id} role={status === true ? 'status' : undefined}>
    {children}
  </div>
)

/** Says that a page, or the rest of it (`part`), shows invented members. */
export const DemoStrip = ({ words, part }: { words: Words; part?: boolean | undefined }) => (
  <p class={part === true ? 'demo demo--in' : 'demo'}>
    <span class={part === true ? undefined : 'wrap'}>
      <Icon name="flask" />
      <span>
        <b>{words.t('common.fictional.mark')}.</b> {words.t(part === true ? 'common.fictional.part' : 'common.fictional.page')}
      </span>
    </span>
  </p>
)

/** More, for who wants it; open on paper. */
export const Details = ({ summary, open, children }: { summary: Child; open?: boolean | undefined; children?: Child }) => (
  <details open={open === true}>
    <summary>{summary}</summary>
    {children}
  </details>
)

/** Says why there is nothing, and what would fill it. */
export const EmptyState = ({ id, title, children }: { id?: string | undefined; title: Child; children?: Child }) => (
  <div class="flow empty">
    <h2 id={id}>{title}</h2>
    {children}
  </div>
)
