/** A piece of a line in one script. A space goes with what is before it. */
export interface ScriptRun {
  readonly arabic: boolean
  readonly text: string
}

const arabicLetter = /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]/
const closing = /^(.*[^.,:;!?…])([.,:;!?…]+)$/

/**
 * The runs of a line in reading order. In a right-to-left line, the punctuation that ends it is a run of its own: it stands
 * at the end of the line, not of the Latin name before it.
 */
export function scriptRuns(text: string, rtl: boolean): readonly ScriptRun[] {
  const runs: { arabic: boolean; text: string }[] = []
  for (const letter of text) {
    const last = runs.at(-1)
    const arabic = letter === ' ' ? (last?.arabic ?? rtl) : arabicLetter.test(letter)
    if (last?.arabic === arabic) last.text += letter
    else runs.push({ arabic, text: letter })
  }
  const end = runs.at(-1)
  const [, name = '', punctuation = ''] = (rtl && end?.arabic === false && closing.exec(end.text)) || []
  return name === '' ? runs : [...runs.slice(0, -1), { arabic: false, text: name }, { arabic: false, text: punctuation }]
}
