import { Refused, refuse } from '../kernel/verdict.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { record } from '../trail/index.ts'
import type { Member } from './gate.ts'
import { isWallable } from './model.ts'
import { lockMembers } from './store.ts'
import { creditorsOf, keepWall, wallsOf } from './wall-store.ts'
import { accessWording as words } from './wording.ts'

/** Says which creditors a member of an agency works; null: all, those to come too. Throws `Refused`. */
export async function nameCreditors(
  db: Db,
  clock: Clock,
  by: Member,
  userId: string,
  creditors: readonly number[] | null,
): Promise<void> {
  const at = clock.now()
  const known = new Set((await db.across((tx) => creditorsOf(tx, by.orgId))).map(({ orgId }) => orgId))
  const named = creditors && [...new Set(creditors)].sort((a, b) => a - b)
  if (named?.some((one) => !known.has(one)))
    throw new Refused(refuse('no_creditor', words.noCreditor, {}, 'creditors').refusal)
  await db.inOrg(by.orgId, async (tx) => {
    const member = (await lockMembers(tx)).find((one) => one.userId === userId)
    if (!member) throw new Refused(notFound().refusal)
    if (named && !isWallable(member.role))
      throw new Refused(refuse('sees_all', words.seesAllCreditors, { name: member.name }).refusal)
    const before = (await wallsOf(tx)).find((one) => one.userId === userId)?.creditors ?? null
    if (JSON.stringify(before) === JSON.stringify(named)) return
    await keepWall(tx, userId, named, at)
    await record(tx, {
      ...{ actor: by.actor, at, verb: 'creditors_named' },
      subject: { kind: 'member', id: userId },
      data: { before, after: named },
    })
  })
}
