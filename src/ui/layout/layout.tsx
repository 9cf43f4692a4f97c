import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { Bug } from '#kernel/errors.ts'
import type { Words } from '#kernel/i18n.ts'
import { Sprite } from '../icon.tsx'
import { DemoStrip } from '../parts/notes.tsx'
import { Footer } from './footer.tsx'
import type { Frame } from './frame.ts'
import { DocumentHead } from './head.tsx'
import { Masthead } from './masthead.tsx'
import { renderAtOnce } from './render-at-once.ts'

renderAtOnce()

interface Props {
  readonly words: Words
  readonly frame: Frame
  readonly children?: Child
}

/**
 * A whole document. Its body is rendered first, so that only the icons it uses are sent: a component that answers later
 * would escape that, and is refused.
 */
export function Layout({ words, frame, children }: Props) {
  const body = (
    <>
      <a class="skip" href="#main">
        {words.t('common.skip')}
      </a>
      <Masthead words={words} frame={frame} />
      <main id="main" class={frame.theme === undefined ? undefined : `t-${frame.theme}`}>
        {frame.fictional === true ? <DemoStrip words={words} /> : null}
        {children}
      </main>
      <Footer words={words} frame={frame} />
    </>
  )
  const rendered: unknown = body.toString()
  if (typeof rendered !== 'string') throw new Bug('a page holds an asynchronous component: await its data in the handler')
  return (
    <html
      lang={words.lang}
      dir={words.dir}
      data-scheme={frame.scheme === 'auto' ? undefined : frame.scheme}
      data-digits={words.locale.endsWith('nu-arab') ? 'arab' : undefined}
    >
      <DocumentHead words={words} frame={frame} />
      <body>
        {raw(rendered)}
        <Sprite page={rendered} />
      </body>
    </html>
  )
}

/** The text of a whole document, doctype included. */
export const renderPage = (words: Words, frame: Frame, children: Child): string =>
  `<!doctype html>${String(
    <Layout words={words} frame={frame}>
      {children}
    </Layout>,
  )}`
