import type { Words } from '#kernel/i18n.ts'
import { languages } from '#kernel/languages.ts'
import { assetAddresses } from '../assets.ts'
import type { Frame } from './frame.ts'

const locales = { fr: 'fr_FR', en: 'en_GB', es: 'es_ES', ar: 'ar_AR' } as const

const absolute = (origin: string, address: string) => (/^https?:/.test(address) ? address : `${origin}${address}`)

/** The address of the same page in a language; the language is left out for `x-default`, which negotiates. */
const inLanguage = (frame: Frame, lang: string | null) => {
  const path = frame.canonicalPath ?? frame.path
  return `${frame.origin}${lang === null ? '' : `/${lang}`}${path === '/' && lang !== null ? '' : path}`
}

/** What browsers, search engines and messengers read before the page. */
export function DocumentHead({ words, frame }: { words: Words; frame: Frame }) {
  const named = frame.title === frame.instanceName ? frame.title : `${frame.title} · ${frame.instanceName}`
  const title = frame.errorTitle === true ? words.t('common.title.error', { title: named }) : named
  const addresses = assetAddresses()
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      {frame.refreshSeconds === undefined ? null : <meta http-equiv="refresh" content={String(frame.refreshSeconds)} />}
      {frame.description === undefined ? null : <meta name="description" content={frame.description} />}
      <meta name="color-scheme" content={frame.scheme === 'auto' ? 'light dark' : frame.scheme} />
      <link rel="stylesheet" href={frame.saveData ? addresses.styleWithoutFonts : addresses.style} />
      {frame.saveData
        ? null
        : addresses.fonts[words.lang].map((font) => <link rel="preload" href={font} as="font" type="font/woff2" crossorigin="anonymous" />)}
      <link rel="icon" href={addresses.favicon} type="image/svg+xml" />
      {frame.noindex === true ? <meta name="robots" content="noindex" /> : <Addresses words={words} frame={frame} />}
      <Sharing words={words} frame={frame} />
    </head>
  )
}

const Addresses = ({ words, frame }: { words: Words; frame: Frame }) => (
  <>
    <link rel="canonical" href={inLanguage(frame, words.lang)} />
    {languages.map((lang) => (
      <link rel="alternate" hreflang={lang} href={inLanguage(frame, lang)} />
    ))}
    <link rel="alternate" hreflang="x-default" href={inLanguage(frame, null)} />
  </>
)

const Sharing = ({ words, frame }: { words: Words; frame: Frame }) => (
  <>
    <meta property="og:title" content={frame.title} />
    <meta property="og:type" content="website" />
    <meta property="og:site_name" content={frame.instanceName} />
    <meta property="og:url" content={inLanguage(frame, words.lang)} />
    <meta property="og:locale" content={locales[words.lang]} />
    {frame.description === undefined ? null : <meta property="og:description" content={frame.description} />}
    {frame.image === undefined ? null : (
      <>
        <meta property="og:image" content={absolute(frame.origin, frame.image)} />
        <meta property="og:image:width" content="1200" />
        <meta property="og:image:height" content="630" />
        <meta property="og:image:alt" content={frame.title} />
        <meta name="twitter:card" content="summary_large_image" />
      </>
    )}
  </>
)
