import { describe, expect, test } from 'vitest'
import { words } from '#kernel/i18n.ts'
import { LineChart } from '../charts/line-chart.tsx'
import { Radios } from '../forms/choices.tsx'
import { Select, TextArea, TextField } from '../forms/fields.tsx'
import { CsrfField, ErrorSummary, emptyForm } from '../forms/form.tsx'
import { placeLabels } from '../map/place-labels.ts'
import { placeOf, WorldMap } from '../map/world-map.tsx'
import { Rosette } from '../record/seal.tsx'
import { LocalText, Time } from './marks.tsx'
import { Pager } from './moving.tsx'
import { Tally } from './participation.tsx'
import { Clock } from './time.tsx'

const en = words('en')
const form = { values: { title: '<typed>' }, errors: [{ field: 'title', message: 'Enter a title' }] }

describe('a field', () => {
  const field = String(<TextField words={en} form={form} name="title" label="Title" hint="One sentence" />)

  test('ties its error and hint to its control', () => {
    expect(field).toContain('aria-invalid="true" aria-describedby="title-hint title-error"')
    expect(field).toContain('id="title-error"')
  })

  test('gives back what was typed, escaped', () => {
    expect(field).toContain('value="&lt;typed&gt;"')
  })

  test('is where the summary leads', () => {
    expect(String(<ErrorSummary words={en} errors={form.errors} />)).toContain('href="#title"')
    expect(field).toContain('id="title"')
    const radios = String(<Radios words={en} form={form} name="title" legend="L" options={[{ value: 'a', text: 'A' }]} />)
    expect(radios).toContain('id="title"')
  })

  test('says nothing wrong when nothing is', () => {
    expect(String(<TextArea words={en} form={emptyForm} name="x" label="X" maxLength={600} />)).toMatch(
      /600 characters at most(?!.*aria-invalid)/,
    )
    expect(String(<ErrorSummary words={en} errors={[]} />)).toBe('')
  })

  test('keeps the choice that was made', () => {
    const options = [
      { value: 'a', text: 'A' },
      { value: 'b', text: 'B' },
    ]
    expect(String(<Select words={en} form={{ values: { x: 'b' } }} name="x" label="X" value="a" options={options} />)).toMatch(
      /value="b" selected/,
    )
  })

  test('a stranger has no token', () => {
    expect(String(<CsrfField visitor={null} />)).toBe('')
  })
})

describe('pages of a list', () => {
  const pager = (page: number, pages: number) => String(<Pager words={en} page={page} pages={pages} href={(at) => `?page=${at}`} />)

  test('show the ends and the neighbours', () => {
    expect([...pager(5, 12).matchAll(/aria-label="Page (\d+)"/g)].map(([, page]) => page)).toEqual(['1', '4', '5', '6', '12'])
  })

  test('are left out when there is one', () => {
    expect(pager(1, 1)).toBe('')
  })

  test('lead nowhere before the first and after the last', () => {
    expect(pager(1, 3)).not.toContain('rel="prev"')
    expect(pager(3, 3)).not.toContain('rel="next"')
  })
})

describe('a chart', () => {
  const points = [31, 34, null, 52, 58].map((value, at) => ({ year: 2021 + at, value }))
  const chart = (given: typeof points) =>
    String(<LineChart words={en} title="T" unit="U" points={given} sentence="The finding" target={{ year: 2026, value: 80 }} />)

  test('breaks its line where a year is missing', () => {
    expect(
      chart(points)
        .match(/class="series" d="([^"]+)"/)?.[1]
        ?.match(/M/g),
    ).toHaveLength(2)
    expect(
      chart(points.filter(({ value }) => value !== null))
        .match(/class="series" d="([^"]+)"/)?.[1]
        ?.match(/M/g),
    ).toHaveLength(2)
  })

  test('tells the missing year in its table', () => {
    expect(chart(points)).toContain('no figure')
  })

  test('is a sentence under three figures', () => {
    const few = chart(points.slice(3))
    expect(few).not.toContain('<svg')
    expect(few).toContain('The finding')
  })
})

describe('the map', () => {
  test('knows where the founding members are', () => {
    for (const code of ['BR', 'ID', 'MX', 'NO', 'PH', 'ZA', 'GB', 'US', 'FR', 'TN', 'MA', 'CV']) expect(placeOf(code)).not.toBeNull()
    expect(placeOf('XX')).toBeNull()
  })

  test('leads each dot to its row and leaves out what has no place', () => {
    const points = [
      { id: 'g-FR', code: 'FR', name: 'France', status: 'joined', hollow: true },
      { id: 'g-XX', code: 'XX', name: 'Nowhere', status: 'joined' },
    ]
    const map = String(<WorldMap words={en} label="Map" points={points} />)
    expect(map).toContain('href="#g-FR" aria-label="France: joined"')
    expect(map).toContain('dot--open')
    expect(map).not.toContain('Nowhere')
  })

  test('lets no two names touch, even in a crowd', () => {
    const dots = Array.from({ length: 30 }, (_, at) => ({
      at: [450 + (at % 6) * 14, 120 + Math.floor(at / 6) * 14] as const,
      name: `Place ${at}`,
    }))
    const boxes = placeLabels(dots, { font: 13.5, dot: 6, width: 960 }).flatMap((label, at) => {
      if (label === null) return []
      const width = (dots[at]?.name.length ?? 0) * 13.5 * 0.485
      const left = label.anchor === 'start' ? label.at[0] : label.anchor === 'end' ? label.at[0] - width : label.at[0] - width / 2
      return [{ left, right: left + width, y: label.at[1] }]
    })
    const touching = boxes.filter((a, at) =>
      boxes.some((b, other) => other > at && a.left < b.right && a.right > b.left && Math.abs(a.y - b.y) < 10),
    )
    expect(boxes.length).toBeGreaterThan(5)
    expect(touching).toEqual([])
  })
})

describe('small things', () => {
  test('a translation missing shows the original and says so', () => {
    const text = String(<LocalText words={en} text={{ original: 'ar', ar: 'نص' }} />)
    expect(text).toContain('lang="ar" dir="rtl"')
    expect(text).toContain('original text, Arabic')
  })

  test('a date is told to machines', () => {
    expect(String(<Time words={en} date={new Date('2016-12-07T10:00:00Z')} />)).toBe('<time datetime="2016-12-07">7 December 2016</time>')
  })

  test('a tally draws thirty squares at most', () => {
    expect(String(<Tally words={en} count={30} />).match(/<i>/g)).toHaveLength(30)
    expect(String(<Tally words={en} count={31} />)).not.toContain('<i>')
  })

  test('a clock stops at its deadline', () => {
    const clock = (now: string) =>
      String(
        <Clock
          words={en}
          from={new Date('2026-01-01')}
          until={new Date('2026-01-11')}
          now={new Date(now)}
          fromText=""
          untilText=""
          left=""
        />,
      )
    expect(clock('2026-01-06')).toContain('width="50"')
    expect(clock('2027-01-01')).toContain('width="100"')
  })

  test('two records have two seals', () => {
    expect(String(<Rosette hash="00ff10" />)).not.toBe(String(<Rosette hash="01ff10" />))
  })
})
