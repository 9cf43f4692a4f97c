/** The thing asked for does not exist: answered with 404 and a page that helps. */
export class NotFound extends Error {
  override readonly name = 'NotFound'
}

/** Who asks may not: answered with 403 and the reason in the reader's language. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden'
}

/** Somebody sends more than a limit of the route's own allows: answered with 429 and how long to wait. */
export class TooMany extends Error {
  override readonly name = 'TooMany'
  readonly seconds: number

  constructor(seconds: number) {
    super(`too many requests: wait ${seconds} s`)
    this.seconds = seconds
  }
}

/** Our own fault: answered with 500, logged, and told to the user with a reference to quote. */
export class Bug extends Error {
  override readonly name = 'Bug'
}
