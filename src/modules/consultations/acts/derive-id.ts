import { v5 } from 'uuid'

/** Ids made from what a form is about; a random constant, so that they meet no other v5 ids. */
const namespace = 'b1c9a2f6-7d0e-4b8a-9f63-2e57d4a8c015'

/**
 * The id of what one form creates: the same form sent twice gives the same id, so the act finds what the first one did.
 * It also depends on who acts and on what, so that nobody can choose the id of something of somebody else.
 */
export const deriveId = (submission: string, ...about: readonly string[]): string => v5([submission, ...about].join('/'), namespace)
