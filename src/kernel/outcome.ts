/** What a rule answers: the fact it allows, or the refusal it gives. Never an exception. */
export type Outcome<Fact, Refusal> = { readonly ok: true; readonly fact: Fact } | { readonly ok: false; readonly refusal: Refusal }

/** Allows: the fact may be appended. */
export const allow = <Fact>(fact: Fact) => ({ ok: true, fact }) as const

/** Refuses, naming the obstacle; the page turns the name into a sentence. */
export const refuse = <Refusal extends string>(refusal: Refusal) => ({ ok: false, refusal }) as const
