import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { readForm } from '#kernel/http/form.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { Button, Crumbs, Form, Head, HiddenField, List, Note, to, Wrap } from '#ui'
import { endSessionOf } from '../acts/end-session.ts'
import { demoEmail } from '../acts/ensure-demo-persons.ts'
import { openTrustedSession } from '../acts/sign-in.ts'
import { sessionTokenOf } from '../queries/find-visitor.ts'
import { accountIdOf } from '../queries/session-email.ts'
import { isLoopback } from '../rules/try-it-as.ts'
import { DemoRole, demoRoles } from '../vocabulary.ts'
import { Item } from './item.tsx'
import { privatePage, redirectWith } from './private-page.ts'
import type { SignInParts } from './sign-in-parts.ts'

/** “Try it as…”: signs anybody in as one of the demonstration's people. */
export function tryRoutes(parts: SignInParts): Routes {
  return defineRoutes()
    .get('/try', 'public', (c) => tryPage(c, parts, null))
    .post('/try', 'public', (c) => tryAs(c, parts))
}

/** Throws `NotFound` unless it is offered and the request was addressed to this very machine: a page elsewhere could name it otherwise. */
function requireDemonstration(c: PageRequest, parts: SignInParts): void {
  if (!parts.tryItAs || !isLoopback(new URL(c.req.url).hostname)) throw new NotFound('no demonstration here')
}

function tryPage(c: PageRequest, parts: SignInParts, notice: string | null): Response {
  requireDemonstration(c, parts)
  const { words, visitor } = c.var
  const body = (
    <Wrap>
      <Crumbs words={words} trail={[]} here={words.t('accounts.try.title')} />
      <Head title={words.t('accounts.try.title')} lede={words.t('accounts.try.lede')} />
      {notice === null ? '' : <Note kind="warn">{notice}</Note>}
      <List>
        {demoRoles.map((role) => (
          <Item level={2} title={words.t(`accounts.try.role.${role}`)}>
            <p>{words.t(`accounts.try.text.${role}`)}</p>
            <Form action={to(words, '/try')} visitor={visitor}>
              <HiddenField name="role" value={role} />
              <Button quiet>
                {words.t('accounts.try.button')}
                <span class="vh">{`: ${words.t(`accounts.try.role.${role}`)}`}</span>
              </Button>
            </Form>
          </Item>
        ))}
      </List>
    </Wrap>
  )
  return privatePage(c, body, { title: words.t('accounts.try.title'), fictional: true, status: notice === null ? 200 : 422 })
}

async function tryAs(c: PageRequest, parts: SignInParts): Promise<Response> {
  requireDemonstration(c, parts)
  const { ctx, words } = c.var
  const form = readForm(c, z.object({ role: DemoRole }))
  const accountId = form.ok ? await accountIdOf(ctx.db, demoEmail(form.data.role)) : null
  if (accountId === null) return tryPage(c, parts, words.t('accounts.try.nobody'))
  const headers = c.req.raw.headers
  await endSessionOf(ctx.db, sessionTokenOf(headers, parts))
  return redirectWith(c, to(words, '/desk'), await openTrustedSession(await parts.auth(), accountId, headers))
}
