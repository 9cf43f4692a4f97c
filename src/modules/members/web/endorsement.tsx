import { Forbidden, NotFound } from '#kernel/errors.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { Actions, Answers, Button, ButtonLink, Checks, Crumbs, Flow, Form, Head, Note, page, Subhead, to, Wrap } from '#ui'
import { endorseDeclaration } from '../acts/endorse-declaration.ts'
import type { LockMandate } from '../acts/hold-mandate.ts'
import { findMember } from '../queries/find-member.ts'
import { memberName } from '../queries/list-members.ts'
import { decideEndorseDeclaration } from '../rules/endorse-declaration.ts'
import type { EndorseRefusal, Member } from '../vocabulary.ts'
import { MemberName } from './member-name.tsx'
import { refusalKeys } from './member-words.ts'

const adoptedAt = new Date('2016-12-07T00:00:00.000Z')

/** What the entry would say, and that it stays; the button only when the rule allows the act now. */
export async function showEndorsement(c: PageRequest): Promise<Response> {
  const { visitor } = c.var
  const member = await memberAt(c)
  if (!visitor?.acting) throw new Forbidden('member-mandate')
  const decided = decideEndorseDeclaration(visitor.acting, member)
  return endorsementPage(c, member, decided.ok ? null : decided.refusal, 200)
}

/** Records the endorsement, then goes to the member's page. */
export async function postEndorsement(c: PageRequest, lockMandate: LockMandate): Promise<Response> {
  const { ctx, visitor, words } = c.var
  const member = await memberAt(c)
  if (!visitor?.acting) throw new Forbidden('member-mandate')
  const outcome = await endorseDeclaration(ctx, { mandate: visitor.acting, lockMandate }, member.slug)
  if (outcome.ok) return c.redirect(to(words, `/members/${member.slug}?done=endorsed`), 303)
  return endorsementPage(c, await memberAt(c), outcome.refusal, 409)
}

async function memberAt(c: PageRequest): Promise<Member> {
  const member = await findMember(c.var.ctx.db, c.req.param('slug') ?? '')
  if (member === null) throw new NotFound('no such member')
  return member
}

function endorsementPage(c: PageRequest, member: Member, refusal: EndorseRefusal | null, status: 200 | 409): Response {
  const { words } = c.var
  const title = words.t('members.endorse.title')
  const name = <MemberName member={member} words={words} />
  const here = to(words, `/members/${member.slug}`)
  const body = (
    <Wrap form>
      <Crumbs
        words={words}
        trail={[
          { href: to(words, '/members'), text: words.t('members.list.title') },
          { href: here, text: name },
        ]}
        here={title}
      />
      <Head title={title} lede={words.rich('members.endorse.lede', { member: name })} />
      {refusal === null ? <Asked c={c} member={member} here={here} /> : <Refused c={c} member={member} refusal={refusal} here={here} />}
    </Wrap>
  )
  return page(c, body, { title, status, fictional: member.fictional, noindex: true })
}

interface PartProps {
  readonly c: PageRequest
  readonly member: Member
  /** The member's page. */
  readonly here: string
}

const Asked = ({
  c: {
    var: { visitor, words },
  },
  member,
  here,
}: PartProps) => (
  <Flow space={5}>
    <Checks
      items={[
        { icon: 'scale', text: words.t('members.endorse.binding') },
        { icon: 'lock', text: words.t('members.endorse.for-good') },
      ]}
    />
    <p>
      <a href={to(words, '/declaration')}>{words.t('members.endorse.read')}</a>
    </p>
    <Subhead level={2}>{words.t('members.endorse.entry')}</Subhead>
    <Answers
      words={words}
      items={[
        { question: words.t('members.endorse.for'), answer: <MemberName member={member} words={words} /> },
        {
          question: words.t('members.endorse.text'),
          answer: words.t('members.endorse.declaration', { date: words.date(adoptedAt) }),
        },
      ]}
    />
    <Form action={to(words, `/members/${member.slug}/endorsement`)} visitor={visitor}>
      <Actions>
        <Button>{words.t('members.endorse.button')}</Button>
        <ButtonLink href={here} quiet>
          {words.t('common.button.cancel')}
        </ButtonLink>
      </Actions>
    </Form>
  </Flow>
)

const Refused = ({
  c: {
    var: { words },
  },
  member,
  here,
  refusal,
}: PartProps & { refusal: EndorseRefusal }) => (
  <Flow>
    <Note kind="warn" status>
      {words.t(refusalKeys[refusal])}
    </Note>
    <ButtonLink href={here} quiet>
      {memberName(member, words).text}
    </ButtonLink>
  </Flow>
)
