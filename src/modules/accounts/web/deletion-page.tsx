import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { Actions, Button, Crumbs, Flow, Form, Head, Note, Subhead, to, Wrap } from '#ui'

export interface DeletionProps {
  readonly words: Words
  readonly visitor: Visitor
  readonly mandateCount: number
  readonly refusal: string | null
}

/** What deleting an account removes and what stays, before the button. */
export const DeletionPage = ({ words, visitor, mandateCount, refusal }: DeletionProps) => (
  <Wrap form>
    <Crumbs
      words={words}
      trail={[{ href: to(words, '/account'), text: words.t('accounts.account.title') }]}
      here={words.t('accounts.deletion.title')}
    />
    <Head title={words.t('accounts.deletion.title')} lede={words.t('accounts.deletion.lede')} />
    <Flow>
      {refusal === null ? '' : <Note kind="bad">{refusal}</Note>}
      <Subhead level={2}>{words.t('accounts.deletion.removed')}</Subhead>
      <p>{words.t('accounts.deletion.removed-text')}</p>
      <Subhead level={2}>{words.t('accounts.deletion.stays')}</Subhead>
      <p>{words.t('accounts.deletion.stays-text')}</p>
      <p>{words.t('accounts.deletion.mandates', { n: mandateCount })}</p>
      <Form action={to(words, '/account/deletion')} visitor={visitor}>
        <Actions>
          <Button>{words.t('accounts.deletion.button')}</Button>
          <a href={to(words, '/account')}>{words.t('common.button.cancel')}</a>
        </Actions>
      </Form>
    </Flow>
  </Wrap>
)

/** The account is gone. */
export const DeletedPage = ({ words }: { readonly words: Words }) => (
  <Wrap form>
    <Head title={words.t('accounts.deleted.title')} lede={words.t('accounts.deleted.lede')} />
    <p>
      <a href={to(words, '/')}>{words.t('common.nav.home')}</a>
    </p>
  </Wrap>
)
