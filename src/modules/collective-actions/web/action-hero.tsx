import type { Words } from '#kernel/i18n.ts'
import { isGovernment } from '#modules/members'
import { ButtonLink, Crumbs, Hero, LocalText, MapLegend, to, WorldMap } from '#ui'
import type { ActionPage, Participant } from '../queries/action-page.ts'
import { type ActionRefusal, themeName } from '../vocabulary.ts'
import { rowId } from './participant-filter.ts'
import { countOf, plainName } from './participants.tsx'
import { RefusalText } from './refusal.tsx'

/** What the reader may do here: join, leave, or why not. */
export type Invitation =
  | { readonly kind: 'join' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'no-member'; readonly demo: boolean; readonly signedIn: boolean }
  | { readonly kind: 'refused'; readonly refusal: ActionRefusal }

interface HeroProps {
  readonly words: Words
  readonly page: ActionPage
  readonly invitation: Invitation
  /** Participants that count: invented ones are left out. */
  readonly real: readonly Participant[]
}

/** The head of the page: number and theme, title, the finding, what one may do, the map. */
export function ActionHero({ words, page, invitation, real }: HeroProps) {
  const { action } = page
  const dots = real.filter(({ member }) => isGovernment(member) && !member.fictional && (member.country !== null || member.place !== null))
  return (
    <Hero
      theme={themeName(action.theme)}
      crumbs={
        <Crumbs
          words={words}
          trail={[{ href: to(words, '/actions'), text: words.t('actions.index.title') }]}
          here={<LocalText words={words} text={action.title} mark={false} />}
        />
      }
      eyebrow={[
        action.fictional ? words.t('common.fictional.mark') : words.t('actions.page.number', { n: action.number, total: page.actions }),
        words.t(`actions.theme.${action.theme}`),
      ]}
      title={<LocalText words={words} text={action.title} />}
      lede={<Finding words={words} real={real} />}
      actions={<Invite words={words} slug={action.slug} invitation={invitation} />}
      map={
        dots.length === 0 ? undefined : (
          <WorldMap
            words={words}
            label={words.t('actions.page.map')}
            points={dots.map(({ member, standing }) => ({
              id: rowId(member),
              name: plainName(words, member),
              status: words.t(standing?.state === 'carried' ? 'actions.stage.in-plan' : 'actions.stage.joined'),
              ...(member.place === null
                ? { code: member.country ?? undefined }
                : { coordinates: [member.place.longitudeMillidegrees / 1000, member.place.latitudeMillidegrees / 1000] as const }),
              hollow: standing?.state !== 'carried',
            }))}
            caption={<MapLegend filled={words.t('actions.stage.in-plan')} hollow={words.t('actions.stage.joined')} />}
          />
        )
      }
    />
  )
}

/** The finding as a sentence: who joined, and how far the governments are. Invented members are not counted. */
function Finding({ words, real }: { words: Words; real: readonly Participant[] }) {
  const governments = countOf(real, (kind) => isGovernment({ kind }))
  const organisations = real.length - governments
  const carried = real.filter(({ standing }) => standing?.state === 'carried').length
  const unknown = real.filter(({ standing }) => standing?.state === 'no-plan-here').length
  if (real.length === 0) return <>{words.t('actions.page.nobody')}</>
  return (
    <>
      <strong>{words.t('actions.page.joined', { governments, organisations })}</strong>{' '}
      {governments === 0
        ? null
        : unknown === governments
          ? words.t('actions.page.no-plans')
          : words.t('actions.page.carried', { carried, waiting: governments - carried })}
    </>
  )
}

/** The button where the rule allows it; else why not, and what to do. */
function Invite({ words, slug, invitation }: { words: Words; slug: string; invitation: Invitation }) {
  const form = to(words, `/actions/${slug}/participation`)
  switch (invitation.kind) {
    case 'join':
      return <ButtonLink href={form}>{words.t('actions.join.button')}</ButtonLink>
    case 'leave':
      return (
        <ButtonLink quiet href={`${form}/withdraw`}>
          {words.t('actions.withdraw.title')}
        </ButtonLink>
      )
    case 'refused':
      return (
        <span>
          <RefusalText words={words} refusal={invitation.refusal} />
        </span>
      )
    case 'no-member':
      return (
        <>
          <ButtonLink href={to(words, invitation.demo ? '/try' : invitation.signedIn ? '/desk' : '/sign-in')}>
            {words.t(invitation.demo ? 'common.account.try' : invitation.signedIn ? 'common.account.desk' : 'common.account.sign-in')}
          </ButtonLink>
          <span>{words.t('actions.page.no-member')}</span>
        </>
      )
  }
}
