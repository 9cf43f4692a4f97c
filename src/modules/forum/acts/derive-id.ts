import { v5 } from 'uuid'

/** Ids made from what a form is about; a random constant, so that they meet no other v5 ids. */
const namespace = 'b0a7e0de-53a1-4c86-9f0e-2d9c6f4a8e17'

/** The id of what one form creates: sent twice it gives the same id; it also depends on who acts and on what. */
export const deriveId = (submission: string, ...about: readonly string[]): string => v5([submission, ...about].join('/'), namespace)
