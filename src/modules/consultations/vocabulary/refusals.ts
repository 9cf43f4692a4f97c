/** Why an act is refused. Each has a sentence in every language: `consultations.refusal.<name>`. */
export const consultationRefusals = [
  'mandate-not-in-force',
  'mandate-for-no-member',
  'consultation-unknown',
  'not-organiser',
  'member-withdrawn',
  'slug-missing',
  'slug-taken',
  'subject-unknown',
  'phase-missing',
  'notice-too-short',
  'open-too-short',
  'answers-before-end',
  'phase-unknown',
  'phase-ended',
  'shortening',
  'consultation-closed',
  'not-yet-over',
  'meeting-unknown',
  'meeting-past',
  'meeting-ahead',
  'meeting-cancelled',
  'meeting-told',
  'consultation-not-closed',
  'phase-not-open',
  'input-unknown',
  'input-withdrawn',
  'proposal-unknown',
  'proposal-withdrawn',
  'proposal-merged',
  'proposal-split',
  'proposal-answered',
  'proposal-holds-others',
  'not-author',
  'already-author',
  'too-many-authors',
  'invitation-unknown',
  'theme-unknown',
  'language-not-taken',
  'nothing-changed',
  'merge-missing',
  'argument-unknown',
  'argument-withdrawn',
  'argument-is-reply',
  'amendments-not-planned',
  'text-unknown',
  'text-moved',
  'paragraph-unknown',
  'same-words',
  'amendment-accepted',
  'amendments-conflict',
  'text-empty',
  'text-too-long',
  'sign-in-needed',
  'not-resident',
  'not-vouched-for',
  'not-organisation',
  'no-list-asked',
  'too-many-inputs',
  'participant-unknown',
  'vote-not-taken',
  'statement-unknown',
] as const
export type ConsultationRefusal = (typeof consultationRefusals)[number]

/** Why somebody is not among those a consultation is for. */
export type AudienceRefusal = Extract<ConsultationRefusal, 'sign-in-needed' | 'not-resident' | 'not-vouched-for' | 'not-organisation'>

/** Any refusal of acts that need a member's mandate and its own consultation. */
export type OrganiserRefusal = Extract<
  ConsultationRefusal,
  'mandate-not-in-force' | 'mandate-for-no-member' | 'consultation-unknown' | 'not-organiser'
>

/** What announcing may meet, besides the mandate. */
export type AnnounceRefusal = Extract<
  ConsultationRefusal,
  'member-withdrawn' | 'slug-missing' | 'slug-taken' | 'phase-missing' | 'notice-too-short' | 'open-too-short' | 'answers-before-end'
>
