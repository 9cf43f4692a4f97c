import { v5 } from 'uuid'

/** Ids made from what a form is about; a random constant, so that they meet no other v5 ids. */
const namespace = '5f0c6b8e-2a53-4d19-9c1b-7a8a36c1d0f4'

/**
 * The id of what one form creates: the same form sent twice gives the same id, so the act finds what the first one did.
 * It also depends on who acts and on what, so that nobody can choose the id of something of another member.
 */
export const deriveId = (submission: string, ...about: readonly string[]): string => v5([submission, ...about].join('/'), namespace)
