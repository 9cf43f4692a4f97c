export { acceptInvitation, invitationDays, type InviteForm, invitePerson, type SentInvitation, withdrawInvitation } from './acts/invite-person.ts'
export { deleteAccount } from './acts/delete-account.ts'
export { type DemoMembers, ensureDemoPersons } from './acts/ensure-demo-persons.ts'
export { grantByEmail } from './acts/grant-by-email.ts'
export { type GrantForm, grantMandate } from './acts/grant-mandate.ts'
export { type LockedMandate, lockMandate } from './acts/lock-mandate.ts'
export { revokeMandate } from './acts/revoke-mandate.ts'
export type { OidcSettings } from './acts/sign-in.ts'
export { migrations } from './migrations/index.ts'
export { facts, projectedTables } from './projectors.ts'
export {
  findMandate,
  type HeldMandate,
  heldMandates,
  isInForce,
  mandatesOfAccount,
  mandatesOfMember,
  membersOfHolder,
  type OpenInvitation,
  openInvitations,
  type PublicMandate,
} from './queries/mandates.ts'
export { assessorIndependenceRule } from './rules/assessor-independence.ts'
export { mayGrant } from './rules/grant-mandate.ts'
export { mayRevoke } from './rules/revoke-mandate.ts'
export {
  type AssessorRefusal,
  chosenGrounds,
  type DeleteRefusal,
  type DemoRole,
  demoRoles,
  type GrantRefusal,
  type InviteRefusal,
  isMemberMandateKind,
  memberMandateKinds,
  type RevocationGround,
  RevocationGround as RevocationGroundSchema,
  type RevokeRefusal,
  revocationGrounds,
} from './vocabulary.ts'
export { groundKey, kindKey, refusalKey, sentenceOf, sentences } from './web/sentences.ts'
export type { Mail, SendMail } from './acts/send-mail.ts'
export { type Accounts, type AccountsOptions, createAccounts } from './web/create-accounts.ts'
export { isLoopback, mayTryItAs } from './rules/try-it-as.ts'
export { mandateTitle } from './web/mandate-name.tsx'
export { ActUnder } from './web/account-page.tsx'
export { invitationMail } from './web/mails.ts'
export { deskSeenAt } from './queries/account-page.ts'
export { noteDeskVisit } from './acts/change-account.ts'
