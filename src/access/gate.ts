import { Refused, refuse } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import type { Db, Tx } from '../platform/db.ts'
import { type Gate, langOf, notFound } from '../platform/http.ts'
import { platformWording } from '../platform/wording.ts'
import { type Actor, agentActor } from '../trail/index.ts'
import type { Accounts, Person } from './accounts.ts'
import { mandateIn } from './delegation-store.ts'
import { can, leastRoleWith, type MemberRole, may, type Right, type Role } from './model.ts'
import { membershipIn } from './store.ts'
import { roleNames, accessWording as words } from './wording.ts'

/** Who calls a route: nobody known, a person, or a person in one organisation. */
export type Caller = { readonly person: Person | null; readonly member: Member | null }

/** Somebody in an organisation: a member of it, or of the `agency` with which it placed claims. */
export type Member = {
  readonly orgId: number
  readonly role: Role
  readonly actor: Actor
  readonly timeZone: string
  readonly agency: { readonly orgId: number; readonly role: MemberRole } | null
  /** Creditors of this organisation, which is an agency, that the member does not work. */
  readonly closed: readonly number[]
}

/**
 * The one gate of the API. A foreign organisation answers exactly as one that does not exist, so that nothing can be
 * learnt by trying numbers.
 */
export function createGate(db: Db, accounts: Accounts): Gate<Caller> {
  return async (spec, request, orgId) => {
    const person = await accounts.personOf(request)
    if (spec.scope === 'open') return { person, member: null }
    if (!person) throw new Refused(refuse('sign_in', platformWording.signIn).refusal)
    if (spec.scope === 'person') return { person, member: null }

    const found = orgId === null ? null : await db.across((tx) => standingIn(tx, person, orgId))
    if (!found) throw new Refused(notFound().refusal)
    const { member, creditor } = found
    const right = spec.need as Right
    if (!may(member, right)) {
      if (member.agency && !can('agent', right))
        throw new Refused(refuse('right_missing', words.notForAgents, { creditor }).refusal)
      const lang = langOf(request)
      const role = say(lang, roleNames[member.agency?.role ?? member.role])
      const needed = say(lang, roleNames[leastRoleWith(right)])
      throw new Refused(refuse('right_missing', words.rightMissing, { role, needed }).refusal)
    }
    return { person, member }
  }
}

/** As whom a person comes into an organisation: as its member, else as an agent of theirs with which it placed claims. */
async function standingIn(
  tx: Tx,
  { userId, name }: Person,
  orgId: number,
): Promise<{ member: Member; creditor: string } | null> {
  const own = await membershipIn(tx, userId, orgId)
  if (own) {
    const actor = { id: `user:${userId}`, name }
    const { role, timeZone, closed } = own
    return { member: { orgId, role, actor, timeZone, agency: null, closed }, creditor: own.organisation }
  }
  const mandate = await mandateIn(tx, userId, orgId)
  if (!mandate) return null
  const { creditor, timeZone, agency } = mandate
  const actor = agentActor({ id: `user:${userId}`, name }, agency, creditor)
  return { member: { orgId, role: 'agent', actor, timeZone, agency, closed: [] }, creditor }
}
