import { collectionsRunning, receiptsToMatch, unnamedReceipts } from '../../cash/index.ts'
import { heldParts } from '../../disputes/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { isPostable } from '../../parties/index.ts'
import { orNull } from '../../platform/copy-rows.ts'
import type { OrgTx } from '../../platform/db.ts'
import { heldDebts } from '../../promises/index.ts'
import { lessContested } from '../deciding/contested.ts'
import { byAmount, possibleReceipts, type UnnamedByAmount } from '../deciding/possible-receipts.ts'
import type { LastTalks } from '../deps.ts'
import type {
  AnnouncedMoney,
  Channel,
  ContactLine,
  ContactState,
  CustomerFacts,
  DebitItem,
  Hold,
  ItemDispute,
  ItemKind,
  ItemPromise,
  OpenCredit,
  PastContact,
  ReceiptToMatch,
  RunningCollection,
} from '../model.ts'
import type { ScenarioBook } from '../scenarios/book.ts'
import { type BooksFreshness, booksFreshness } from '../scenarios/freshness.ts'
import { type Chunk, type CustomerRow, copyContacts, copyItems, customersToDecide, holdsOf } from './facts-store.ts'
import { moneyAnnounced } from './money-announced.ts'

/** Customers read at once: small enough that the database answers while the last chunk is decided, and memory stays flat. */
const CHUNK = 500

export type GatherInput = {
  readonly on: LocalDate
  readonly timeZone: string
  readonly book: ScenarioBook
  /** Null: every customer who owes something. */
  readonly customers: readonly string[] | null
  /** Actions under decision now: they are not among the contacts. */
  readonly leaveOut?: readonly string[]
  readonly lastTalks: LastTalks
}

/** Facts of one customer and the scenario that applies to them. */
export type Gathered = { readonly facts: CustomerFacts; readonly scenarioId: string }

/**
 * Facts as they stand now, chunk by chunk in the order of customer ids, the next chunk being read while the caller decides
 * the last one. Memory holds two chunks.
 */
export async function* gatherFacts(tx: OrgTx, input: GatherInput): AsyncGenerator<Gathered[]> {
  const fresh = await booksFreshness(tx, input.book)
  const announced = await moneyAnnounced(tx, input.on)
  const unnamed = byAmount(await unnamedReceipts(tx))
  let chunk = await readChunk(tx, input, await nextCustomers(tx, input, null, 0))
  for (let read = 0; chunk.drafts.length > 0; ) {
    read += chunk.drafts.length
    const gathered = chunk.drafts.map((draft) => gatheredFrom(draft, { ...input, fresh, announced, unnamed }))
    // The longest statement is sent before the caller starts to decide, so that the database works meanwhile.
    const ahead = readChunk(tx, input, chunk.following, read)
    ahead.catch(() => {})
    yield gathered
    chunk = await ahead
  }
}

/** The same for a few customers at once. */
export async function gatherFew(
  tx: OrgTx,
  input: GatherInput & { readonly customers: readonly string[] },
): Promise<Gathered[]> {
  const all: Gathered[] = []
  for await (const gathered of gatherFacts(tx, input)) all.push(...gathered)
  return all
}

type Draft = {
  readonly customer: CustomerRow
  readonly items: DebitItem[]
  readonly credits: OpenCredit[]
  readonly receiptsToMatch: ReceiptToMatch[]
  readonly collections: RunningCollection[]
  readonly disputes: ItemDispute[]
  readonly promises: ItemPromise[]
  readonly holds: Hold[]
  readonly contacts: PastContact[]
  talkedOn: LocalDate | null
}

const CONTACT_STATES: Readonly<Record<string, ContactState>> = {
  planned: 'planned',
  queued: 'sending',
  done: 'sent',
  uncertain: 'uncertain',
  skipped: 'skipped',
}

const nextCustomers = async (tx: OrgTx, input: GatherInput, after: string | null, read: number) => {
  const named = input.customers === null ? null : [...input.customers].sort().slice(read, read + CHUNK)
  return named?.length === 0 ? [] : await customersToDecide(tx, named, after, CHUNK, 'open')
}

/** The facts of these customers, and who comes after them: known beforehand, so that the next chunk begins with its items. */
type ReadChunk = { readonly drafts: Draft[]; readonly following: readonly CustomerRow[] }

async function readChunk(tx: OrgTx, input: GatherInput, rows: readonly CustomerRow[], read = 0): Promise<ReadChunk> {
  const drafts = rows.map(
    (customer): Draft => ({
      customer,
      items: [],
      credits: [],
      receiptsToMatch: [],
      collections: [],
      disputes: [],
      promises: [],
      holds: [],
      contacts: [],
      talkedOn: null,
    }),
  )
  if (drafts.length === 0) return { drafts, following: [] }
  const byId = new Map(drafts.map((draft) => [draft.customer.id, draft]))
  const ids = rows.map(({ id }) => id)
  const chunk: Chunk = { ids, isRange: input.customers === null }
  await copyItems(tx, chunk, input.timeZone, (cells) => {
    const draft = byId.get(cells[0]!)
    if (!draft) return
    if (cells[2] === '1') draft.items.push(debitFrom(cells))
    else draft.credits.push({ currency: cells[9]!, cents: Number(cells[7]) })
  })
  await copyContacts(tx, chunk, input.on, input.leaveOut ?? [], (cells) =>
    byId.get(cells[0]!)?.contacts.push(contactFrom(cells, input.book)),
  )
  for (const { customerId, ...hold } of await holdsOf(tx, chunk)) byId.get(customerId)?.holds.push(hold)
  for (const { customerId, ...part } of await heldParts(tx, chunk)) byId.get(customerId)?.disputes.push(part)
  for (const { customerId, ...debt } of await heldDebts(tx, chunk)) byId.get(customerId)?.promises.push(debt)
  for (const { customerId, ...receipt } of await receiptsToMatch(tx, ids))
    byId.get(customerId)?.receiptsToMatch.push(receipt)
  for (const { customerId, itemId, collectionNo, collectOn } of await collectionsRunning(tx, ids))
    byId.get(customerId)?.collections.push({ itemId, no: collectionNo, collectOn })
  for (const [customerId, on] of await input.lastTalks(tx, ids)) {
    const draft = byId.get(customerId)
    if (draft) draft.talkedOn = on
  }
  const following = await nextCustomers(tx, input, rows.at(-1)!.id, read + rows.length)
  return { drafts, following }
}

const KINDS: Readonly<Record<string, ItemKind>> = { invoice: 'invoice', fee: 'fee', interest: 'interest' }

/** One debit from the cells of `copyItems`. */
export const debitFrom = (cells: readonly string[]): DebitItem => ({
  id: cells[1]!,
  kind: KINDS[cells[3]!] ?? 'other',
  documentNo: cells[4]!,
  issuedOn: cells[5] as LocalDate,
  dueOn: cells[6] as LocalDate,
  openCents: Number(cells[7]),
  amountCents: Number(cells[8]),
  currency: cells[9]!,
  enteredOn: cells[10] as LocalDate,
  givenLevel:
    cells[11] === '\\N'
      ? null
      : { position: Number(cells[11]), on: orNull(cells[12]!) as LocalDate | null, scenarioId: orNull(cells[13]!) },
})

/** One contact from the cells of `copyContacts`. */
export function contactFrom(cells: readonly string[], book: ScenarioBook): PastContact {
  const scenarioId = cells[4]!
  const version = Number(cells[5])
  const positions = cells[8]!.slice(1, -1).split(',')
  // The lines of a contact mostly share one step: it is looked up when it changes.
  let shown = ''
  let step: { position: number | null; stepId: string | null } = { position: null, stepId: null }
  const lineOf = (itemId: string, index: number): ContactLine => {
    const told = positions[index]!
    if (told !== shown) {
      shown = told
      const position = told === 'NULL' ? null : Number(told)
      step = { position, stepId: position === null ? null : (book.stepAt(scenarioId, version, position)?.id ?? '') }
    }
    return { itemId, stepId: step.stepId, position: step.position }
  }
  const lines = cells[7] === '{}' ? [] : cells[7]!.slice(1, -1).split(',').map(lineOf)
  return {
    on: cells[2] as LocalDate,
    state: CONTACT_STATES[cells[1]!]!,
    channel: cells[3] as Channel,
    scenarioId,
    stepId: cells[6]!,
    lines,
  }
}

/** The channels by which a customer can be reached. A task needs nobody. */
export function reachableBy(customer: CustomerRow): Channel[] {
  const channels: Channel[] = []
  if (customer.hasEmail) channels.push('email')
  if (isPostable(customer)) channels.push('letter', 'registered_letter')
  if (customer.hasPhone) channels.push('call')
  return channels
}

/** What is known of all customers alike. */
type Known = Pick<GatherInput, 'book' | 'on'> & {
  readonly fresh: BooksFreshness
  readonly announced: ReadonlyMap<string, readonly AnnouncedMoney[]>
  readonly unnamed: UnnamedByAmount
}

function gatheredFrom(draft: Draft, { book, on, fresh, announced, unnamed }: Known): Gathered {
  const { customer, items, credits, receiptsToMatch, collections, disputes, promises, holds, contacts, talkedOn } =
    draft
  const { scenarioId } = customer
  return {
    scenarioId: scenarioId !== null && book.current.has(scenarioId) ? scenarioId : book.standard.id,
    facts: {
      customerId: customer.id,
      kind: customer.kind,
      lang: customer.lang,
      reachableBy: reachableBy(customer),
      isExcluded: customer.excluded,
      items: lessContested(items, disputes, on),
      credits,
      disputes,
      promises,
      holds,
      contacts,
      otherContactOn: talkedOn,
      receiptsToMatch,
      possibleReceipts: possibleReceipts({ customerId: customer.id, items, credits }, unnamed),
      announced: announced.get(customer.id) ?? [],
      collections,
      booksFreshOn: fresh.freshOn,
      lateAccount: fresh.lateAccount,
    },
  }
}
