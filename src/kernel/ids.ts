import { v7 } from 'uuid'

/** A fresh uuidv7 (RFC 9562, section 5.7): ids made later sort later, also within a millisecond in this process. */
export const newId = (): string => v7()
