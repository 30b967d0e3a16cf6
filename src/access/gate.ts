import { Refused, refuse } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import type { Db } from '../platform/db.ts'
import { type Gate, langOf, notFound } from '../platform/http.ts'
import { platformWording } from '../platform/wording.ts'
import type { Actor } from '../trail/index.ts'
import type { Accounts, Person } from './accounts.ts'
import { can, leastRoleWith, type Right, type Role } from './model.ts'
import { membershipIn } from './store.ts'
import { roleNames, accessWording as words } from './wording.ts'

/** Who calls a route: nobody known, a person, or a person as member of one organisation. */
export type Caller = { readonly person: Person | null; readonly member: Member | null }
export type Member = { readonly orgId: number; readonly role: Role; readonly actor: Actor; readonly timeZone: string }

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

    const membership = orgId === null ? null : await db.across((tx) => membershipIn(tx, person.userId, orgId))
    if (!membership) throw new Refused(notFound().refusal)
    const right = spec.need as Right
    if (!can(membership.role, right)) {
      const lang = langOf(request)
      const role = say(lang, roleNames[membership.role])
      const needed = say(lang, roleNames[leastRoleWith(right)])
      throw new Refused(refuse('right_missing', words.rightMissing, { role, needed }).refusal)
    }
    const actor = { id: `user:${person.userId}`, name: person.name }
    return { person, member: { orgId: membership.orgId, role: membership.role, actor, timeZone: membership.timeZone } }
  }
}
