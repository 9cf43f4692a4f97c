import type { Words } from '#kernel/i18n.ts'
import { Items } from '../parts/items.tsx'
import type { Frame } from './frame.ts'
import { footColumns, to } from './site-map.ts'

const schemes = ['auto', 'light', 'dark'] as const

interface Props {
  readonly words: Words
  readonly frame: Frame
}

/** The end of every page: the whole site in columns, the choice of colours; on paper, the address and the day. */
export const Footer = ({ words, frame }: Props) => (
  <footer class="foot">
    <div class="wrap">
      <div class="foot__cols">
        {footColumns.map((column) => (
          <nav aria-label={words.t(column.key)}>
            <h2>{words.t(column.key)}</h2>
            <Items>
              {column.places.map(({ path, key }) => (
                <li>
                  <a href={to(words, path)}>{words.t(key)}</a>
                </li>
              ))}
            </Items>
          </nav>
        ))}
      </div>
      <SchemeSwitch words={words} frame={frame} />
      <p class="printed">
        {words.rich('common.foot.printed', {
          address: <bdi dir="ltr">{`${frame.origin}${to(words, frame.path)}`}</bdi>,
          date: frame.now === undefined ? '' : words.date(frame.now),
        })}
      </p>
    </div>
  </footer>
)

/** Colours are kept in a cookie: three buttons of a plain form, which comes back to the same page. */
const SchemeSwitch = ({ words, frame }: Props) => (
  <form class="scheme" action="/preferences" method="post">
    <input type="hidden" name="back" value={to(words, frame.path)} />
    <fieldset>
      <legend>{words.t('common.scheme.legend')}</legend>
      {schemes.map((scheme) => (
        <button type="submit" name="scheme" value={scheme} aria-pressed={scheme === frame.scheme ? 'true' : 'false'}>
          {words.t(`common.scheme.${scheme}`)}
        </button>
      ))}
    </fieldset>
  </form>
)
