import type { ThemeName } from '#ui'
import type { ActionTheme } from '../vocabulary.ts'

const names: Readonly<Record<ActionTheme, ThemeName>> = {
  'transparency-integrity-anticorruption': 'integrity',
  'climate-sustainable-development': 'climate',
  'digital-tools-capacity': 'digital',
}

/** The colours of a theme. */
export const themeName = (theme: ActionTheme): ThemeName => names[theme]
