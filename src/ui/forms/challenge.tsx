import type { Words } from '#kernel/i18n.ts'
import { type ChallengeResult, challengeField, patienceField } from '#kernel/proof-of-work/check-challenge.ts'
import { challengeScript } from '#kernel/proof-of-work/client-script.ts'
import { to } from '../layout/site-map.ts'
import { Note } from '../parts/notes.tsx'
import { HiddenField } from './form.tsx'

interface Props {
  readonly words: Words
  /** What `checkChallenge` said, when the form comes back. */
  readonly result?: ChallengeResult | undefined
}

/**
 * Keeps machines out of a form of strangers and new accounts, without a third party: the browser works for a second while
 * the text is written. Without JavaScript the form is sent, kept, and sent again after a wait. Stands inside a `Form`,
 * before its buttons.
 */
export const Challenge = ({ words, result }: Props) => (
  <div>
    <input type="hidden" name={challengeField} value="" autocomplete="off" />
    {result === undefined || result.passed ? null : <Wait words={words} result={result} />}
    {result === undefined ? (
      <noscript>
        <p class="small">{words.t('common.challenge.without-script')}</p>
      </noscript>
    ) : null}
    <p
      class="small"
      role="status"
      data-challenge=""
      data-from={to(words, '/challenge')}
      data-working={words.t('common.challenge.working')}
    />
    <script src={challengeScript().address} defer />
  </div>
)

function Wait({ words, result }: { words: Words; result: Extract<ChallengeResult, { passed: false }> }) {
  const { problem, patience, until } = result
  return (
    <Note kind="warn">
      <p>
        <b>{words.t(`common.challenge.${problem}`)}</b>
      </p>
      {patience === null ? null : (
        <>
          <p>{words.t('common.challenge.wait', { time: clock(words, patience.readyAt) })}</p>
          <HiddenField name={patienceField} value={patience.token} />
        </>
      )}
      {until === null ? null : <p>{words.t('common.challenge.until', { time: clock(words, until) })}</p>}
    </Note>
  )
}

const clock = (words: Words, at: Date) =>
  `${new Intl.DateTimeFormat(words.locale, { timeStyle: 'medium', hourCycle: 'h23', timeZone: 'UTC' }).format(at)} UTC`
