import { type Context, Hono } from 'hono'
import type { Db } from '#kernel/database.ts'
import { words as wordsOf } from '#kernel/i18n.ts'
import { Language, textFor } from '#kernel/languages.ts'
import { findCommitment } from '#modules/action-plans'
import { findAction, themeName } from '#modules/collective-actions'
import { findMember, memberName } from '#modules/members'
import { sharePicture, type ThemeName } from '#ui'

/** What a picture says. */
interface Subject {
  readonly title: string
  readonly subtitle: string
  readonly theme?: ThemeName
}

const picturesKept = 200
const dayS = 86_400

/**
 * Pictures of 1200 × 630 for those who share a page: `/share/fr/home.png`, `/share/fr/actions/<slug>.png`,
 * `/share/fr/members/<slug>.png`, `/share/fr/commitments/<reference>.png`. Drawn on demand, one at a time, and kept: drawing takes a tenth of a second of CPU.
 */
export function shareRoutes(db: Db, instanceName: string): Hono {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>()
  let last: Promise<unknown> = Promise.resolve()
  const draw = (lang: Language, subject: Subject) => {
    const drawn = last.then(() => sharePicture({ ...subject, lang, instanceName }))
    // A picture that cannot be drawn must not stop the next one.
    last = drawn.catch(() => undefined)
    return drawn
  }
  const answer = async (c: Context, kind: string, file: string | undefined) => {
    const lang = Language.safeParse(c.req.param('lang'))
    const subject = lang.success ? await findSubject(db, lang.data, kind, file) : null
    if (!lang.success || subject === null) return c.text('not found\n', 404, { 'cache-control': 'no-store' })
    const id = JSON.stringify([lang.data, subject])
    const picture = kept.get(id) ?? new Uint8Array(await draw(lang.data, subject))
    kept.delete(id)
    kept.set(id, picture)
    const oldest = kept.keys().next().value
    if (kept.size > picturesKept && oldest !== undefined) kept.delete(oldest)
    return c.body(picture, 200, { 'content-type': 'image/png', 'cache-control': `public, max-age=${dayS}` })
  }
  return new Hono()
    .get('/share/:lang/home.png', (c) => answer(c, 'home', undefined))
    .get('/share/:lang/:kind{(actions|members|commitments)}/:file{[a-z0-9-]+\\.png}', (c) =>
      answer(c, c.req.param('kind'), c.req.param('file')),
    )
}

async function findSubject(db: Db, lang: Language, kind: string, file: string | undefined): Promise<Subject | null> {
  const words = wordsOf(lang)
  if (file === undefined) return { title: words.t('home.title'), subtitle: words.t('home.description') }
  const slug = file.slice(0, -'.png'.length)
  if (kind === 'members') {
    const member = await findMember(db, slug)
    return member === null ? null : { title: memberName(member, words).text, subtitle: words.t(`members.kind.${member.kind}`) }
  }
  if (kind === 'commitments') {
    const commitment = await findCommitment(db, slug)
    const text = commitment === null ? '' : textFor(commitment.title, lang).text
    return commitment === null ? null : { title: text, subtitle: words.t('commitments.view.eyebrow', { reference: commitment.reference }) }
  }
  const action = await findAction(db, slug)
  if (action === null) return null
  return { title: textFor(action.title, lang).text, subtitle: words.t(`actions.theme.${action.theme}`), theme: themeName(action.theme) }
}
