import type { Words } from '#kernel/i18n.ts'
import { languages } from '#kernel/languages.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { CsrfField } from '../forms/form.tsx'
import { Icon } from '../icon.tsx'
import { Items } from '../parts/items.tsx'
import type { Frame } from './frame.ts'
import { menu, to } from './site-map.ts'

const tongues = { fr: 'Français', en: 'English', es: 'Español', ar: 'العربية' } as const

/** The mark: a façade and the paving in front of it. */
export const Mark = () => (
  <svg viewBox="0 0 36 36" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round">
    <path d="M5 6.5h26M18 14v16.5M12 14L6 30.5M24 14l6 16.5" />
  </svg>
)

interface Props {
  readonly words: Words
  readonly frame: Frame
}

/** The head of every page: name, account, languages, menu, search, and for whom one acts. */
export const Masthead = ({ words, frame }: Props) => (
  <header class="masthead">
    <div class="wrap masthead__top">
      <a class="brand" href={to(words, '/')}>
        <Mark />
        <span>
          {frame.instanceName}
          <small>{words.t('common.tagline')}</small>
        </span>
      </a>
      <div class="masthead__side">
        <Languages words={words} frame={frame} />
        <Account words={words} frame={frame} />
      </div>
    </div>
    <div class="navbar">
      <div class="wrap">
        <Menu words={words} frame={frame} />
        {/* biome-ignore lint/a11y/useSemanticElements: a search landmark that submits */}
        <form class="search" role="search" action={to(words, '/search')} aria-label={words.t('common.search.short')}>
          <label class="vh" for="q">
            {words.t('common.search.label')}
          </label>
          <input id="q" name="q" type="search" placeholder={words.t('common.search.short')} />
          <button type="submit">
            <Icon name="search" />
            <span class="vh">{words.t('common.search.short')}</span>
          </button>
        </form>
      </div>
    </div>
    {frame.visitor === null ? null : <Acting words={words} visitor={frame.visitor} />}
  </header>
)

const Languages = ({ words, frame }: Props) => (
  <nav class="langs" aria-label={words.t('common.languages')}>
    {languages.map((lang) => (
      <a
        href={`/${lang}${frame.path === '/' ? '' : frame.path}`}
        lang={lang}
        hreflang={lang}
        aria-current={lang === words.lang ? 'true' : undefined}
      >
        {tongues[lang]}
      </a>
    ))}
  </nav>
)

const Account = ({ words, frame }: Props) => (
  <nav class="account" aria-label={words.t('common.account.label')}>
    {frame.demo ? <a href={to(words, '/try')}>{words.t('common.account.try')}</a> : null}
    {frame.visitor === null ? (
      <a href={to(words, '/sign-in')}>{words.t('common.account.sign-in')}</a>
    ) : (
      <a href={to(words, '/desk')} aria-current={frame.section === 'desk' ? 'true' : undefined}>
        {words.t('common.account.desk')}
      </a>
    )}
  </nav>
)

const Menu = ({ words, frame }: Props) => (
  <>
    <button type="button" class="btn btn--quiet btn-menu" popovertarget="nav">
      <Icon name="menu-2" />
      {words.t('common.menu')}
    </button>
    <nav class="nav" id="nav" popover="auto" aria-label={words.t('common.menu')}>
      <Items>
        {menu.map(({ section, path, key }) => (
          <li>
            <a href={to(words, path)} aria-current={section === frame.section ? 'true' : undefined}>
              {words.t(key)}
            </a>
          </li>
        ))}
      </Items>
    </nav>
  </>
)

/** For whom the visitor acts, and the way out. Signing out is a form: a link could be followed by accident. */
const Acting = ({ words, visitor }: { words: Words; visitor: Visitor }) => (
  <section class="acting" aria-label={words.t('common.acting.label')}>
    <div class="wrap">
      <span>{actingSentence(words, visitor)}</span>
      <form action={to(words, '/sign-out')} method="post">
        <CsrfField visitor={visitor} />
        <button type="submit" class="linkish">
          {words.t('common.account.sign-out')}
        </button>
      </form>
    </div>
  </section>
)

function actingSentence(words: Words, { acting }: Visitor) {
  if (acting === null) return words.t('common.acting.nobody')
  const { kind, memberName, memberSlug } = acting
  if (kind !== 'point-of-contact' && kind !== 'editor') return words.t(`common.acting.${kind}`)
  const member = (
    <a href={to(words, `/members/${memberSlug ?? ''}`)}>
      <b>
        <bdi>{memberName}</bdi>
      </b>
    </a>
  )
  return words.rich(`common.acting.${kind}`, { member })
}
