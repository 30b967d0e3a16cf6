import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessRoutes } from '../src/access/contract.ts'
import { newInstallation, PASSWORD, type Story, tellStory } from '../tools/testing/story.ts'

let story: Story
beforeAll(async () => {
  story = await tellStory('2026-03-02')
})
afterAll(() => story.end())

test('the first visit creates the owner and the organisation, once', async () => {
  const me = await story.owner.call(accessRoutes.me)
  expect(me.organisations).toEqual([
    { orgId: story.owner.orgId, name: 'Atelier des Lices', role: 'owner', isDemo: false },
  ])
  const again = await story.visitor().ask(accessRoutes.setUp, { body: newInstallation() })
  expect(again.refusal?.code).toBe('already_set_up')
})

test('a wrong SIREN, IBAN or e-mail is refused with the field and nothing is created', async () => {
  const organisation = await story.owner.call(accessRoutes.organisation)
  const wrongSiren = await story.owner.ask(accessRoutes.updateOrganisation, {
    body: { ...organisation, siren: '732829321' },
  })
  expect(wrongSiren.refusal).toMatchObject({ code: 'siren_wrong', where: 'siren' })
  const wrongIban = await story.owner.ask(accessRoutes.updateOrganisation, {
    body: { ...organisation, iban: 'FR7612345' },
  })
  expect(wrongIban.refusal?.message).toContain('n’est pas un IBAN valide')
  expect(await story.owner.call(accessRoutes.organisation)).toEqual(organisation)
})

test('a colleague is invited, joins with the role given, signs in again later, and cannot do more than the role allows', async () => {
  const { link } = await story.owner.call(accessRoutes.invite, {
    body: { email: 'Paul@atelier.example', role: 'collector' },
  })
  const token = link.split('/').at(-1)!
  const paul = story.visitor()
  expect(await paul.call(accessRoutes.readInvitation, { params: { token } })).toMatchObject({
    email: 'paul@atelier.example',
    role: 'collector',
    hasAccount: false,
  })
  const { orgId } = await paul.call(accessRoutes.acceptInvitation, {
    params: { token },
    body: { name: 'Paul Collègue', password: PASSWORD, lang: 'fr' },
  })
  paul.orgId = orgId
  expect((await paul.call(accessRoutes.members)).members).toHaveLength(2)
  const refused = await paul.ask(accessRoutes.invite, { body: { email: 'x@atelier.example', role: 'reader' } })
  expect(refused).toMatchObject({
    status: 403,
    refusal: { code: 'right_missing', message: expect.stringContaining('Propriétaire') },
  })
  expect((await story.visitor().ask(accessRoutes.readInvitation, { params: { token } })).refusal?.code).toBe(
    'invitation_gone',
  )

  const later = story.visitor()
  await expect(later.signIn('paul@atelier.example', 'not the password')).rejects.toThrow('401')
  await later.signIn('paul@atelier.example', PASSWORD)
  expect((await later.call(accessRoutes.me)).name).toBe('Paul Collègue')
})

test('the last owner cannot leave the organisation without one', async () => {
  const { members } = await story.owner.call(accessRoutes.members)
  const owner = members.find((member) => member.role === 'owner')!
  const answer = await story.owner.ask(accessRoutes.changeRole, {
    params: { userId: owner.userId },
    body: { role: 'reader' },
  })
  expect(answer.refusal?.code).toBe('last_owner')
})
