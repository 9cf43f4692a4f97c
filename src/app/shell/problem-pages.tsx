import type { Child } from 'hono/jsx'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { MessageKey } from '#kernel/i18n.ts'
import { ButtonLink, FindForm, Flow, Head, Prose, page, Row, to, Wrap } from '#ui'

type Status = 400 | 401 | 403 | 404 | 413 | 429 | 500 | 503

interface Problem {
  readonly status: Status
  readonly title: MessageKey
  readonly lede: Child
  readonly help: Child
}

function problemPage(c: PageRequest, problem: Problem): Response {
  const { words } = c.var
  const title = words.t(problem.title)
  const body = (
    <Wrap>
      <Head title={title} lede={problem.lede} />
      <Flow>{problem.help}</Flow>
    </Wrap>
  )
  return page(c, body, { title, status: problem.status, noindex: true })
}

/** 404: says why and where to look. */
export function notFoundPage(c: PageRequest): Response {
  const { words } = c.var
  return problemPage(c, {
    status: 404,
    title: 'errors.not-found.title',
    lede: words.t('errors.not-found.lede'),
    help: (
      <>
        <FindForm words={words} action={to(words, '/search')} label={words.t('errors.not-found.search')} />
        <Row>
          <a href={to(words, '/')}>{words.t('errors.not-found.home')}</a>
          <a href={to(words, '/record')}>{words.t('errors.not-found.record')}</a>
        </Row>
      </>
    ),
  })
}

/** 403: a mandate is missing, or the form came from elsewhere. */
export function forbiddenPage(c: PageRequest, reason: string): Response {
  const { words } = c.var
  if (reason === 'forged-form') {
    return problemPage(c, { status: 403, title: 'errors.forged.title', lede: words.t('errors.forged.lede'), help: '' })
  }
  return problemPage(c, {
    status: 403,
    title: 'errors.forbidden.title',
    lede: words.t('errors.forbidden.lede'),
    help: <ButtonLink href={to(words, '/desk')}>{words.t('errors.forbidden.desk')}</ButtonLink>,
  })
}

/** 401 for a form sent after the session ended: nothing was recorded. A page asked for is redirected to sign-in instead. */
export function signInPage(c: PageRequest): Response {
  const { words } = c.var
  return problemPage(c, {
    status: 401,
    title: 'errors.sign-in.title',
    lede: words.t('errors.sign-in.lede'),
    help: <ButtonLink href={to(words, '/sign-in')}>{words.t('errors.sign-in.action')}</ButtonLink>,
  })
}

/** 400: what arrived cannot be read as a form. */
export const badRequestPage = (c: PageRequest) =>
  problemPage(c, { status: 400, title: 'errors.bad-request.title', lede: c.var.words.t('errors.bad-request.lede'), help: '' })

/** 413: larger than a form may be. */
export const tooLargePage = (c: PageRequest, megabytes: number) =>
  problemPage(c, { status: 413, title: 'errors.too-large.title', lede: c.var.words.t('errors.too-large.lede', { megabytes }), help: '' })

/** 429: too many acts from one sender; says how long to wait. */
export function tooManyPage(c: PageRequest, seconds: number): Response {
  c.header('retry-after', String(seconds))
  return problemPage(c, { status: 429, title: 'errors.too-many.title', lede: c.var.words.t('errors.too-many.lede', { seconds }), help: '' })
}

/** 500: our fault, with the reference to quote. */
export const faultPage = (c: PageRequest) =>
  problemPage(c, {
    status: 500,
    title: 'errors.fault.title',
    lede: c.var.words.t('errors.fault.lede'),
    help: (
      <Prose>
        <code dir="ltr">{c.var.requestId}</code>
      </Prose>
    ),
  })

/** 503: starting, or the database is away. */
export function unreadyPage(c: PageRequest): Response {
  c.header('retry-after', '5')
  return problemPage(c, { status: 503, title: 'errors.unready.title', lede: c.var.words.t('errors.unready.lede'), help: '' })
}
