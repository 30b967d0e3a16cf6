import { createHash, randomBytes } from 'node:crypto'
import { newId } from '../kernel/ids.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../trail/index.ts'
import type { Accounts, Person } from './accounts.ts'
import { isEmail } from './check-organisation.ts'
import { createPerson, type NewPerson } from './found-organisation.ts'
import type { Member } from './gate.ts'
import { INVITATION_DAYS, type MemberRole } from './model.ts'
import {
  insertInvitation,
  insertMember,
  invitationByToken,
  lockMembers,
  markAccepted,
  membersOf,
  removeMember,
  type StoredInvitation,
  setRole,
} from './store.ts'
import { accessWording as words } from './wording.ts'

const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Creates an invitation valid for a week. Only the hash of its token is kept: the link can be shown once. */
export async function inviteColleague(
  db: Db,
  clock: Clock,
  member: Member,
  input: { email: string; role: MemberRole },
): Promise<{ id: string; token: string }> {
  const email = input.email.toLowerCase()
  if (!isEmail(email))
    throw new Refused(refuse('email_wrong', words.emailWrong, { value: input.email }, 'email').refusal)
  const at = clock.now()
  const token = randomBytes(32).toString('base64url')
  const id = newId(at)
  await db.inOrg(member.orgId, async (tx) => {
    if ((await membersOf(tx)).some((known) => known.email === email))
      throw new Refused(refuse('already_done', words.alreadyMember, { email }, 'email').refusal)
    const expiresAt = new Date(at.getTime() + INVITATION_DAYS * 86_400_000)
    await insertInvitation(tx, {
      id,
      email,
      role: input.role,
      tokenHash: tokenHash(token),
      invitedBy: member.actor.id,
      at,
      expiresAt,
    })
    await record(tx, {
      actor: member.actor,
      verb: 'colleague_invited',
      subject: { kind: 'invitation', id },
      at,
      data: { email, role: input.role },
    })
  })
  return { id, token }
}

/** The invitation behind a token while it is valid; refused otherwise. */
export async function readInvitation(db: Db, clock: Clock, token: string): Promise<StoredInvitation> {
  const invitation = await db.across((tx) => invitationByToken(tx, tokenHash(token), clock.now()))
  if (!invitation) throw new Refused(refuse('invitation_gone', words.invitationGone).refusal)
  return invitation
}

/**
 * Makes the person a member. A known address must be signed in with its own account (`person`); an unknown one creates
 * its account here (`account`).
 */
export async function acceptInvitation(
  deps: { db: Db; accounts: Accounts; clock: Clock },
  token: string,
  person: Person | null,
  account: Omit<NewPerson, 'email'> | null,
): Promise<{ orgId: number; person: Person; created: boolean }> {
  const invitation = await readInvitation(deps.db, deps.clock, token)
  let joining: Person
  let created = false
  if (person?.email === invitation.email) joining = person
  else if (!account || (await deps.accounts.find(invitation.email)))
    throw new Refused(refuse('own_account_only', words.ownAccountOnly, { email: invitation.email }).refusal)
  else {
    joining = await createPerson(deps.accounts, { ...account, email: invitation.email })
    created = true
  }
  const at = deps.clock.now()
  await deps.db.across(async (tx) => {
    if ((await markAccepted(tx, invitation, at)) === 0)
      throw new Refused(refuse('invitation_gone', words.invitationGone).refusal)
    await insertMember(tx, invitation.orgId, joining, invitation.role, at)
  })
  await deps.db.inOrg(invitation.orgId, (tx) =>
    record(tx, {
      actor: { id: `user:${joining.userId}`, name: joining.name },
      verb: 'invitation_accepted',
      subject: { kind: 'invitation', id: invitation.id },
      at,
      data: { email: invitation.email, role: invitation.role },
    }),
  )
  return { orgId: invitation.orgId, person: joining, created }
}

/** Changes a member's role, or ends the membership when `role` is null. The last owner stays. */
export async function changeMember(
  db: Db,
  clock: Clock,
  member: Member,
  userId: string,
  role: MemberRole | null,
): Promise<boolean> {
  const at = clock.now()
  return db.inOrg(member.orgId, async (tx) => {
    const members = await lockMembers(tx)
    const before = members.find((known) => known.userId === userId)
    if (!before) return false
    const ownersLeft =
      members.filter((known) => known.role === 'owner' && known.userId !== userId).length + (role === 'owner' ? 1 : 0)
    if (ownersLeft === 0) throw new Refused(refuse('last_owner', words.lastOwner).refusal)
    await (role === null ? removeMember(tx, userId, at) : setRole(tx, userId, role))
    const verb = role === null ? 'member_removed' : 'role_changed'
    await record(tx, {
      actor: member.actor,
      verb,
      subject: { kind: 'member', id: userId },
      at,
      data: { before: before.role, after: role },
    })
    return true
  })
}
