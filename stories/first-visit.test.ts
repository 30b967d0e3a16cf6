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
    { orgId: story.owner.orgId, name: 'Atelier des Lices', role: 'owner', isDemo: false, collects: false },
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
  for (const [wrong, where] of [
    [{ fiscalYearEnd: '13-45' }, 'fiscalYearEnd'],
    [{ fiscalYearEnd: '02-31' }, 'fiscalYearEnd'],
    [{ country: 'ZZ' }, 'country'],
  ] as const) {
    const answer = await story.owner.ask(accessRoutes.updateOrganisation, { body: { ...organisation, ...wrong } })
    expect(answer.refusal).toMatchObject({ where })
  }
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

test('of accounts, only signing in and out is served', async () => {
  const session = { headers: { 'content-type': 'application/json' }, method: 'POST', body: '{"name":"x"}' }
  for (const path of ['update-user', 'change-email', 'sign-up/email', 'delete-user', 'revoke-sessions'])
    expect((await story.app.app.request(`/api/auth/${path}`, session)).status, path).toBe(404)
  for (const path of ['list-sessions', 'get-session', 'ok'])
    expect((await story.app.app.request(`/api/auth/${path}`)).status, path).toBe(404)
})

test('a field out of bounds is refused in the language of the page', async () => {
  const organisation = await story.owner.call(accessRoutes.organisation)
  const answer = await story.owner.ask(accessRoutes.updateOrganisation, { body: { ...organisation, name: '' } })
  expect(answer.refusal).toMatchObject({ code: 'bad_input', where: 'name' })
  expect(answer.refusal?.message).toContain('renseignez-le')
})
