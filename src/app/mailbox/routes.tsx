import { NotFound } from '#kernel/errors.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import { localMailbox } from '#kernel/mail.ts'
import { EmptyState, Flow, Head, page, Section, Wrap } from '#ui'

const shown = 30

/** Mail that was written and not sent, since no SMTP server is configured. Only on an instance that nobody else can reach. */
export const mailboxRoutes = defineRoutes().get('/mailbox', 'public', async (c) => {
  const { ctx, instance, words } = c.var
  if (instance.localMailbox !== true) throw new NotFound('mailbox')
  const mails = await localMailbox(ctx.db, shown)
  const body = (
    <Wrap>
      <Head title={words.t('mail.box.title')} lede={words.t('mail.box.lede')} />
      {mails.length === 0 ? (
        <EmptyState title={words.t('mail.box.empty')}>{words.t('mail.box.empty-text')}</EmptyState>
      ) : (
        mails.map((mail) => (
          <Section id={`mail-${mail.id}`} title={<bdi lang={mail.lang}>{mail.subject}</bdi>} intro={words.dateTime(mail.writtenAt)}>
            <Flow>
              <p>{words.rich('mail.box.to', { address: <bdi dir="ltr">{mail.recipient}</bdi> })}</p>
              <Letter text={mail.body} lang={mail.lang} />
            </Flow>
          </Section>
        ))
      )}
    </Wrap>
  )
  return page(c, body, { title: words.t('mail.box.title'), noindex: true, shared: false })
})

const address = /(https?:\/\/\S+)/

/** The text of a mail, its addresses as links. */
const Letter = ({ text, lang }: { text: string; lang: string }) => (
  <div lang={lang} dir="auto">
    {text.split('\n\n').map((paragraph) => (
      <p>{paragraph.split(address).map((part) => (address.test(part) ? <a href={part}>{part}</a> : part))}</p>
    ))}
  </div>
)
