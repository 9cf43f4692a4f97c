// Writes land.generated.ts from world-atlas (Natural Earth, public domain): one silhouette of all land, no borders,
// and where to put the dot of a country. Usage: node src/ui/map/generate-land.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { geoArea, geoCentroid, geoEqualEarth, geoPath } from 'd3-geo'
import { feature, merge } from 'topojson-client'

const atlas = (name) => JSON.parse(readFileSync(new URL(`../../../node_modules/world-atlas/${name}`, import.meta.url), 'utf8'))

const width = 960
const bleed = 60
const north = [0, 76]
const south = [-70, -56]
const isletMax = 14

function silhouette() {
  const world = atlas('countries-110m.json')
  const land = merge(
    world,
    world.objects.countries.geometries.filter((country) => country.properties.name !== 'Antarctica'),
  )
  const projection = geoEqualEarth()
    .rotate([-11, 0])
    .fitWidth(width + bleed, land)
  const [x, y] = projection.translate()
  projection.translate([x - bleed / 2, y - projection(north)[1]])
  const outlines = geoPath(projection).digits(0)(land).split('M').filter(Boolean).map(pointsOf)
  const d = outlines
    .filter((points) => areaOf(points) > isletMax)
    .map(relative)
    .join('')
  return { d, height: Math.round(projection(south)[1]), scale: projection.scale(), translate: projection.translate() }
}

const pointsOf = (outline) => outline.match(/-?\d+,-?\d+/g).map((pair) => pair.split(',').map(Number))

function areaOf(points) {
  const doubled = points.reduce((sum, [x, y], at) => {
    const [px, py] = points.at(at - 1)
    return sum + px * y - x * py
  }, 0)
  return Math.abs(doubled / 2)
}

/** Whole relative steps, without repeated or collinear points: a third of the bytes. */
function relative(all) {
  const points = all
    .filter(([x, y], at) => at === 0 || x !== all[at - 1][0] || y !== all[at - 1][1])
    .filter(([x, y], at, list) => {
      if (at === 0 || at === list.length - 1) return true
      const [[px, py], [nx, ny]] = [list[at - 1], list[at + 1]]
      return (x - px) * (ny - y) !== (y - py) * (nx - x)
    })
  const steps = points.slice(1).map(([x, y], at) => `${x - points[at][0]},${y - points[at][1]}`)
  return `M${points[0]}l${steps.join(' ').replace(/[ ,]-/g, '-')}z`
}

// Names that the atlas abbreviates or writes otherwise than Unicode's region names in English.
const otherNames = {
  'Bosnia and Herz.': 'BA',
  'Cabo Verde': 'CV',
  'Central African Rep.': 'CF',
  'Dem. Rep. Congo': 'CD',
  Congo: 'CG',
  'Dominican Rep.': 'DO',
  'Eq. Guinea': 'GQ',
  eSwatini: 'SZ',
  'Marshall Is.': 'MH',
  Myanmar: 'MM',
  Palestine: 'PS',
  'S. Sudan': 'SS',
  'Solomon Is.': 'SB',
  'St. Kitts and Nevis': 'KN',
  'St. Vin. and Gren.': 'VC',
  'São Tomé and Principe': 'ST',
  'Antigua and Barb.': 'AG',
  "Côte d'Ivoire": 'CI',
  Macedonia: 'MK',
  Turkey: 'TR',
  'Trinidad and Tobago': 'TT',
  'United States of America': 'US',
  Czechia: 'CZ',
  Vatican: 'VA',
  'Saint Lucia': 'LC',
  'Faeroe Is.': 'FO',
  'Hong Kong': 'HK',
  Macao: 'MO',
}

// Where the middle of the land is not where a reader looks for the country.
const chosen = {
  AR: [-65, -36],
  AU: [134, -25],
  BG: [25.3, 42.7],
  BR: [-51, -12],
  CA: [-100, 57],
  CL: [-71, -33],
  CO: [-73.5, 4.2],
  ES: [-3.7, 40.2],
  FI: [26, 63],
  FR: [2.3, 47.2],
  GB: [-1.8, 53],
  GE: [43.5, 42.2],
  GR: [22.5, 38.8],
  HN: [-86.8, 14.8],
  ID: [113, -1],
  IL: [34.9, 31.5],
  IT: [12.5, 42.8],
  JO: [36.5, 31.2],
  KE: [37.8, 0.5],
  LK: [80.7, 7.6],
  MK: [21.7, 41.6],
  MX: [-102.3, 23.6],
  NG: [8, 9.3],
  NL: [5.4, 52.2],
  NO: [9.5, 61.5],
  PH: [122, 13],
  PY: [-58.4, -23.4],
  RO: [25, 45.9],
  SL: [-11.8, 8.5],
  SV: [-88.9, 13.7],
  UA: [31.2, 49],
  US: [-98, 39.5],
  UY: [-56, -32.8],
}

function places() {
  const names = new Intl.DisplayNames(['en'], { type: 'region' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter((code) => names.of(code) !== code && new Intl.Locale(`und-${code}`).region === code)
  const simple = (name) =>
    name
      .normalize('NFD')
      .replace(/[^a-zA-Z&]/g, '')
      .replace(/&/g, 'and')
      .replace(/^Saint/, 'St')
      .toLowerCase()
  const byName = new Map(codes.map((code) => [simple(names.of(code)), code]))
  const world = atlas('countries-50m.json')
  const found = {}
  for (const country of feature(world, world.objects.countries).features) {
    const name = country.properties.name
    const code = otherNames[name] ?? byName.get(simple(name.replace(' Is.', ' Islands').replace('Rep.', 'Republic')))
    if (code === undefined || country.geometry === null) continue
    found[code] = geoCentroid(largest(country.geometry)).map((degrees) => Math.round(degrees * 10) / 10)
  }
  return Object.fromEntries(Object.entries({ ...found, ...chosen }).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function largest(geometry) {
  if (geometry.type === 'Polygon') return geometry
  const parts = geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }))
  return parts.reduce((best, part) => (geoArea(part) > geoArea(best) ? part : best))
}

const { d, height, scale, translate } = silhouette()
const lines = Object.entries(places()).map(([code, [longitude, latitude]]) => `  ${code}: [${longitude}, ${latitude}],`)
writeFileSync(
  new URL('./land.generated.ts', import.meta.url),
  `// Written by generate-land.mjs from world-atlas (Natural Earth, public domain). Do not edit.

/** The silhouette of all land but Antarctica, and the projection it was drawn with (Equal Earth, rotated 11°). */
export const land = {
  width: ${width},
  height: ${height},
  scale: ${scale},
  translate: [${translate.join(', ')}],
  path: '${d}',
} as const

/** Longitude and latitude of the dot of each country, by ISO 3166-1 alpha-2. */
export const placesByCode: Readonly<Record<string, readonly [number, number]>> = {
${lines.join('\n')}
}
`,
)
