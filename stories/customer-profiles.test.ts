import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CustomerInput, partiesRoutes } from '../src/parties/contract.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'

let story: Story
beforeAll(async () => {
  story = await tellStory('2026-11-02')
})
afterAll(() => story.end())

const nobody: Omit<CustomerInput, 'code' | 'name'> = {
  kind: 'business',
  siren: null,
  vatNo: null,
  lang: 'fr',
  addressLines: [],
  postcode: '',
  city: '',
  country: 'FR',
  terms: null,
}
const added = async (code: string) =>
  (await story.owner.call(partiesRoutes.createCustomer, { body: { ...nobody, code, name: `Maison ${code}` } })).id
const profileOf = (id: string) => story.owner.call(partiesRoutes.profile, { params: { id } })

test('a customer gets a group, a market, a salesperson and a limit, and loses its salesperson when that one leaves', async () => {
  const [head, branch] = [await added('G1'), await added('G2')]
  const blank = await profileOf(branch)
  expect(blank).toMatchObject({ parentId: null, sector: '', tags: [], creditLimitCents: null })
  const seller = await story.owner.call(partiesRoutes.addColleague, {
    body: { name: 'Inès Démo', role: 'sales', email: 'ines@atelier.example', phone: '' },
  })
  const kept = await story.owner.call(partiesRoutes.updateProfile, {
    params: { id: branch },
    body: {
      parentId: head,
      sector: 'Bâtiment',
      size: 'small',
      risk: 'high',
      tags: ['litigieux', 'grand compte', 'litigieux'],
      salespersonId: seller.id,
      creditLimitCents: 1_500_000,
      insuredCents: 1_000_000,
    },
  })
  expect(kept.tags).toEqual(['grand compte', 'litigieux'])
  expect(await profileOf(branch)).toEqual(kept)
  expect(await story.owner.call(partiesRoutes.group, { params: { id: branch } })).toEqual({
    customers: [
      { id: head, code: 'G1', name: 'Maison G1', isHead: true, groupReminders: false, paysAlone: false },
      { id: branch, code: 'G2', name: 'Maison G2', isHead: false, groupReminders: false, paysAlone: false },
    ],
  })
  expect(await story.owner.call(partiesRoutes.profileWords)).toEqual({
    sectors: ['Bâtiment'],
    tags: ['grand compte', 'litigieux'],
    heads: [{ id: head, name: 'Maison G1' }],
  })
  expect((await story.owner.call(partiesRoutes.colleagues)).colleagues).toMatchObject([{ id: seller.id, customers: 1 }])
  await story.owner.call(partiesRoutes.removeColleague, { params: { id: seller.id } })
  expect((await profileOf(branch)).salespersonId).toBeNull()
})

test('a group is one level deep, nobody leads itself, and one address names one colleague', async () => {
  const [head, branch, other] = [await added('H1'), await added('H2'), await added('H3')]
  const under = async (id: string, parentId: string) =>
    story.owner.ask(partiesRoutes.updateProfile, { params: { id }, body: { ...(await profileOf(id)), parentId } })
  expect((await under(branch, head)).refusal).toBeNull()
  for (const [id, parentId] of [
    [head, head],
    [other, branch],
    [head, other],
  ] as const)
    expect((await under(id, parentId)).refusal).toMatchObject({ code: 'group_wrong', where: 'parentId' })
  const body = { name: 'Paul Démo', role: 'sales', email: 'Paul@atelier.example', phone: '' } as const
  await story.owner.call(partiesRoutes.addColleague, { body })
  const twin = await story.owner.ask(partiesRoutes.addColleague, { body: { ...body, email: 'paul@atelier.example' } })
  expect(twin.refusal?.message).toContain('est déjà l’adresse de Paul Démo.')
})
