/** The thing asked for does not exist: answered with 404 and a page that helps. */
export class NotFound extends Error {
  override readonly name = 'NotFound'
}

/** Who asks may not: answered with 403 and the reason in the reader's language. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden'
}

/** Our own fault: answered with 500, logged, and told to the user with a reference to quote. */
export class Bug extends Error {
  override readonly name = 'Bug'
}
