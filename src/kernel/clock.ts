/** The system's clock: handed to what needs the time, never called from a rule or an act. */
export const systemClock = (): Date => new Date()
