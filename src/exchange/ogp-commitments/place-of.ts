import { getCountries } from 'libphonenumber-js/max'
import { fold } from '#kernel/slug.ts'

/** Where a plan belongs: a country, or a city or region and the country it is in. Codes are ISO 3166-1 alpha-2; null when unknown. */
export interface Place {
  readonly name: string
  readonly level: 'national' | 'local' | null
  readonly country: string | null
}

/** Names in sheets and treaties that are not those of CLDR. `XK` is user-assigned for Kosovo. */
const otherNames: Readonly<Record<string, string>> = {
  'united states of america': 'US',
  usa: 'US',
  us: 'US',
  uk: 'GB',
  'great britain': 'GB',
  'republic of korea': 'KR',
  'korea republic of': 'KR',
  korea: 'KR',
  'korea south': 'KR',
  'kyrgyz republic': 'KG',
  macedonia: 'MK',
  'fyr macedonia': 'MK',
  'republic of north macedonia': 'MK',
  'czech republic': 'CZ',
  'slovak republic': 'SK',
  'cabo verde': 'CV',
  'cape verde': 'CV',
  'ivory coast': 'CI',
  'cote divoire': 'CI',
  'republic of moldova': 'MD',
  'bosnia and herzegovina': 'BA',
  'trinidad and tobago': 'TT',
  turkey: 'TR',
  turkiye: 'TR',
  'republic of the congo': 'CG',
  'democratic republic of the congo': 'CD',
  'russian federation': 'RU',
  burma: 'MM',
  myanmar: 'MM',
  swaziland: 'SZ',
  'timor leste': 'TL',
  palestine: 'PS',
  'hong kong': 'HK',
  kosovo: 'XK',
  'the philippines': 'PH',
  'the gambia': 'GM',
  'the netherlands': 'NL',
  'united republic of tanzania': 'TZ',
  brasil: 'BR',
}

const names = new Map<string, string>()
for (const language of ['en', 'fr', 'es']) {
  const regions = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
  for (const code of getCountries()) {
    const name = regions.of(code)
    if (name !== undefined && !names.has(keyOf(name))) names.set(keyOf(name), code)
  }
}

function keyOf(name: string): string {
  return fold(name.replaceAll('&', ' and ')).replace(/^(?:the|republic of) /, '')
}

/** The code of the country of this name, in English, French or Spanish, or null. A code of two capitals stands for itself. */
export function countryNamed(name: string): string | null {
  if (/^[A-Z]{2}$/.test(name) && (names.get(keyOf(new Intl.DisplayNames(['en'], { type: 'region' }).of(name) ?? '')) ?? null) === name)
    return name
  const folded = fold(name.replaceAll('&', ' and '))
  const other = Object.hasOwn(otherNames, folded) ? otherNames[folded] : undefined
  return other ?? names.get(keyOf(name)) ?? null
}

/** A country, or `Locality, Country`, as the sheet names them. `level` is what its own column says, which decides when they disagree. */
export function placeOf(name: string, level: 'national' | 'local' | null): Place {
  const own = countryNamed(name)
  const comma = name.lastIndexOf(',')
  const after = comma < 0 ? null : countryNamed(name.slice(comma + 1).trim())
  if (own !== null) return { name, level: level ?? 'national', country: own }
  if (after !== null) return { name: name.slice(0, comma).trim(), level: level ?? 'local', country: after }
  return { name, level, country: null }
}
