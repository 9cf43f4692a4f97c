const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', '#39': "'" }

const decode = (text: string) => text.replace(/&(amp|quot|lt|gt|#39);/g, (whole, name: string) => entities[name] ?? whole)

/** The value of an attribute in a start tag, or null. */
export function attribute(tag: string, name: string) {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? null : decode(found)
}

const startTags = (html: string, element: string) => html.match(new RegExp(`<${element}\\b[^>]*>`, 'g')) ?? []

/** The addresses of a page's links, as they are written. */
export const linksOf = (html: string) =>
  startTags(html, 'a').flatMap((tag) => {
    const href = attribute(tag, 'href')
    return href === null ? [] : [href]
  })

/** Everything a page makes a browser fetch by itself: style sheets, scripts, pictures, fonts it preloads. */
export const fetchedBy = (html: string) => [
  ...startTags(html, 'link')
    .filter((tag) => /rel="(stylesheet|preload|icon|modulepreload|prefetch|manifest)"/.test(tag))
    .map((tag) => attribute(tag, 'href') ?? ''),
  ...['img', 'script', 'iframe', 'source', 'video', 'audio'].flatMap((element) =>
    startTags(html, element).map((tag) => attribute(tag, 'src') ?? ''),
  ),
]

export interface FormOnPage {
  readonly method: string
  readonly action: string
  readonly fields: readonly string[]
}

/** The forms of a page. */
export const formsOf = (html: string): FormOnPage[] =>
  (html.match(/<form\b[\s\S]*?<\/form>/g) ?? []).map((text) => ({
    method: (attribute(text, 'method') ?? 'get').toLowerCase(),
    action: attribute(text.slice(0, text.indexOf('>') + 1), 'action') ?? '',
    fields: [...text.matchAll(/<(?:input|select|textarea|button)\b[^>]*>/g)].flatMap(([tag]) => attribute(tag, 'name') ?? []),
  }))

/** The outline of a page: the level of each heading, in order. */
export const headingLevels = (html: string) => [...html.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level))

/** Whether scripts or styles stand inside the page, where the content security policy would refuse them. */
export const inlineCode = (html: string) => [
  ...(html.match(/<script\b(?![^>]*\ssrc=)(?![^>]*type="application\/(ld\+)?json")[^>]*>/g) ?? []),
  ...(html.match(/<[^>]+\son[a-z]+="[^"]*"/g) ?? []),
  ...(html.match(/<style\b[^>]*>/g) ?? []),
  ...(html.match(/<[^>]+\sstyle="[^"]*"/g) ?? []),
]
