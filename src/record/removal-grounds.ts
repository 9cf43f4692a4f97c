import { z } from 'zod'

/** Why words are taken off the pages: the grounds of the published rules of moderation (R14). */
export const removalGrounds = ['personal-data', 'threat', 'hatred', 'insult', 'unlawful', 'impersonation', 'spam'] as const
export const RemovalGround = z.enum(removalGrounds)
export type RemovalGround = z.infer<typeof RemovalGround>

/** Why words came back: their author appealed, or the second moderator disagreed with the first. */
export const RestoredReason = z.enum(['appeal', 'second-opinion'])
export type RestoredReason = z.infer<typeof RestoredReason>
