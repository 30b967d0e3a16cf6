import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessRoutes } from '../src/access/contract.ts'
import { can, type MemberRole, type Right, ROLES } from '../src/access/model.ts'
import { cashRoutes } from '../src/cash/contract.ts'
import type { RouteSpec } from '../src/platform/route.ts'
import { newOrganisation, PASSWORD, type Story, tellStory } from '../tools/testing/story.ts'
import type { Visitor } from '../tools/testing/visitor.ts'

/** Every route the server serves × every role × a foreign organisation: refusals are proved, not assumed. */
let story: Story
const members = {} as Record<MemberRole, Visitor>
let foreign: Visitor

beforeAll(async () => {
  story = await tellStory('2026-03-02')
  members.owner = story.owner
  for (const role of ROLES.filter((known) => known !== 'owner')) {
    members[role] = await join(role)
  }
  foreign = story.visitor()
  const { link } = await story.owner.call(accessRoutes.invite, {
    body: { email: 'foreign@elsewhere.example', role: 'reader' },
  })
  await foreign.call(accessRoutes.acceptInvitation, {
    params: { token: link.split('/').at(-1)! },
    body: { name: 'Ailleurs', password: PASSWORD, lang: 'fr' },
  })
  const me = await foreign.call(accessRoutes.me)
  foreign.orgId = (
    await foreign.call(accessRoutes.createOrganisation, { body: newOrganisation('Ailleurs SARL') })
  ).orgId
  await story.owner.call(accessRoutes.changeRole, { params: { userId: me.userId }, body: { role: null } })
})
afterAll(() => story.end())

async function join(role: MemberRole): Promise<Visitor> {
  const visitor = story.visitor()
  const { link } = await story.owner.call(accessRoutes.invite, { body: { email: `${role}@atelier.example`, role } })
  const joined = await visitor.call(accessRoutes.acceptInvitation, {
    params: { token: link.split('/').at(-1)! },
    body: { name: role, password: PASSWORD, lang: 'fr' },
  })
  visitor.orgId = joined.orgId
  return visitor
}

const ID = '01890000-0000-7000-8000-000000000000'
const orgRoutes = () => story.app.routes.filter((route) => route.scope === 'org')

/** Path parameters only: the gate must answer before anything of the input is looked at. */
const inputFor = (route: RouteSpec) => ({
  params: route.params ? Object.fromEntries(Object.keys(route.params.shape).map((key) => [key, ID])) : undefined,
})

test('every organisation route names a right that exists', () => {
  expect(orgRoutes().length).toBeGreaterThan(10)
  for (const route of orgRoutes()) expect(() => can('owner', route.need as Right), route.path).not.toThrow()
})

test('nobody unknown passes any door but the open ones', async () => {
  for (const route of story.app.routes.filter((known) => known.scope !== 'open')) {
    const stranger = story.visitor()
    stranger.orgId = story.owner.orgId
    expect((await stranger.ask(route, inputFor(route))).status, `${route.method} ${route.path}`).toBe(401)
  }
})

test('a member of another organisation is told that nothing exists', async () => {
  const intruder = Object.assign(foreign, {})
  const home = foreign.orgId
  intruder.orgId = story.owner.orgId
  for (const route of orgRoutes()) {
    const answer = await intruder.ask(route, inputFor(route))
    expect(answer, `${route.method} ${route.path}`).toMatchObject({ status: 404, refusal: { code: 'not_found' } })
  }
  intruder.orgId = home
})

test('each role is refused exactly what its right does not cover, with the role it would take', async () => {
  for (const role of ROLES) {
    for (const route of orgRoutes()) {
      if (can(role, route.need as Right)) continue
      const answer = await members[role].ask(route, inputFor(route))
      expect(answer, `${role}: ${route.method} ${route.path}`).toMatchObject({
        status: 403,
        refusal: { code: 'right_missing' },
      })
    }
  }
})

test('a form posted from another site is refused', async () => {
  const response = await story.app.app.request('http://localhost:4780/api/organisations', {
    method: 'POST',
    headers: { host: 'localhost:4780', origin: 'https://evil.example', 'content-type': 'application/json' },
    body: '{}',
  })
  expect(response.status).toBe(403)
})

test('a null character, which the database keeps nowhere, is refused with a sentence in a query, a path and a body', async () => {
  const { owner } = story
  const answers = [
    await owner.ask(cashRoutes.lines, { query: { words: 'VIR\0MARTIN' } }),
    await story.visitor().ask(accessRoutes.readInvitation, { params: { token: 'abc\0def' } }),
    await owner.ask(cashRoutes.setAside, { body: { lineIds: [ID], as: 'frais\0' } }),
  ]
  const told = (field: string) => ({
    status: 422,
    refusal: { code: 'bad_input', message: expect.stringContaining(`« ${field} » contient un caractère nul`) },
  })
  expect(answers.map(({ refusal, ...rest }) => ({ ...rest, refusal: refusal && plain(refusal) }))).toMatchObject(
    ['words', 'token', 'as'].map(told),
  )
})

const plain = (refusal: { code: string; message: string }) => ({
  ...refusal,
  message: refusal.message.replace(/[\u00a0\u202f]/g, ' '),
})
