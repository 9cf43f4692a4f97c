import type { Words } from '#kernel/i18n.ts'
import { ButtonLink, Crumbs, Head, to, Wrap } from '#ui'
import type { ActionSummary } from '../queries/actions.ts'
import type { ActionRefusal } from '../vocabulary.ts'
import { trailTo } from './join-pages.tsx'
import { RefusalText } from './refusal.tsx'

/** Says why an act cannot be done now, and leads back to the action. */
export const CannotPage = ({ words, action, refusal }: { words: Words; action: ActionSummary; refusal: ActionRefusal }) => (
  <Wrap>
    <Crumbs words={words} trail={trailTo(words, action)} here={words.t('actions.cannot.here')} />
    <Head
      title={words.t('actions.cannot.title')}
      lede={<RefusalText words={words} refusal={refusal} />}
      actions={<ButtonLink href={to(words, `/actions/${action.slug}`)}>{words.t('actions.cannot.back')}</ButtonLink>}
    />
  </Wrap>
)
