import type { Client } from '../client.ts'
import type { World } from '../world.ts'

const consultation = '/en/consultations/exampleland-plan-2027-2029'

/** Where the drafts of answers are listed that this day leaves. */
export const draftsOfAnswers = `${consultation}/answers/drafts`

const versionIn = (body: string) => /name="version" value="(\d+)"/.exec(body)?.[1] ?? ''

/** Leaves three answers to inputs of the demonstration: one just begun, one for a second person to read, one to publish. */
export async function busyAnswering(w: World, contact: Client): Promise<void> {
  const { body } = await contact.get(`${consultation}/answers?standing=empty`)
  const inputs = [...body.matchAll(/name="input"[^>]*value="([^"]+)"/g)].map((match) => match[1] ?? '')
  const send = async (client: Client, path: string, form: Readonly<Record<string, string>>) => {
    const { status, location } = await client.post(path, form)
    if (status !== 303) throw new Error(`${path} answered ${status}`)
    return location ?? ''
  }
  const begin = async (input: string) => {
    const form = { submission: w.ctx.newId(), do: 'answer', which: 'ticked', input, query: '' }
    return (await send(contact, `${consultation}/answers/selection`, form)).replace('/decision', '')
  }
  const write = async (draft: string) => {
    const at = async (part: string) => versionIn((await contact.get(`${draft}${part}`)).body)
    await send(contact, `${draft}/decision`, { version: await at('/decision'), decision: 'declined' })
    const text = { institution: 'Ministry of Finance of Exampleland', reason: 'The law of 2024 asks for it already.' }
    await send(contact, `${draft}/text`, { version: await at('/text'), ...text })
  }
  const [first, second, third] = inputs
  if (first === undefined || second === undefined || third === undefined) throw new Error('the demonstration answers everybody')
  await begin(first)
  await write(await begin(second))
  const read = await begin(third)
  await write(read)
  const editor = await w.as('exampleland-editor')
  await send(editor, `${read}/reading`, { version: versionIn((await editor.get(read)).body), do: 'agree', note: '' })
}
