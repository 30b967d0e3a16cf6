import { membersOf } from '../../access/index.ts'
import { withoutAccents } from '../../kernel/plain-letters.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { CollectorRule } from '../model.ts'
import { assignmentsOf, collectorRules } from './collector-store.ts'
import type { Owner } from './model.ts'
import { ownersOf } from './store.ts'

/** Whether a rule's words fit a customer. `A-F` are first letters, both included; a name alone is the beginning of names. */
export function ruleFits({ field, among }: Pick<CollectorRule, 'field' | 'among'>, owner: Owner): boolean {
  if (field === 'everybody') return true
  if (field === 'name') return among.some((letters) => startsAmong(letters, owner.name))
  if (field === 'tag') return owner.tags.some((tag) => among.includes(tag))
  const value = field === 'salesperson' ? owner.salespersonId : owner[field]
  return value !== null && value !== '' && among.includes(value)
}

const plain = (text: string): string => withoutAccents(text).toUpperCase()

function startsAmong(letters: string, name: string): boolean {
  const range = /^\s*(\p{L})\s*-\s*(\p{L})\s*$/u.exec(letters)
  if (!range) return letters.trim() !== '' && plain(name).startsWith(plain(letters.trim()))
  const first = plain(name).charAt(0)
  return first >= plain(range[1]!) && first <= plain(range[2]!)
}

/** Who works for each customer: a person's word first, then the first rule that fits. Members who left work for nobody. */
export function collectorOf(
  owner: Owner,
  given: ReadonlyMap<string, string | null>,
  rules: readonly CollectorRule[],
  members: ReadonlySet<string>,
): string | null {
  const named = given.get(owner.id)
  if (named === null) return null
  if (named !== undefined && members.has(named)) return named
  return rules.find((rule) => members.has(rule.member) && ruleFits(rule, owner))?.member ?? null
}

/** The member in charge of each of these customers; nobody's are left out. */
export async function collectorsOf(tx: OrgTx, owners: readonly Owner[]): Promise<Map<string, string>> {
  const assigned = await assignmentsOf(
    tx,
    owners.map(({ id }) => id),
  )
  const given = new Map(assigned.map(({ customerId, member }) => [customerId, member]))
  const rules = await collectorRules(tx)
  const members = new Set((await membersOf(tx)).map(({ userId }) => userId))
  return new Map(
    owners.flatMap((owner) => {
      const member = collectorOf(owner, given, rules, members)
      return member ? [[owner.id, member] as const] : []
    }),
  )
}

/** Name and address of who is in charge of each of these customers, to sign what is written to them. */
export async function inCharge(
  tx: OrgTx,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly email: string; readonly phone: string }>> {
  const members = new Map((await membersOf(tx)).map((member) => [member.userId, member]))
  const collectors = await collectorsOf(tx, await ownersOf(tx, customerIds))
  return new Map(
    [...collectors].map(([customerId, userId]) => {
      const { name, email } = members.get(userId)!
      return [customerId, { name, email, phone: '' }]
    }),
  )
}
