import { membersOf } from '../../access/index.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Actor, record, recordAll } from '../../trail/index.ts'
import type { CollectorRule } from '../model.ts'
import { type Assignment, assignmentsOf, dropAssignments, keepAssignments, keepRules } from './collector-store.ts'
import { worklistWording as words } from './wording.ts'

/** Stands for the rules, where a member could be named. */
export const BY_RULES = 'rules'

/** Gives each customer to a member, to nobody (null), or back to the rules. Answers how it was. */
export async function assign(
  tx: OrgTx,
  each: readonly Assignment[],
  by: { actor: Actor; at: Date },
): Promise<Assignment[]> {
  const members = new Map((await membersOf(tx)).map(({ userId, name }) => [userId, name]))
  for (const { member } of each)
    if (member !== null && member !== BY_RULES && !members.has(member))
      throw new Refused(refuse('member_unknown', words.memberUnknown, undefined, 'member').refusal)
  const ids = each.map(({ customerId }) => customerId)
  const was = new Map((await assignmentsOf(tx, ids)).map(({ customerId, member }) => [customerId, member]))
  const given = each.filter(({ member }) => member !== BY_RULES)
  if (given.length > 0) await keepAssignments(tx, given, { at: by.at, by: by.actor.name })
  await dropAssignments(
    tx,
    each.filter(({ member }) => member === BY_RULES).map(({ customerId }) => customerId),
  )
  await recordAll(
    tx,
    each.map(({ customerId, member }) => ({
      ...by,
      verb: 'customer_assigned',
      subject: { kind: 'customer', id: customerId },
      data: { collector: member === null || member === BY_RULES ? null : members.get(member)!, member },
    })),
  )
  return ids.map((customerId) => ({ customerId, member: was.has(customerId) ? was.get(customerId)! : BY_RULES }))
}

/** Replaces the rules by which customers are dealt out, in their order. */
export async function setRules(
  tx: OrgTx,
  rules: readonly CollectorRule[],
  by: { actor: Actor; at: Date },
): Promise<void> {
  const members = new Set((await membersOf(tx)).map(({ userId }) => userId))
  for (const [index, { member, field, among }] of rules.entries()) {
    if (!members.has(member))
      throw new Refused(refuse('member_unknown', words.memberUnknown, undefined, `rules.${index}.member`).refusal)
    if (field !== 'everybody' && among.length === 0)
      throw new Refused(refuse('words_missing', words.wordsMissing, { n: index + 1 }, `rules.${index}.among`).refusal)
  }
  await keepRules(tx, rules)
  await record(tx, {
    ...by,
    verb: 'collector_rules_changed',
    subject: { kind: 'organisation', id: String(tx.orgId) },
    data: { rules },
  })
}
