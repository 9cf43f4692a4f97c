export { noteDeskVisit } from './acts/change-account.ts'
export { deleteAccount } from './acts/delete-account.ts'
export { type DemoMembers, ensureDemoPersons } from './acts/ensure-demo-persons.ts'
export { grantByEmail } from './acts/grant-by-email.ts'
export { type GrantForm, grantMandate } from './acts/grant-mandate.ts'
export {
  acceptInvitation,
  type InviteForm,
  invitationDays,
  invitePerson,
  type SentInvitation,
  withdrawInvitation,
} from './acts/invite-person.ts'
export { type LockedMandate, lockMandate } from './acts/lock-mandate.ts'
export { revokeMandate } from './acts/revoke-mandate.ts'
export type { Mail, SendMail } from './acts/send-mail.ts'
export type { OidcSettings } from './acts/sign-in.ts'
export { migrations } from './migrations/index.ts'
export { facts, projectedTables } from './projectors.ts'
export {
  findMandate,
  type HeldMandate,
  heldMandates,
  invitationsFor,
  isInForce,
  mandatesInForce,
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
export { isLoopback, mayTryItAs } from './rules/try-it-as.ts'
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
export { ActUnder } from './web/account-page.tsx'
export { type Accounts, type AccountsOptions, createAccounts } from './web/create-accounts.ts'
export { Item } from './web/item.tsx'
export { invitationMail } from './web/mails.ts'
export { mandateTitle } from './web/mandate-name.tsx'
export { privatePage } from './web/private-page.ts'
export { groundKey, kindKey, refusalKey, sentenceOf, sentences } from './web/sentences.ts'
