import { invariant } from '../kernel/invariant.ts'
import { folded } from '../kernel/plain-letters.ts'
import {
  addColleague,
  type Colleague,
  colleaguesById,
  customerOf,
  keepProfiles,
  listColleagues,
  type Profile,
  profileOf,
} from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import type { Actor } from '../trail/index.ts'
import type { NamedSeller, ProfileFields } from './profile-rows.ts'

type By = { readonly actor: Actor; readonly at: Date }
type Booked = {
  /** What each customer's profile was and became, with those it names. */
  readonly changes: readonly {
    readonly id: string
    readonly was: ProfileFields
    readonly became: Partial<ProfileFields>
  }[]
  readonly colleagues: readonly Pick<Colleague, 'id' | 'name' | 'email'>[]
}

/** Keeps the profiles that a list states, by customer; adds the salespeople it names who are not here. `added` are its new customers, by code. */
export async function bookProfiles(
  tx: OrgTx,
  stated: ReadonlyMap<string, Partial<ProfileFields>>,
  added: ReadonlyMap<string, string>,
  by: By,
): Promise<Booked> {
  const sellers: NamedSeller[] = await listColleagues(tx)
  const colleagues: Booked['colleagues'][number][] = []
  const present = async (wanted: NamedSeller): Promise<NamedSeller> => {
    const same = ({ id, name, email }: NamedSeller) =>
      wanted.id !== null
        ? wanted.id === id
        : wanted.email
          ? email?.toLowerCase() === wanted.email.toLowerCase()
          : folded(name) === folded(wanted.name)
    const known = sellers.find(same)
    if (known || wanted.id !== null) return known ?? wanted
    const { id, name, email } = await addColleague(tx, { ...wanted, role: 'sales', phone: '' }, by)
    const one = { id, name, email }
    sellers.push(one)
    colleagues.push(one)
    return one
  }
  const wanted = new Map<string, Profile>()
  const changes: Booked['changes'][number][] = []
  for (const [id, fields] of stated) {
    const before = await profileOf(tx, id)
    invariant(before, 'a customer is never removed while an import that names it is previewed')
    const { head, salesperson, ...plain } = fields
    const became: { -readonly [K in keyof ProfileFields]?: ProfileFields[K] } = { ...plain }
    if (head !== undefined) became.head = head && { ...head, id: head.id ?? added.get(head.code) ?? null }
    if (salesperson !== undefined) {
      const seller = salesperson && (await present(salesperson))
      became.salesperson = seller && { id: seller.id, name: seller.name, email: seller.email }
    }
    wanted.set(id, {
      ...before,
      ...plain,
      ...(became.head !== undefined && { parentId: became.head?.id ?? null }),
      ...(became.salesperson !== undefined && { salespersonId: became.salesperson?.id ?? null }),
    })
    changes.push({ id, was: await namedProfile(tx, before), became })
  }
  await keepProfiles(tx, wanted, by)
  return { changes, colleagues }
}

/** A profile with the names of those it names. */
export async function namedProfile(
  tx: OrgTx,
  { parentId, salespersonId, ...profile }: Profile,
): Promise<ProfileFields> {
  const head = parentId === null ? null : await customerOf(tx, parentId)
  const [seller] = salespersonId === null ? [] : await colleaguesById(tx, [salespersonId])
  return {
    ...profile,
    head: head && { id: head.id, code: head.code, name: head.name },
    salesperson: seller ? { id: seller.id, name: seller.name, email: seller.email } : null,
  }
}
