import type { ContactRow, TableMapping } from '../adapters/ledger-files/index.ts'
import { folded } from '../kernel/plain-letters.ts'
import { checkContact, checkCustomer, contactsOf, everyCustomer } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import type { Rejection } from './model.ts'
import {
  blankContact,
  blankCustomer,
  type ContactFields,
  type CustomerFields,
  fieldsOf,
  isSamePerson,
  personOf,
  stated,
  tooLong,
  withoutIdentity,
} from './party-rows.ts'
import { blankProfile, listedProfiles, type ProfileFields } from './profile-rows.ts'
import { type Move, possibleMoves } from './settle-heads.ts'
import { intakeWording as words } from './wording.ts'

/** One row's change: of a customer, and of one person there. Only the fields that change are named. */
export type PartyChange = {
  readonly customer: Partial<CustomerFields & ProfileFields>
  readonly contact: Partial<ContactFields>
}

type StagedParty = {
  line: number
  disposition: 'created' | 'changed' | 'known'
  isNew: boolean
  customerId: string | null
  contactId: string | null
  code: string
  name: string
  was: PartyChange
  became: PartyChange
}

/**
 * Finds whom each row is about (by code, else SIREN, else a name only one customer bears) and what it changes. Blank cells
 * change nothing. A row whose customer is not found, or whose values are not valid, is rejected with its reason.
 */
export async function stageParties(
  tx: OrgTx,
  importId: string,
  rows: readonly ContactRow[],
  mapping: TableMapping,
  header: readonly string[],
): Promise<{ rows: number; rejections: Rejection[]; summary: object }> {
  const customers = await everyCustomer(tx)
  const contacts = Map.groupBy(
    await contactsOf(
      tx,
      customers.map((customer) => customer.id),
    ),
    (contact) => contact.customerId,
  )
  const byCode = new Map(customers.map((customer) => [customer.code, customer]))
  const bySiren = Map.groupBy(
    customers.filter((customer) => customer.siren),
    (customer) => customer.siren!,
  )
  const byName = Map.groupBy(customers, (customer) => folded(customer.name))
  const hasCodes = mapping.columns.customerCode !== undefined
  const rejections: Rejection[] = []
  const staged: StagedParty[] = []
  // Rows of one file may speak of the same customer one after the other: each starts from what the one before left.
  const current = new Map<string, CustomerFields & ProfileFields>()
  const profiles = await listedProfiles(tx, customers, hasCodes ? rows : [])
  const moves: (Move & { readonly row: ContactRow; readonly staged: StagedParty })[] = []
  const newCodes = new Set<string>()
  const reject = (
    row: ContactRow,
    code: string,
    sentence: Rejection['sentence'],
    value: string,
    params: Rejection['params'] = {},
    severity: Rejection['severity'] = 'refusal',
    column = '',
  ) =>
    rejections.push({
      line: row.line,
      column,
      value,
      code,
      severity,
      sentence,
      params: { line: row.line, value, ...params },
    })

  for (const row of rows) {
    const isCoded = hasCodes && row.customerCode !== row.customerName
    const named = byName.get(folded(row.customerName)) ?? []
    const sharing = row.siren ? (bySiren.get(row.siren) ?? []) : []
    const found =
      byCode.get(row.customerCode) ??
      (sharing.length === 1 ? sharing[0] : undefined) ??
      (!isCoded && named.length === 1 ? named[0] : undefined)
    if (!found && !isCoded) {
      const isAmbiguous = named.length > 1 || sharing.length > 1
      reject(
        row,
        isAmbiguous ? 'ambiguous_party' : 'unmatched_party',
        isAmbiguous ? words.ambiguousParty : words.unmatchedParty,
        row.customerName,
      )
      continue
    }
    const key = found?.id ?? row.customerCode
    const before =
      current.get(key) ??
      (found ? { ...fieldsOf(found), ...profiles.of(found.id) } : { ...blankCustomer(row), ...blankProfile })
    const code = found?.code ?? row.customerCode
    const wanted = { ...before, ...stated(row, isCoded, reject), ...profiles.stated(row, code, reject) }
    const checked = checkCustomer({ ...wanted, addressLines: [...wanted.addressLines] })
    if (!checked.ok) {
      reject(row, checked.refusal.code, checked.refusal.sentence, row.customerName, checked.refusal.params)
      continue
    }
    const person = personOf(row)
    const after = { ...wanted, ...checked.value }
    const long = tooLong(after, person)
    if (long) {
      const column = header[mapping.columns[long.field] ?? -1] ?? ''
      const { value, limit } = long
      reject(row, 'text_too_long', words.partyTextTooLong, value, { column, limit }, 'refusal', column)
      continue
    }
    const checkedPerson = person && checkContact({ ...blankContact, ...person })
    if (checkedPerson && !checkedPerson.ok) {
      reject(
        row,
        checkedPerson.refusal.code,
        checkedPerson.refusal.sentence,
        row.email ?? '',
        checkedPerson.refusal.params,
      )
      continue
    }
    const known =
      person && found ? (contacts.get(found.id) ?? []).find((contact) => isSamePerson(contact, person)) : undefined
    const contactWas: ContactFields = known ? withoutIdentity(known) : blankContact
    const customerChange = difference(before, after)
    const contactChange = person ? difference(contactWas, { ...contactWas, ...person }) : { was: {}, became: {} }
    const isNew = !found && !newCodes.has(row.customerCode)
    if (!found) newCodes.add(row.customerCode)
    current.set(key, after)
    const one: StagedParty = {
      line: row.line,
      disposition: 'known',
      isNew,
      customerId: found?.id ?? null,
      contactId: known?.id ?? null,
      code: checked.value.code,
      name: checked.value.name,
      was: { customer: isNew ? {} : customerChange.was, contact: contactChange.was },
      became: { customer: isNew ? after : customerChange.became, contact: contactChange.became },
    }
    staged.push(one)
    if ('head' in customerChange.became) moves.push({ key, head: after.head, row, staged: one })
  }
  const isThere = (head: string) => newCodes.has(head) || customers.some(({ id }) => id === head)
  const possible = possibleMoves(moves, profiles.groups(), isThere)
  for (const move of moves.filter((one) => !possible.has(one))) {
    const { head: _was, ...was } = move.staged.was.customer
    const { head: _became, ...became } = move.staged.became.customer
    move.staged.was = { ...move.staged.was, customer: was }
    move.staged.became = { ...move.staged.became, customer: became }
    reject(move.row, 'group_wrong', words.groupWrong, move.head?.name ?? '', {}, 'ignored')
  }
  for (const one of staged) {
    const changes = Object.keys(one.became.customer).length + Object.keys(one.became.contact).length
    one.disposition = one.isNew ? 'created' : changes > 0 ? 'changed' : 'known'
  }
  await insertStaged(tx, importId, staged)
  const count = (disposition: string) => staged.filter((row) => row.disposition === disposition).length
  const summary = {
    rows: {
      created: count('created'),
      changed: count('changed'),
      known: count('known'),
      rejected: rejections.filter((row) => row.severity === 'refusal').length,
    },
    newCustomers: newCodes.size,
    newContacts: staged.filter((row) => row.contactId === null && Object.keys(row.became.contact).length > 0).length,
  }
  return { rows: staged.length, rejections, summary }
}

function difference<T extends object>(before: T, after: T): { was: Partial<T>; became: Partial<T> } {
  const was: Partial<T> = {}
  const became: Partial<T> = {}
  for (const key of Object.keys(after) as (keyof T)[]) {
    if (JSON.stringify(before[key]) === JSON.stringify(after[key])) continue
    was[key] = before[key]
    became[key] = after[key]
  }
  return { was, became }
}

const insertStaged = (tx: OrgTx, importId: string, rows: readonly StagedParty[]): Promise<number> =>
  tx.run(sql`
    insert into intake.staged_party (org_id, import_id, line, disposition, customer_id, contact_id, code, name, was, became)
    select ${tx.orgId}::int, ${importId}::uuid, r.line, r.disposition, r.customer_id, r.contact_id, r.code, r.name, r.was::jsonb, r.became::jsonb
    from unnest(${rows.map((row) => row.line)}::int[], ${rows.map((row) => row.disposition)}::text[], ${rows.map((row) => row.customerId)}::uuid[],
      ${rows.map((row) => row.contactId)}::uuid[], ${rows.map((row) => row.code)}::text[], ${rows.map((row) => row.name)}::text[],
      ${rows.map((row) => JSON.stringify(row.was))}::text[], ${rows.map((row) => JSON.stringify(row.became))}::text[])
      as r(line, disposition, customer_id, contact_id, code, name, was, became)`)
