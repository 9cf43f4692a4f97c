import { loadThresholds } from '#kernel/thresholds.ts'
import { Thresholds } from '#modules/declaration'

/** The thresholds of this instance, each with its source. Throws at start when the file is wrong. */
export const thresholds: Thresholds = Thresholds.parse(loadThresholds())
