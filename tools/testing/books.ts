import type { LocalDate } from '../../src/kernel/calendar.ts'
import { newId } from '../../src/kernel/ids.ts'
import { bookItems, reverseAllocations, settlePairs } from '../../src/ledger/index.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import type { Db } from '../../src/platform/db.ts'
import type { BodyIn } from '../../src/platform/route.ts'
import { part } from '../../src/platform/sql.ts'
import type { Story } from './story.ts'

/** Customers and documents for stories about what happens once they are in the books. */

export type NewDocument = {
  readonly customerId: string
  readonly documentNo: string
  readonly cents: number
  readonly dueOn: string
  readonly issuedOn?: string
  readonly currency?: string
  readonly kind?: 'invoice' | 'credit_note' | 'receipt' | 'fee'
  readonly label?: string
}

type CustomerInput = BodyIn<typeof partiesRoutes.createCustomer>

/** What a customer is unless a test says otherwise. */
export const IN_RENNES = {
  kind: 'business',
  siren: null,
  vatNo: null,
  lang: 'fr',
  addressLines: ['1 place de la Mairie'],
  postcode: '35000',
  city: 'Rennes',
  country: 'FR',
  terms: null,
} as const satisfies Partial<CustomerInput>

/** A business in Rennes with an address and, unless `email` is null, a mailbox. */
export async function newCustomer(
  story: Story,
  code: string,
  input: Partial<CustomerInput> & { email?: string | null } = {},
): Promise<string> {
  const { email = `compta@${code.toLowerCase()}.example`, ...rest } = input
  const { id } = await story.owner.call(partiesRoutes.createCustomer, {
    body: {
      code,
      name: `Client ${code}`,
      ...IN_RENNES,
      ...rest,
    },
  })
  if (email) {
    const body = { firstName: '', lastName: '', role: 'accounts_payable' as const, email, phone: null }
    await story.owner.call(partiesRoutes.addContact, { params: { id }, body })
  }
  return id
}

/** Books a document at an instant, as an import would. Gives the item's id. */
export function bookInto(db: Db, orgId: number, at: Date, document: NewDocument): Promise<string> {
  const { kind = 'invoice', currency = 'EUR', issuedOn = document.dueOn, label = '' } = document
  const id = newId(at)
  const side = kind === 'invoice' || kind === 'fee' ? 1 : -1
  return db.inOrg(orgId, async (tx) => {
    await bookItems(
      tx,
      part`select ${id}::uuid as id, ${document.customerId}::uuid as customer_id, ${kind}::text as kind, ${side}::smallint as side,
        ${document.cents}::bigint as amount_cents, ${currency}::text as currency, ${document.documentNo}::text as document_no, ${label}::text as label,
        ${issuedOn}::date as issued_on, ${document.dueOn}::date as due_on, 'stated'::text as due_source, null::uuid as source_id,
        null::int as source_line, null::uuid as source_key, null::uuid as settle_key, null::date as settled_on`,
      at,
      null,
    )
    return id
  })
}

/** Books a document at the story's present. Gives the item's id. */
export const bookDocument = (story: Story, document: NewDocument): Promise<string> =>
  bookInto(story.database.db, story.owner.orgId, story.now(), document)

type NewPayment = {
  readonly customerId: string
  readonly itemId: string
  readonly cents: number
  readonly on: string
  readonly currency?: string
}

/** A payment known at an instant, which settles that much of the item. */
export async function payInto(
  db: Db,
  orgId: number,
  at: Date,
  { customerId, itemId, cents, on, currency = 'EUR' }: NewPayment,
): Promise<void> {
  const receipt = { customerId, documentNo: `VIR-${on}`, cents, dueOn: on, currency, kind: 'receipt' } as const
  const creditId = await bookInto(db, orgId, at, receipt)
  const pair = part`select platform.new_id() as id, ${itemId}::uuid as debit_id, ${creditId}::uuid as credit_id, ${cents}::bigint as cents,
    ${on}::date as allocated_on`
  await db.inOrg(orgId, (tx) => settlePairs(tx, pair, at))
}

/** A payment of `cents` that arrives now and settles that much of the item. */
export const pay = (
  story: Story,
  customerId: string,
  itemId: string,
  cents: number,
  on: string,
  currency = 'EUR',
): Promise<void> =>
  payInto(story.database.db, story.owner.orgId, story.now(), { customerId, itemId, cents, on, currency })

/** Takes back whatever settled an item, as undoing its matches does, or as a payment that comes back on a day. */
export const unpay = (story: Story, itemId: string, on: LocalDate | 'same_day' = 'same_day'): Promise<number> =>
  story.database.db.inOrg(story.owner.orgId, (tx) =>
    reverseAllocations(
      tx,
      part`select id from ledger.allocation where org_id = ${tx.orgId} and debit_id = ${itemId} and reverses is null`,
      on,
      story.now(),
    ),
  )
