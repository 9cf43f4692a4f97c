import { NotFound } from '#kernel/errors.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { membersByIds } from '#modules/members'
import { Actions, Button, ButtonLink, Flow, Form, Head, Note, to, Wrap } from '#ui'
import { acceptInvitation } from '../acts/invite-person.ts'
import { findInvitation } from '../queries/mandates.ts'
import { mandateTitle } from './mandate-name.tsx'
import { privatePage } from './private-page.ts'
import { refusalKey } from './sentences.ts'

/** Where the mail of an invitation leads. */
export const invitationRoutes: Routes = defineRoutes()
  .get('/invitations/:id', 'public', (c) => invitationPage(c, null))
  .post('/invitations/:id', 'signed-in', accept)

interface InvitationProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly id: string
  readonly role: string
  readonly help: string
  readonly until: Date
  readonly refusal: string | null
}

const InvitationPage = ({ words, visitor, id, role, help, until, refusal }: InvitationProps) => (
  <Wrap form>
    <Head title={words.t('accounts.invitation.title', { role })} lede={help} />
    <Flow>
      {refusal === null ? '' : <Note kind="warn">{refusal}</Note>}
      <p>{words.t('accounts.invitation.record')}</p>
      <p>{words.t('accounts.invitation.until', { date: words.date(until) })}</p>
      {visitor === null ? (
        <>
          <p>{words.t('accounts.invitation.sign-in')}</p>
          <p>
            <ButtonLink href={`${to(words, '/sign-in')}?next=${encodeURIComponent(to(words, `/invitations/${id}`))}`}>
              {words.t('accounts.sign-in.title')}
            </ButtonLink>
          </p>
        </>
      ) : (
        <Form action={to(words, `/invitations/${id}`)} visitor={visitor}>
          <Actions>
            <Button>{words.t('accounts.invitation.accept')}</Button>
          </Actions>
        </Form>
      )}
    </Flow>
  </Wrap>
)

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function invitationPage(c: PageRequest, refusal: string | null): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const id = c.req.param('id') ?? ''
  const invitation = uuid.test(id) ? await findInvitation(ctx.db, id, ctx.now()) : undefined
  if (invitation === undefined) return gone(c)
  const { kind, memberId, expiresAt } = invitation
  const member = memberId === null ? undefined : (await membersByIds(ctx.db, [memberId])).get(memberId)
  if (memberId !== null && member === undefined) throw new NotFound('the member of the invitation does not exist')
  const role = mandateTitle(words, kind, member)
  const help = words.t(`accounts.kind-help.${kind}`)
  const body = <InvitationPage words={words} visitor={visitor} id={id} role={role} help={help} until={expiresAt} refusal={refusal} />
  const title = words.t('accounts.invitation.title', { role })
  return privatePage(c, body, { title, status: refusal === null ? 200 : 409, fictional: member?.fictional ?? false })
}

function gone(c: PageRequest): Response {
  const { words } = c.var
  const title = words.t('accounts.invitation.gone')
  return privatePage(
    c,
    <Wrap form>
      <Head title={title} lede={words.t('accounts.refusal.invitation-not-found')} />
    </Wrap>,
    { title, status: 410 },
  )
}

async function accept(c: PageRequest): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const id = c.req.param('id') ?? ''
  if (visitor === null || !uuid.test(id)) return gone(c)
  const accepted = await acceptInvitation(ctx, visitor, id)
  if (accepted.ok) return c.redirect(to(words, '/desk'), 303)
  return invitationPage(c, words.t(refusalKey(accepted.refusal)))
}
