import { findPlan } from '#modules/action-plans'
import type { Client } from '../client.ts'
import { wholeDraft, writeDraft } from '../plan-scene.ts'
import type { World } from '../world.ts'

const today = '2026-11-23'

/** A plan of Exampleland that is announced, in co-creation, and has one whole commitment in a published draft. */
async function draftedPlan(w: World, contact: Client, cycle: number, years: '2' | '4', from: string) {
  const post = async (path: string, form: Readonly<Record<string, string>>) => {
    const { status, location } = await contact.post(path, form)
    if (status !== 303) throw new Error(`${path} answered ${status}`)
    return location ?? ''
  }
  const announced = { submission: w.ctx.newId(), cycle: String(cycle), years, from, to: '', adoptionDue: from, day: today }
  const at = (await post('/en/plans/new', announced)).split('?')[0] ?? ''
  await post(`${at}/phases/co-creation`, { day: today })
  const plan = await findPlan(w.db, at.split('/').at(-1) ?? '')
  if (plan === null) throw new Error(`no plan at ${at}`)
  const milestones = [{ ...wholeDraft(w.ctx.newId()).milestones[0], due: from }]
  const content = wholeDraft(w.ctx.newId(), 'Open a register', { from, to: plan.to, milestones })
  await writeDraft(w.ctx, plan, `XQ${String(cycle).padStart(4, '0')}`, content)
  await post(`${at}/draft`, { commentUntil: '' })
  return { at, post }
}

/** Leaves a plan that may be adopted, and one of four years that may be refreshed. Gives their addresses. */
export async function busyPlanning(w: World, contact: Client): Promise<readonly string[]> {
  const { at: adoptable } = await draftedPlan(w, contact, 21, '2', '2031-07-01')
  const { at, post } = await draftedPlan(w, contact, 22, '4', '2033-07-01')
  await post(`${at}/adoption`, { day: today })
  await post(`${at}/phases/implementation`, { day: today })
  return [adoptable, at]
}
