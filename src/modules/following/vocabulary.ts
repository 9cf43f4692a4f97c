import { z } from 'zod'

/** What can be followed: the kinds of things entries are about, the most particular first. An entry is told once, of the first that is followed. */
export const subjectKinds = ['proposal', 'commitment', 'consultation', 'plan', 'action', 'forum', 'member'] as const
export const SubjectKind = z.enum(subjectKinds)
export type SubjectKind = z.infer<typeof SubjectKind>

/** One thing that can be followed, as the record names it. */
export const Subject = z.strictObject({ kind: SubjectKind, id: z.uuid() })
export type Subject = z.infer<typeof Subject>

/** How often changes are told. */
export const periods = ['daily', 'weekly'] as const
export const Period = z.enum(periods)
export type Period = z.infer<typeof Period>

/** How many things one address may follow: beyond it, the record's feed serves better. */
export const mostFollows = 200

/** The hour of the day, in UTC, after which mails of the day are written. */
export const mailHour = 6

/** Days before a deadline at which a reminder is due, the nearest last. */
export const reminderDays = [14, 7, 1] as const
export type ReminderDays = (typeof reminderDays)[number]

/** Why an act is refused. Each has a sentence in every language: `following.refusal.<name>`. */
export const refusals = ['subject-unknown', 'follows-too-many', 'link-unknown'] as const
export type FollowRefusal = (typeof refusals)[number]
