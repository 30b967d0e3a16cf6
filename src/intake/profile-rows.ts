import type { ContactRow } from '../adapters/ledger-files/index.ts'
import { folded } from '../kernel/plain-letters.ts'
import { type Customer, everyProfile, listColleagues, type Profile } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import type { Reject } from './party-rows.ts'
import { intakeWording as words } from './wording.ts'

/** The head of a group as a list names it; without identity, a customer that the same list adds. */
export type NamedHead = { readonly id: string | null; readonly code: string; readonly name: string }
/** A salesperson as a list names them; without identity, a colleague that the commit adds. */
export type NamedSeller = { readonly id: string | null; readonly name: string; readonly email: string | null }

/** A profile as a preview shows it: those it names bear their names. */
export type ProfileFields = Omit<Profile, 'parentId' | 'salespersonId'> & {
  readonly head: NamedHead | null
  readonly salesperson: NamedSeller | null
}

export const blankProfile: ProfileFields = {
  head: null,
  sector: '',
  size: null,
  risk: null,
  tags: [],
  salesperson: null,
  creditLimitCents: null,
  insuredCents: null,
}

/** What a party's fields say of its profile, apart from its identity. */
export function profilePart(fields: object): Partial<ProfileFields> {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => field in blankProfile))
}
export const identityPart = (fields: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => !(field in blankProfile)))

/** The profiles that a list of customers states, matched with the customers and the colleagues that are here. */
export async function listedProfiles(
  tx: OrgTx,
  customers: readonly Customer[],
  rows: readonly ContactRow[],
): Promise<ListedProfiles> {
  const known = new Set(customers.map(({ code }) => code))
  const added = new Map<string, NamedHead>()
  for (const { customerCode: code, customerName: name } of rows)
    if (code !== name && !known.has(code) && !added.has(code)) added.set(code, { id: null, code, name })
  const heads = [...customers.map(({ id, code, name }) => ({ id, code, name })), ...added.values()]
  const sellers = (await listColleagues(tx)).map(({ id, name, email }) => ({ id, name, email }))
  return new ListedProfiles(await everyProfile(tx), heads, sellers)
}

export class ListedProfiles {
  private readonly profiles: ReadonlyMap<string, Profile>
  private readonly headsById: ReadonlyMap<string | null, NamedHead>
  private readonly headsByCode: ReadonlyMap<string, NamedHead>
  private readonly headsByName: ReadonlyMap<string, readonly NamedHead[]>
  private readonly sellers: NamedSeller[]

  constructor(profiles: ReadonlyMap<string, Profile>, heads: readonly NamedHead[], sellers: readonly NamedSeller[]) {
    this.profiles = profiles
    this.headsById = new Map(heads.map((head) => [head.id, head]))
    this.headsByCode = new Map(heads.map((head) => [head.code, head]))
    this.headsByName = Map.groupBy(heads, ({ name }) => folded(name))
    this.sellers = [...sellers]
  }

  of(customerId: string): ProfileFields {
    const { parentId, salespersonId, ...profile } = this.profiles.get(customerId)!
    return {
      ...blankProfile,
      ...profile,
      head: parentId === null ? null : (this.headsById.get(parentId) ?? null),
      salesperson: this.sellers.find(({ id }) => id !== null && id === salespersonId) ?? null,
    }
  }

  /** Every customer that belongs to a group, with its head. */
  *groups(): Generator<readonly [id: string, headId: string]> {
    for (const [id, { parentId }] of this.profiles) if (parentId !== null) yield [id, parentId]
  }

  /** The fields that the row states; blanks are left out, and so is, told with its reason, whoever cannot be found. */
  stated(row: ContactRow, code: string, reject: Reject): Partial<ProfileFields> {
    const fields: { -readonly [K in keyof ProfileFields]?: ProfileFields[K] } = {}
    if (row.sector) fields.sector = row.sector
    if (row.companySize) fields.size = row.companySize
    if (row.risk) fields.risk = row.risk
    if (row.tags) fields.tags = row.tags
    if (row.creditLimitCents !== null) fields.creditLimitCents = row.creditLimitCents
    if (row.insuredCents !== null) fields.insuredCents = row.insuredCents
    if (row.groupHead) {
      const head = this.headOf(row.groupHead)
      // Packages name every customer the head of itself.
      if (head) fields.head = head.code === code ? null : head
      else reject(row, 'head_unknown', words.headUnknown, row.groupHead, {}, 'ignored')
    }
    const seller = this.sellerOf(row, reject)
    if (seller) fields.salesperson = seller
    return fields
  }

  private headOf(text: string): NamedHead | undefined {
    const named = this.headsByName.get(folded(text)) ?? []
    const here = named.filter(({ id }) => id !== null)
    const likely = here.length > 0 ? here : named
    return this.headsByCode.get(text) ?? (likely.length === 1 ? likely[0] : undefined)
  }

  /** By address, else by a name that one colleague bears; else somebody new, told once so that a misspelling shows. */
  private sellerOf(row: ContactRow, reject: Reject): NamedSeller | null {
    const { salesperson, salespersonEmail: email } = row
    if (!salesperson && !email) return null
    const name = (salesperson || email!).slice(0, 200)
    const isSameAddress = (seller: NamedSeller) => seller.email?.toLowerCase() === email?.toLowerCase()
    const known = email ? this.sellers.find(isSameAddress) : undefined
    if (known) return known
    const namesakes = this.sellers.filter(
      (seller) => folded(seller.name) === folded(name) && (email === null || seller.email === null),
    )
    if (namesakes.length > 1) {
      reject(row, 'salesperson_ambiguous', words.salespersonAmbiguous, name, {}, 'ignored')
      return null
    }
    if (namesakes[0]) return namesakes[0]
    const added = { id: null, name, email }
    this.sellers.push(added)
    reject(row, 'salesperson_new', words.salespersonNew, name, {}, 'warning')
    return added
  }
}
