/** What a sign-in service says of residents. */
export interface ResidentClaim {
  readonly claim: string
  readonly value: string
}

/** Tells whether a provider's profile says that somebody is a resident: the claim is the value, or a list that holds it. */
export function saysResident(profile: Readonly<Record<string, unknown>>, { claim, value }: ResidentClaim): boolean {
  const said = profile[claim]
  return Array.isArray(said) ? said.includes(value) : said === value
}
