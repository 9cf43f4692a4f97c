import type { Words } from '#kernel/i18n.ts'
import { Crumbs, Facts, Head, LocalText, Note, Prose, Section, to, Wrap } from '#ui'
import type { DecisionTarget } from '../queries/decision-targets.ts'
import type { Decision } from '../queries/decisions.ts'
import { civilSociety } from '../rules/attendance.ts'
import { AttendanceTable, entryHref, forumPath, trailTo } from './parts.tsx'
import type { ForumScene } from './scene.ts'
import { Lines } from './texts.tsx'

interface Props {
  readonly words: Words
  readonly scene: ForumScene
  readonly decision: Decision
  /** What it is for, if it is known; null when it is about the forum itself or no longer listed. */
  readonly target: DecisionTarget | null
  readonly done: string | null
}

/** One decision: its words, at which meeting, who was there, what it is for. */
export const DecisionPage = ({ words, scene, decision, target, done }: Props) => {
  const here = words.t('forum.decision.number', { n: decision.number })
  const meeting = scene.meetings.find(({ id }) => id === decision.meetingId)
  return (
    <Wrap>
      <Crumbs words={words} trail={trailTo(words, scene.member)} here={here} />
      {done === null ? null : <Note status>{done}</Note>}
      <Head
        eyebrow={here}
        title={<LocalText words={words} text={decision.title} />}
        says
        lede={words.t(civilSociety(decision.present) > 0 ? 'forum.decision.with' : 'forum.decision.without', {
          n: civilSociety(decision.present),
        })}
        aside={
          <Facts
            brand
            items={[
              {
                term: words.t('forum.decision.taken'),
                detail: <a href={entryHref(words, decision.entryId)}>{words.date(decision.takenAt)}</a>,
              },
              ...(meeting === undefined
                ? []
                : [
                    {
                      term: words.t('forum.decision.meeting'),
                      detail: (
                        <a href={to(words, forumPath(scene.member, `/meetings/${meeting.number}`))}>
                          {words.t('forum.meeting.title', { n: meeting.number })}
                        </a>
                      ),
                    },
                  ]),
              { term: words.t('forum.decision.for'), detail: <Target words={words} decision={decision} target={target} /> },
            ]}
          />
        }
      />
      <Section id="text" title={words.t('forum.decision.text')} first>
        <Prose>
          <Lines words={words} text={decision.text} />
        </Prose>
      </Section>
      <Section id="present" title={words.t('forum.decision.present')} intro={words.t('forum.meeting.attendance-intro')}>
        <AttendanceTable words={words} attendance={decision.present} />
      </Section>
    </Wrap>
  )
}

function Target({ words, decision, target }: Pick<Props, 'words' | 'decision' | 'target'>) {
  if (decision.target === null) return <>{words.t('forum.target.forum')}</>
  if (target === null) return <>{words.t(`forum.target.${decision.target.kind}`)}</>
  return (
    <>
      {words.t(`forum.target.${target.kind}`)}{' '}
      <a href={to(words, target.path)}>
        <bdi>{target.name(words)}</bdi>
      </a>
    </>
  )
}
