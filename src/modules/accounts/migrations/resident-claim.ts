/** When a provider last said that somebody is a resident; null when at the last sign-in it did not. */
export const residentClaim = `
alter table account_identity add column resident_said_at timestamptz;
`
