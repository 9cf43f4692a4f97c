import type { Language, LocalizedText } from '#kernel/languages.ts'
import type { Audience, ConsultationSubject, InputKind, PhaseKind, ResidencyProof, Theme } from '../vocabulary.ts'
import type { Json, JsonOrNull } from './json.ts'

export interface ConsultationTable {
  id: string
  slug: string
  member_id: string
  plan_id: string | null
  action_id: string | null
  subject: ConsultationSubject
  title: Json<LocalizedText>
  purpose: Json<LocalizedText>
  questions: Json<readonly LocalizedText[]>
  open: Json<readonly LocalizedText[]>
  settled: Json<readonly { readonly what: LocalizedText; readonly why: LocalizedText }[]>
  decider: Json<LocalizedText>
  themes: Json<readonly Theme[]>
  languages: Json<readonly Language[]>
  audience: Audience
  residency: ResidencyProof | null
  owed: Json<readonly InputKind[]>
  fictional: boolean
  /** The published source it was taken from; null when the member announced it here. */
  source: string | null
  announced_at: Date
  entry_id: string
  closed_at: Date | null
  closed_entry_id: string | null
  closed_participants: number | null
  closed_votes: number | null
  closed_inputs: JsonOrNull<Readonly<Record<InputKind, number>>>
  matrix_digest: string | null
  matrix_participants: number | null
  matrix_statements: number | null
  matrix_votes: number | null
  matrix_suppressed: number | null
}

export interface ConsultationPhaseTable {
  consultation_id: string
  kind: PhaseKind
  from_day: string
  to_day: string
}

export interface ConsultationExtensionTable {
  entry_id: string
  consultation_id: string
  phase: PhaseKind
  before_day: string
  after_day: string
  reason: Json<LocalizedText>
  extended_at: Date
}

export interface ConsultationDocumentTable {
  id: string
  consultation_id: string
  title: Json<LocalizedText>
  link: string
  language: Language
  digest: string | null
  added_at: Date
  entry_id: string
}

export interface ConsultationMeetingTable {
  id: string
  consultation_id: string
  title: Json<LocalizedText>
  starts_at: Date
  ends_at: Date
  place: JsonOrNull<LocalizedText>
  link: string | null
  agenda: Json<readonly LocalizedText[]>
  called_at: Date
  entry_id: string
  cancelled_at: Date | null
  cancel_reason: JsonOrNull<LocalizedText>
  cancelled_entry_id: string | null
  held_at: Date | null
  attendance: JsonOrNull<Readonly<Record<string, number>>>
  minutes: JsonOrNull<LocalizedText>
  minutes_link: string | null
  held_entry_id: string | null
}

export interface ConsultationReportTable {
  id: string
  version: number
  consultation_id: string
  summary: Json<LocalizedText>
  changed: Json<LocalizedText>
  link: string | null
  published_at: Date
  entry_id: string
}
