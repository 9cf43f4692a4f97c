import type { Words } from '#kernel/i18n.ts'
import { fetchObstacles } from '#kernel/safe-fetch/obstacle.ts'

/** Why a page gave nothing, in words; a number is the status that was answered. */
export function obstacleText(words: Words, obstacle: string): string {
  if (/^\d{3}$/.test(obstacle)) return words.t('milestones.obstacle.status', { status: obstacle })
  const known = fetchObstacles.find((name) => name === obstacle)
  return words.t(known === undefined ? 'milestones.obstacle.not-reachable' : `milestones.obstacle.${known}`)
}
