import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { to } from '../layout/site-map.ts'
import type { ThemeName } from '../theme/tokens.ts'
import { Heading } from './items.tsx'

interface Content {
  readonly children?: Child
}

/** The width of the page. `form` keeps the narrow column of a page that asks questions. */
export const Wrap = ({ form, children }: Content & { form?: boolean | undefined }) => (
  <div class="wrap">{form === true ? <div class="form">{children}</div> : children}</div>
)

export interface Crumb {
  readonly href: string
  readonly text: Child
}

/** The way from home to this page. On a small screen only the parent is left, as a way back. */
export const Crumbs = ({ words, trail, here }: { words: Words; trail: readonly Crumb[]; here: Child }) => (
  <nav class="crumbs" aria-label={words.t('common.crumbs.label')}>
    <ol>
      {[{ href: to(words, '/'), text: words.t('common.nav.home') }, ...trail].map(({ href, text }) => (
        <li>
          <a href={href}>{text}</a>
        </li>
      ))}
      <li aria-current="page">{here}</li>
    </ol>
  </nav>
)

interface HeadProps {
  readonly title: Child
  readonly eyebrow?: Child
  readonly lede?: Child
  /** Under the lede, before what one can do: how far it is. */
  readonly children?: Child
  readonly actions?: Child
  /** Beside the text on a wide page: facts, a small seal. */
  readonly aside?: Child
  /** The title is a sentence: set smaller. */
  readonly says?: boolean | undefined
  /** The home page: title across, lede and aside in two columns. */
  readonly home?: boolean | undefined
}

/** The head of a page: what it is about, then the finding as a sentence, then what one can do. */
export function Head({ title, eyebrow, lede, actions, aside, says, home, children }: HeadProps) {
  const h1 = <h1 class={says === true ? 'says' : undefined}>{title}</h1>
  const sentence = lede ? <p class="lede">{lede}</p> : null
  if (home === true) {
    return (
      <div class="head head--home">
        {h1}
        {sentence}
        {aside}
      </div>
    )
  }
  const text = (
    <div class="flow">
      {eyebrow ? <p class="eyebrow muted">{eyebrow}</p> : null}
      {h1}
      {sentence}
      {children}
      {actions ? <div class="row">{actions}</div> : null}
    </div>
  )
  return (
    <div class="cq">
      <div class="head">
        {aside ? (
          <div class="split">
            {text}
            <div>{aside}</div>
          </div>
        ) : (
          text
        )}
      </div>
    </div>
  )
}

interface HeroProps {
  readonly theme: ThemeName
  readonly crumbs: Child
  readonly eyebrow?: readonly Child[] | undefined
  readonly title: Child
  readonly lede: Child
  readonly actions?: Child
  readonly map?: Child
}

/** The head of a collective action, in the colour of its theme. Nothing else has one. */
export const Hero = ({ theme, crumbs, eyebrow = [], title, lede, actions, map }: HeroProps) => (
  <div class={`t-${theme}`}>
    <div class="hero">
      <div class="wrap">
        {crumbs}
        <div class="hero__grid">
          <div class="hero__text flow">
            {eyebrow.length === 0 ? null : (
              <p class="eyebrow">
                {eyebrow.map((line) => (
                  <span>{line}</span>
                ))}
              </p>
            )}
            <h1>{title}</h1>
            <p class="hero__lede">{lede}</p>
            {actions ? <div class="row hero__actions">{actions}</div> : null}
          </div>
          {map}
        </div>
      </div>
    </div>
  </div>
)

interface SectionProps extends Content {
  readonly id: string
  readonly title: Child
  readonly intro?: Child
  /** Just under the head of the page: no line above. */
  readonly first?: boolean | undefined
}

/** A part of a page: its heading in one column, its content in the other, where the width allows. */
export const Section = ({ id, title, intro, first, children }: SectionProps) => (
  <section class={first === true ? 'section section--first' : 'section'} aria-labelledby={id}>
    <header>
      <h2 id={id}>{title}</h2>
      {intro ? <p>{intro}</p> : null}
    </header>
    <div class="cq">{children}</div>
  </section>
)

/** A part of the home page across its whole width. `map` sets a line above and the text beside the heading. */
export const Wide = ({
  id,
  title,
  text,
  map,
  children,
}: Content & { id: string; title: Child; text?: Child; map?: boolean | undefined }) =>
  map === true ? (
    <section class="cq wide wide--map mapbox" aria-labelledby={id}>
      <div class="flow mapbox__t">
        <h2 id={id}>{title}</h2>
        {text ? <p class="measure">{text}</p> : null}
      </div>
      {children}
    </section>
  ) : (
    <section class="cq wide" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {text ? <p class="measure">{text}</p> : null}
      {children}
    </section>
  )

/** Content with a narrow column beside it. Inside a `Section`. */
export const Split = ({ aside, children }: Content & { aside: Child }) => (
  <div class="split">
    <div>{children}</div>
    <div>{aside}</div>
  </div>
)

/** Two equal columns where the width allows. */
export const Two = ({ children }: Content) => <div class="two">{children}</div>

/** Its children one under the other, `space` (2–8, 4 unless said) apart. */
export const Flow = ({ space, children }: Content & { space?: 2 | 3 | 5 | 6 | 7 | 8 | undefined }) => (
  <div class={space === undefined ? 'flow' : `flow flow--${space}`}>{children}</div>
)

/** Its children one beside the other, wrapping. */
export const Row = ({ small, children }: Content & { small?: boolean | undefined }) => (
  <div class={small === true ? 'row small' : 'row'}>{children}</div>
)

/** Running text at reading width: paragraphs, headings, lists. */
export const Prose = ({ children }: Content) => <div class="prose">{children}</div>

/** Reading width. */
export const Measure = ({ children }: Content) => <div class="measure">{children}</div>

/** The first sentence of a page or part: larger, its counts in bold. */
export const Lede = ({ children }: Content) => <p class="lede">{children}</p>

/** Secondary text within a line. */
export const Muted = ({ children }: Content) => <span class="muted">{children}</span>

/** A paragraph in small type. */
export const Small = ({ children }: Content) => <p class="small muted">{children}</p>

/** A second, quieter line under a title or a cell. */
export const Sub = ({ children }: Content) => <span class="sub">{children}</span>

/** For screen readers only: what the eye gets from the place. */
export const Hidden = ({ children }: Content) => <span class="vh">{children}</span>

/** A heading inside a part. */
export const Subhead = ({ id, level = 3, children }: Content & { id?: string | undefined; level?: 2 | 3 | 4 | undefined }) => (
  <Heading level={level} id={id} class="subhead">
    {children}
  </Heading>
)
