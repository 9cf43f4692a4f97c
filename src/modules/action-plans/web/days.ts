/** The instant a day begins, in UTC: what `words.date` and `Time` take. */
export const dayOf = (day: string): Date => new Date(`${day}T00:00:00Z`)
