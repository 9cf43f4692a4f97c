import { v5 } from 'uuid'

/** Ids made from what a form is about; a random constant, so that they meet no other v5 ids. */
const namespace = 'a1b7c4de-93f2-4b60-8f0e-5d6f1c20e7a9'

/** The id of what one form creates: the same form sent twice gives the same id, so the act finds what the first one did. */
export const deriveId = (submission: string, ...about: readonly string[]): string => v5([submission, ...about].join('/'), namespace)
