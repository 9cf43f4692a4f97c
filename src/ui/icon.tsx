import { raw } from 'hono/html'
import { drawings, type IconName } from './icons.generated.ts'

export type { IconName } from './icons.generated.ts'

/** An icon, always beside its word. `dir` mirrors it in right-to-left languages (arrows; never clocks or checks). */
export const Icon = ({ name, dir }: { name: IconName; dir?: boolean | undefined }) => (
  <svg class={dir === true ? 'icon icon--dir' : 'icon'} aria-hidden="true">
    <use href={`#i-${name}`} />
  </svg>
)

const isIconName = (name: string): name is IconName => name in drawings

/** The drawings a rendered page uses, once each: what every `Icon` of the page points to. */
export function Sprite({ page }: { page: string }) {
  const used = new Set([...page.matchAll(/href="#i-([a-z0-9-]+)"/g)].map((match) => match[1] ?? ''))
  const symbols = [...used].filter(isIconName).map((name) => `<symbol id="i-${name}" viewBox="0 0 24 24">${drawings[name]}</symbol>`)
  return (
    <svg hidden aria-hidden="true">
      {raw(symbols.join(''))}
    </svg>
  )
}
