import type { Scheme } from '#kernel/http/variables.ts'
import type { Language } from '#kernel/languages.ts'
import type { Visitor } from '#kernel/visitor.ts'
import type { ThemeName } from '../theme/tokens.ts'
import type { NavSection } from './site-map.ts'

/** What surrounds the body of a page: its title, its address, who reads it and how. */
export interface Frame {
  readonly title: string
  readonly description?: string | undefined
  /** Without the language, query included when it matters: `/actions/open-contracts?brings=tools`. */
  readonly path: string
  /** The instance's public address, without a final slash. */
  readonly origin: string
  readonly instanceName: string
  readonly lang: Language
  readonly scheme: Scheme
  readonly section: NavSection | null
  /** The colours of a collective action; none elsewhere. */
  readonly theme?: ThemeName | undefined
  /** `true` when the whole page shows invented members; `'part'` when the page places its own `DemoStrip`. */
  readonly fictional?: boolean | 'part' | undefined
  readonly visitor: Visitor | null
  /** Whether the instance offers “Try it as…”. */
  readonly demo: boolean
  /** The reader asked for few bytes: no fonts are sent. */
  readonly saveData: boolean
  /** The page answers a form that must be mended: its title starts with “Error:”. */
  readonly errorTitle?: boolean | undefined
  /** Absolute address, or path on this site, of a picture of 1200 × 630 for those who share the page. */
  readonly image?: string | undefined
  /** The path, without language, that search engines should keep. */
  readonly canonicalPath?: string | undefined
  readonly noindex?: boolean | undefined
  /** The page asks for itself again after so many seconds: only where its reader asked for that, and can end it. */
  readonly refreshSeconds?: number | undefined
  /** When the page was made: printed in its footer. */
  readonly now?: Date | undefined
}
