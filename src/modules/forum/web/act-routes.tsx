import type { Child } from 'hono/jsx'
import type { z } from 'zod'
import { Forbidden } from '#kernel/errors.ts'
import { readForm, typed } from '#kernel/http/form.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { FormValues, PageRequest } from '#kernel/http/variables.ts'
import type { Words } from '#kernel/i18n.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { type Answer, type FormState, page, to } from '#ui'
import type { ForumRefusal } from '../vocabulary.ts'
import { type ActName, ActPage, CannotPage, CheckPage } from './act-page.tsx'
import { forumPath } from './parts.tsx'
import { type Scene, sceneAsked } from './scene.ts'

/** What an act's own questions are shown with. */
export interface FieldsProps<Found> {
  readonly words: Words
  readonly form: FormState
  readonly scene: Scene
  readonly found: Found
}

/** One act of a forum as pages know it; `Found` is what the address names (a seat, a meeting). */
export interface ActSpec<Data, Found> {
  readonly name: ActName
  /** Below the forum's address: `/seats/new`. */
  readonly path: string
  readonly schema: z.ZodType<Data>
  /** What the address names. Throws `NotFound`. */
  find(c: PageRequest, scene: Scene): Promise<Found> | Found
  /** The rule that says whether the act may be asked for now. */
  may(c: PageRequest, scene: Scene, found: Found): Outcome<unknown, ForumRefusal>
  /** What stands in the fields at first. */
  first?(scene: Scene, found: Found): FormValues
  lede(words: Words, scene: Scene, found: Found): Child
  fields(props: FieldsProps<Found>): Child
  answers(words: Words, data: Data, scene: Scene, found: Found): readonly Answer[]
  act(c: PageRequest, mandate: Mandate, scene: Scene, data: Data, found: Found): Promise<Outcome<unknown, ForumRefusal>>
  /** The page, below the forum's address, that shows what was done. */
  done?(scene: Scene, found: Found, fact: unknown): string
}

/** The two routes of an act: its questions, and what sending them leads to (mending, checking, the act). */
export function actRoutes<Data, Found>(spec: ActSpec<Data, Found>): Routes {
  const path = `/members/:slug/forum${spec.path}`
  return defineRoutes()
    .get(path, 'member-mandate', async (c) => {
      const { scene, found } = await asked(c, spec)
      const may = spec.may(c, scene, found)
      if (!may.ok) return cannot(c, scene, may.refusal)
      return showForm(c, spec, scene, found, { values: spec.first?.(scene, found) ?? {} })
    })
    .post(path, 'member-mandate', async (c) => {
      const { scene, found } = await asked(c, spec)
      const form = readForm(c, spec.schema)
      if (!form.ok) return showForm(c, spec, scene, found, form)
      if (typed(form.values, 'go') === 'change') return showForm(c, spec, scene, found, { values: form.values })
      if (typed(form.values, 'step') !== 'check') return showCheck(c, spec, scene, found, form)
      const outcome = await spec.act(c, mandateOf(c), scene, form.data, found)
      if (!outcome.ok) return showCheck(c, spec, scene, found, form, outcome.refusal)
      const below = spec.done?.(scene, found, outcome.fact) ?? ''
      return c.redirect(to(c.var.words, `${forumPath(scene.member, below)}?done=${spec.name}`), 303)
    })
}

async function asked<Data, Found>(c: PageRequest, spec: ActSpec<Data, Found>) {
  const scene = await sceneAsked(c)
  return { scene, found: await spec.find(c, scene) }
}

/** The mandate a request acts under. Throws `Forbidden` when there is none. */
function mandateOf(c: PageRequest): Mandate {
  const mandate = c.var.visitor?.acting
  if (!mandate) throw new Forbidden('no-mandate')
  return mandate
}

function cannot(c: PageRequest, { member }: Scene, refusal: ForumRefusal): Response {
  const { words } = c.var
  const head = { title: words.t('forum.cannot.title'), status: 409, noindex: true, errorTitle: true, fictional: member.fictional } as const
  return page(c, <CannotPage words={words} member={member} refusal={refusal} />, head)
}

const frameOf = <Data, Found>(c: PageRequest, spec: ActSpec<Data, Found>, scene: Scene, form: FormState) => {
  const { words, visitor, ctx } = c.var
  // A form without its token, or with one that is none, gets a fresh one: the same form sent twice has one effect.
  const submission = typed(form.values, 'submission') || ctx.newId()
  return {
    words,
    visitor,
    member: scene.member,
    name: spec.name,
    path: c.var.path.split('?')[0] ?? '',
    back: forumPath(scene.member),
    form: { ...form, values: { ...form.values, submission } },
  }
}

function showForm<Data, Found>(c: PageRequest, spec: ActSpec<Data, Found>, scene: Scene, found: Found, form: FormState): Response {
  const { words } = c.var
  const frame = frameOf(c, spec, scene, form)
  const wrong = (form.errors ?? []).length > 0
  const body = (
    <ActPage {...frame} lede={spec.lede(words, scene, found)}>
      {spec.fields({ words, form: frame.form, scene, found })}
    </ActPage>
  )
  const title = words.t(`forum.act.${spec.name}.title`)
  return page(c, body, { title, status: wrong ? 422 : 200, noindex: true, errorTitle: wrong, fictional: scene.member.fictional })
}

function showCheck<Data, Found>(
  c: PageRequest,
  spec: ActSpec<Data, Found>,
  scene: Scene,
  found: Found,
  form: FormState & { readonly data: Data },
  refusal?: ForumRefusal,
): Response {
  const { words } = c.var
  const answers = spec.answers(words, form.data, scene, found)
  const body = <CheckPage {...frameOf(c, spec, scene, form)} answers={answers} refusal={refusal} />
  const failed = refusal !== undefined
  const head = { title: words.t('forum.check.title'), noindex: true, fictional: scene.member.fictional }
  return page(c, body, { ...head, status: failed ? 409 : 200, errorTitle: failed })
}
