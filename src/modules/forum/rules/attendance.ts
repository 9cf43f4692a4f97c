import type { Attendance, AttendanceKind } from '../vocabulary.ts'

const total = (attendance: Attendance, kinds: readonly AttendanceKind[]) => kinds.reduce((sum, kind) => sum + attendance[kind], 0)

/** Everybody who took part. */
export const everybody = (attendance: Attendance): number => government(attendance) + nonGovernment(attendance)

/** Those of bodies of the state: states, local governments, parliaments. */
export const government = (attendance: Attendance): number => total(attendance, ['state', 'local-government', 'parliament'])

/** Everybody else, people who came for themselves included. */
export const nonGovernment = (attendance: Attendance): number =>
  total(attendance, ['civil-society', 'media', 'academia', 'private-sector', 'international-body', 'public'])

/** Civil society in the wide sense of the co-creation standards: organisations, media, academia and the public, not companies. */
export const civilSociety = (attendance: Attendance): number => total(attendance, ['civil-society', 'media', 'academia', 'public'])
