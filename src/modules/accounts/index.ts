export { noteDeskVisit } from './acts/change-account.ts'
export { deleteAccount, type HeldElsewhere } from './acts/delete-account.ts'
export { type DemoMembers, ensureDemoPersons } from './acts/ensure-demo-persons.ts'
export { grantByEmail } from './acts/grant-by-email.ts'
export { type GrantForm, grantMandate } from './acts/grant-mandate.ts'
export {
  acceptInvitation,
  type InviteForm,
  invitePerson,
  type SentInvitation,
} from './acts/invite-person.ts'
export { type LockedMandate, lockMandate } from './acts/lock-mandate.ts'
export { revokeMandate } from './acts/revoke-mandate.ts'
export type { Mail, SendMail } from './acts/send-mail.ts'
export type { OidcSettings } from './acts/sign-in.ts'
export { migrations } from './migrations/index.ts'
export { facts, projectedTables } from './projectors.ts'
export { accountSince } from './queries/account-since.ts'
export {
  findMandate,
  type HeldMandate,
  heldMandates,
  invitationsFor,
  isInForce,
  type MandateHolder,
  mandatesInForce,
  mandatesOfMember,
  memberMandateHolders,
  membersOfHolder,
  type OpenInvitation,
  openInvitations,
  type PublicMandate,
} from './queries/mandates.ts'
export { mandatesEverHeldBy, personOfMandate, personToWrite, type ReachablePerson } from './queries/persons.ts'
export { isResidentByClaim } from './queries/resident-by-claim.ts'
export { mayTryItAs } from './rules/try-it-as.ts'
export {
  type AssessorRefusal,
  type DeleteRefusal,
  type DemoRole,
  demoRoles,
  type GrantRefusal,
  type InviteRefusal,
  isMemberMandateKind,
  type RevocationGround,
  type RevokeRefusal,
} from './vocabulary.ts'
export { ActUnder } from './web/account-page.tsx'
export { type Accounts, type AccountsOptions, createAccounts } from './web/create-accounts.ts'
export { asksChallenge, guardWriting, type WritingHeld } from './web/guard-writing.ts'
export { Item } from './web/item.tsx'
export { mandateTitle } from './web/mandate-name.tsx'
export { privatePage } from './web/private-page.ts'
export { kindKey, refusalKey, sentenceOf, sentences } from './web/sentences.ts'
