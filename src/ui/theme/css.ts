import { type Mode, type Palette, palette, type Tokens, themeNames, tokens } from './tokens.ts'

const declarations = (mode: Mode, colours: Tokens) =>
  `color-scheme:${mode};${Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';')}`

const roleTokens = ['fill', 'on', 'ink', 'mark', 'line', 'tint']
const heroTokens = ['hero', 'hero-2', 'hero-land', 'hero-line']

const themeClass = (name: string) =>
  `.t-${name}{${[
    ...roleTokens.map((token) => `--theme-${token}:var(--t-${name}-${token})`),
    ...heroTokens.map((token) => `--${token}:var(--t-${name}-${token})`),
  ].join(';')}}`

/**
 * The custom properties of a palette: light, dark (by the device or by the reader's choice), and always light on paper.
 * `.t-<theme>` gives the theme tokens to what it contains.
 */
export function themeCss(of: Palette = palette): string {
  const light = declarations('light', tokens('light', of))
  const dark = declarations('dark', tokens('dark', of))
  return `@layer tokens{
:root{${light}}
@media (prefers-color-scheme:dark){:root:not([data-scheme=light]){${dark}}}
:root[data-scheme=dark]{${dark}}
@media print{:root,:root[data-scheme]{${light}}}
${themeNames.map(themeClass).join('\n')}
}
`
}
