import { beforeAll, describe, expect, test } from 'vitest'
import { languages } from '#kernel/languages.ts'
import { type World, world } from '#test/world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})

const times = (text: string, part: string) => text.split(part).length - 1

describe('the page of a member', () => {
  test.each(languages)('taken from the list tells in %s what the source does not, and accuses nobody', async (lang) => {
    const { status, body } = await w.visit(lang).get(`/${lang}/members/france`)
    expect(status).toBe(200)
    // Fourteen actions, each with a link to what the source tells, and one more among the facts and in the footer.
    expect(times(body, `href="/${lang}/source"`)).toBe(14 + 2)
    expect(body).not.toContain('tag--bad')
    expect(body).not.toContain('tag--warn')
    expect(body).not.toContain('class="demo')
    expect(body).not.toMatch(/\{\w+\}|members\.\w/)
  })

  test('that is invented says so, with contributions, a reservation, its city and its mandates, and no person', async () => {
    const { body } = await w.get('/en/members/exampleland')
    expect(body).toContain('Fictional demonstration')
    expect(body).toContain('Two trainers who teach public servants')
    expect(body).toContain('Delivered, receipt confirmed')
    expect(body).toContain('Within the limits of the law on defence contracts')
    expect(body).toContain('/en/members/sample-city')
    expect(body).toContain('Point of contact')
    expect(body).not.toContain('@')
    const city = await w.get('/en/members/sample-city')
    expect(city.body).toContain('href="/en/members/exampleland"')
    expect((await w.get('/en/members/example-watch')).body).toContain('Endorsed on 10 February 2025')
  })

  test('offers an act only to who may do it', async () => {
    const endorse = '/members/exampleland/endorsement"'
    expect((await w.get('/en/members/exampleland')).body).not.toContain(endorse)
    expect((await (await w.as('exampleland-contact')).get('/en/members/exampleland')).body).toContain(endorse)
    expect((await (await w.as('exampleland-editor')).get('/en/members/exampleland')).body).not.toContain(endorse)
    expect((await (await w.as('sample-city-contact')).get('/en/members/exampleland')).body).not.toContain(endorse)
    expect((await (await w.as('steward')).get('/en/members/exampleland')).body).toContain('/en/admin/members/exampleland/edit')
  })

  test('that does not exist is not found', async () => {
    for (const slug of ['nobody', 'France', '%00', 'a'.repeat(300)]) expect((await w.get(`/en/members/${slug}`)).status, slug).toBe(404)
  })
})

describe('the page about the starting data', () => {
  test.each(languages)('tells in %s the counts and every member shown under another kind', async (lang) => {
    const { status, body } = await w.visit(lang).get(`/${lang}/source`)
    expect(status).toBe(200)
    for (const figure of ['20', '32', '118', '58', 'World Ressources Institute', 'carto_actions_collectives'])
      expect(body).toContain(figure)
    for (const slug of ['telefonica', 'the-govlab', 'pan-african-parliament']) expect(body).toContain(`/${lang}/members/${slug}`)
    expect(body).not.toMatch(/\{\w+[,}]|source\.\w+\./)
  })
})

test('nothing failed on our side', () => expect(w.faults).toEqual([]))
