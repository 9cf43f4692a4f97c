import { parseArgs } from 'node:util'
import { z } from 'zod'
import { systemClock } from '#kernel/clock.ts'
import { words } from '#kernel/i18n.ts'
import { newId } from '#kernel/ids.ts'
import { mandateKinds } from '#kernel/visitor.ts'
import { grantByEmail, refusalKey } from '#modules/accounts'
import { recordName } from '#record'
import { type Command, Misused, say, tell, withInstance } from './command.ts'

const Kind = z.enum(mandateKinds)

/** Grants a mandate by the instance itself: the way to the first steward. */
export const grantCommand: Command = {
  usage: 'steward E-MAIL | KIND E-MAIL --member SLUG',
  summary: 'grant a mandate; the person then signs in with a link',
  run: async (args) => {
    const { values, positionals } = parseArgs({ args: [...args], options: { member: { type: 'string' } }, allowPositionals: true })
    const kind = Kind.safeParse(positionals[0])
    const email = z.email().safeParse(positionals[1])
    if (!kind.success) throw new Misused(`“${positionals[0] ?? ''}” is no mandate; there are: ${mandateKinds.join(', ')}`)
    if (!email.success || positionals.length > 2) throw new Misused('a mandate goes to one e-mail address')
    const outcome = await withInstance(({ database }, publicOrigin) =>
      grantByEmail({ db: database.db, now: systemClock, newId, origin: recordName(publicOrigin) }, email.data, kind.data, values.member),
    )
    if (!outcome.ok) {
      tell(`Nothing was granted: ${words('en').t(refusalKey(outcome.refusal))}`)
      return 1
    }
    say(`Granted: mandate ${outcome.fact.mandate} (${kind.data}). It enters the record without the address.`)
    return 0
  },
}
