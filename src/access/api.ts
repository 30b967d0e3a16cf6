import { readFileSync } from 'node:fs'
import path from 'node:path'
import { invariant } from '../kernel/invariant.ts'
import { orRefuse, Refused } from '../kernel/verdict.ts'
import type { Clock } from '../platform/clock.ts'
import { PROJECT_ROOT } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import { type Http, notFound } from '../platform/http.ts'
import { record } from '../trail/index.ts'
import type { Accounts, Person } from './accounts.ts'
import { checkOrganisation } from './check-organisation.ts'
import { accessRoutes as routes } from './contract.ts'
import { mandatesOf } from './delegation-store.ts'
import { foundOrganisation, setUpInstallation } from './found-organisation.ts'
import type { Caller, Member } from './gate.ts'
import { acceptInvitation, changeMember, inviteColleague, readInvitation } from './invite-colleague.ts'
import { nameCreditors } from './keep-wall.ts'
import {
  anybodyRegistered,
  membershipsOf,
  membersOf,
  openInvitations,
  organisationOf,
  revokeInvitation,
  updateOrganisation,
} from './store.ts'
import { wallRoutes } from './wall-contract.ts'
import { creditorsOf, wallsOf } from './wall-store.ts'

/** What every capability's routes are built from. */
export type ApiDeps = { readonly http: Http<Caller>; readonly db: Db; readonly clock: Clock }

/** Who is behind an organisation-scoped call: a member, or an agent; the gate let nobody else through. */
export function memberOf(call: { readonly who: Caller }): Member {
  invariant(call.who.member, 'the gate admits members only to organisation routes')
  return call.who.member
}

function personOf(call: { readonly who: Caller }): Person {
  invariant(call.who.person, 'the gate admits signed-in people only to personal routes')
  return call.who.person
}

export function serveAccess({ http, db, clock }: ApiDeps, accounts: Accounts, publicUrl: string): void {
  const version: string = JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')).version
  const deps = { db, accounts, clock }
  // The library serves a score of routes more, which nobody here checks or records.
  for (const path of ['/api/auth/sign-in/email', '/api/auth/sign-out'])
    http.app.post(path, (c) => accounts.handle(c.req.raw))

  http.serve(routes.installation, async () => ({ ready: await db.across(anybodyRegistered), version }))

  http.serve(routes.setUp, async ({ body, setHeader }) => {
    const { orgId } = await setUpInstallation(deps, body.person, body.organisation)
    for (const cookie of await accounts.signIn(body.person.email, body.person.password)) setHeader('set-cookie', cookie)
    return { orgId }
  })

  http.serve(routes.me, async (call) => {
    const person = personOf(call)
    return db.across(async (tx) => ({
      ...person,
      organisations: (await membershipsOf(tx, person.userId)).map((m) => ({
        orgId: m.orgId,
        name: m.organisation,
        role: m.role,
        isDemo: m.isDemo,
        collects: m.collects,
      })),
      mandated: await mandatesOf(tx, person.userId),
    }))
  })

  http.serve(routes.setLang, async (call) => accounts.setLang(personOf(call).userId, call.body.lang))

  http.serve(routes.createOrganisation, async (call) => ({
    orgId: await foundOrganisation(deps, personOf(call), orRefuse(checkOrganisation(call.body)), false),
  }))

  http.serve(routes.organisation, async (call) => db.inOrg(memberOf(call).orgId, organisationOf))

  http.serve(routes.updateOrganisation, async (call) => {
    const member = memberOf(call)
    const input = orRefuse(checkOrganisation(call.body))
    return db.inOrg(member.orgId, async (tx) => {
      const before = await organisationOf(tx)
      await updateOrganisation(tx, input)
      const after = await organisationOf(tx)
      await record(tx, {
        actor: member.actor,
        verb: 'organisation_changed',
        subject: { kind: 'organisation', id: String(tx.orgId) },
        at: clock.now(),
        data: { before, after },
      })
      return after
    })
  })

  http.serve(routes.members, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => ({
      members: await membersOf(tx),
      invitations: await openInvitations(tx, clock.now()),
    })),
  )

  http.serve(routes.invite, async (call) => {
    const { id, token } = await inviteColleague(db, clock, memberOf(call), call.body)
    return { id, link: `${publicUrl}/invitation/${token}` }
  })

  http.serve(routes.revokeInvitation, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, async (tx) => {
      if ((await revokeInvitation(tx, call.params.id, clock.now())) === 0) throw new Refused(notFound().refusal)
      await record(tx, {
        actor: member.actor,
        verb: 'invitation_withdrawn',
        subject: { kind: 'invitation', id: call.params.id },
        at: clock.now(),
      })
    })
  })

  http.serve(routes.changeRole, async (call) => {
    if (!(await changeMember(db, clock, memberOf(call), call.params.userId, call.body.role)))
      throw new Refused(notFound().refusal)
  })

  http.serve(wallRoutes.walls, async (call) => {
    const { orgId } = memberOf(call)
    return { creditors: await db.across((tx) => creditorsOf(tx, orgId)), walls: await db.inOrg(orgId, wallsOf) }
  })

  http.serve(wallRoutes.nameCreditors, async (call) =>
    nameCreditors(db, clock, memberOf(call), call.params.userId, call.body.creditors),
  )

  http.serve(routes.readInvitation, async ({ params }) => {
    const invitation = await readInvitation(db, clock, params.token)
    const account = await accounts.find(invitation.email)
    return {
      organisation: invitation.organisation,
      email: invitation.email,
      role: invitation.role,
      hasAccount: account !== null,
    }
  })

  http.serve(routes.acceptInvitation, async ({ params, body, who, setHeader }) => {
    const accepted = await acceptInvitation(deps, params.token, who.person, body)
    if (accepted.created && body)
      for (const cookie of await accounts.signIn(accepted.person.email, body.password)) setHeader('set-cookie', cookie)
    return { orgId: accepted.orgId }
  })
}
