import { collectionsRunning, receiptsToMatch, unnamedReceipts } from '../../cash/index.ts'
import { heldParts } from '../../disputes/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { debtsBarred, heldByProceedings, insolventDebts } from '../../legal/index.ts'
import { placedDebts } from '../../outsourcing/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { heldDebts } from '../../promises/index.ts'
import { type Collecting, creditsLeft, placedItems } from '../collectors/collecting.ts'
import { lessContested } from '../deciding/contested.ts'
import { creditsApart } from '../deciding/group-credits.ts'
import { byAmount, possibleReceipts, type UnnamedByAmount } from '../deciding/possible-receipts.ts'
import type { LastTalks } from '../deps.ts'
import type {
  AnnouncedMoney,
  CustomerFacts,
  DebitItem,
  Hold,
  ItemDispute,
  ItemPlacement,
  ItemPromise,
  OpenCredit,
  PastContact,
  ReceiptToMatch,
  RunningCollection,
  Scenario,
} from '../model.ts'
import type { ScenarioBook } from '../scenarios/book.ts'
import { type BooksFreshness, booksFreshness } from '../scenarios/freshness.ts'
import { type Following, following } from '../segments/place-customers.ts'
import { contactFrom, debitFrom, reachableBy } from './fact-rows.ts'
import { type Chunk, type CustomerRow, copyContacts, copyItems, customersToDecide, holdsOf } from './facts-store.ts'
import { heldOf, ownedBy, readMembers } from './group-members.ts'
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
  /** Decided for an agency, about what is placed under its mandate and nothing else, by its scenario; absent: for ourselves. */
  readonly collecting?: Collecting | null
}

/** The scenarios by which it is decided. How fresh the books are is said by ours. */
const bookOf = ({ book, collecting }: GatherInput): ScenarioBook => collecting?.book ?? book
const asked = ({ on, leaveOut = [], collecting }: GatherInput) => ({
  on,
  leaveOut,
  mandateId: collecting?.mandateId ?? null,
})

/** Facts of one customer and the scenario that applies to them. */
export type Gathered = { readonly facts: CustomerFacts; readonly scenario: Scenario }

/**
 * Facts as they stand now, chunk by chunk in the order of customer ids, the next chunk being read while the caller decides
 * the last one. Memory holds two chunks.
 */
export async function* gatherFacts(tx: OrgTx, input: GatherInput): AsyncGenerator<Gathered[]> {
  const fresh = await booksFreshness(tx, input.book)
  const announced = await moneyAnnounced(tx, input.on)
  const unnamed = byAmount(await unnamedReceipts(tx))
  const follows = await following(tx, input.book)
  let chunk = await readChunk(tx, input, await nextCustomers(tx, input, null, 0))
  for (let read = 0; chunk.drafts.length > 0; ) {
    read += chunk.drafts.length
    const gathered = chunk.drafts.map((draft) => gatheredFrom(draft, { ...input, fresh, announced, unnamed, follows }))
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
  readonly barred: Map<string, LocalDate>
  readonly insolvent: Map<string, LocalDate>
  readonly inProceedings: Map<string, string>
  readonly placements: ItemPlacement[]
  readonly holds: Hold[]
  readonly contacts: PastContact[]
  talkedOn: LocalDate | null
  /** Of its group, those it is reminded for. */
  readonly memberIds: string[]
}

const nextCustomers = async (tx: OrgTx, input: GatherInput, after: string | null, read: number) => {
  const named = input.customers === null ? null : [...input.customers].sort().slice(read, read + CHUNK)
  return named?.length === 0 ? [] : await customersToDecide(tx, named, after, CHUNK, 'open', !!input.collecting)
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
      barred: new Map(),
      insolvent: new Map(),
      inProceedings: new Map(),
      placements: [],
      holds: [],
      contacts: [],
      talkedOn: null,
      memberIds: [],
    }),
  )
  if (drafts.length === 0) return { drafts, following: [] }
  const byId = new Map(drafts.map((draft) => [draft.customer.id, draft]))
  const ids = rows.map(({ id }) => id)
  await readInto(tx, input, byId, { ids, isRange: input.customers === null })
  // Whoever collects a claim asks the one who owes it, and no head of its group.
  const members = input.collecting ? new Map<string, string>() : await readMembers(tx, ids)
  if (members.size > 0) {
    const heads = new Map([...members].map(([id, headId]) => [id, byId.get(headId)!]))
    await readInto(tx, input, heads, { ids: [...members.keys()], isRange: false })
  }
  await readFormerContacts(tx, input, drafts)
  const following = await nextCustomers(tx, input, rows.at(-1)!.id, read + rows.length)
  return { drafts, following }
}

/** Who was reminded through its head and is no more keeps the levels it came to: the contacts with the head about its own documents. */
async function readFormerContacts(tx: OrgTx, input: GatherInput, drafts: readonly Draft[]): Promise<void> {
  const alone = Map.groupBy(
    drafts.filter(({ customer }) => customer.parentId !== null),
    ({ customer }) => customer.parentId!,
  )
  if (alone.size === 0) return
  await copyContacts(tx, { ids: [...alone.keys()], isRange: false }, asked(input), (cells) => {
    const contact = contactFrom(cells, bookOf(input))
    for (const { items, contacts } of alone.get(cells[0]!) ?? []) {
      const lines = contact.lines.filter(({ itemId }) => items.some(({ id }) => id === itemId))
      if (lines.length > 0) contacts.push({ ...contact, lines })
    }
  })
}

/** What is known of the customers of a chunk, into the drafts they belong to. */
async function readInto(tx: OrgTx, input: GatherInput, byId: ReadonlyMap<string, Draft>, chunk: Chunk): Promise<void> {
  const { ids } = chunk
  // Rows of one customer mostly follow each other.
  let last: { readonly id: string; readonly draft: Draft | undefined } = { id: '', draft: undefined }
  const draftOf = (id: string): Draft | undefined => {
    if (id !== last.id) last = { id, draft: byId.get(id) }
    return last.draft
  }
  await copyItems(tx, chunk, input.timeZone, (cells) => {
    const draft = draftOf(cells[0]!)
    if (!draft) return
    if (cells[2] === '1') draft.items.push(ownedBy(draft.customer.id, cells[0]!, debitFrom(cells)))
    else {
      const of = draft.customer.id === cells[0] ? {} : { ofCustomerId: cells[0]! }
      draft.credits.push({ currency: cells[9]!, cents: Number(cells[7]), ...of })
    }
  })
  await copyContacts(tx, chunk, asked(input), (cells) =>
    draftOf(cells[0]!)?.contacts.push(contactFrom(cells, bookOf(input))),
  )
  for (const { customerId, ...hold } of await holdsOf(tx, chunk)) {
    const draft = byId.get(customerId)
    draft?.holds.push(...heldOf(draft.customer.id, customerId, hold, draft.items))
  }
  for (const { customerId, ...part } of await heldParts(tx, chunk)) byId.get(customerId)?.disputes.push(part)
  for (const { customerId, ...debt } of await heldDebts(tx, chunk)) byId.get(customerId)?.promises.push(debt)
  for (const { customerId, itemId, barsOn } of await debtsBarred(tx, chunk, input.on))
    byId.get(customerId)?.barred.set(itemId, barsOn)
  for (const { customerId, itemId, openedOn } of await insolventDebts(tx, chunk))
    byId.get(customerId)?.insolvent.set(itemId, openedOn)
  for (const { customerId, itemId, number } of await heldByProceedings(tx, chunk))
    byId.get(customerId)?.inProceedings.set(itemId, number)
  for (const { customerId, ...placed } of await placedDebts(tx, chunk)) byId.get(customerId)?.placements.push(placed)
  for (const { customerId, ...receipt } of await receiptsToMatch(tx, ids))
    byId.get(customerId)?.receiptsToMatch.push(receipt)
  for (const { customerId, itemId, collectionNo, collectOn } of await collectionsRunning(tx, ids))
    byId.get(customerId)?.collections.push({ itemId, no: collectionNo, collectOn })
  for (const [customerId, on] of await input.lastTalks(tx, ids)) {
    const draft = byId.get(customerId)
    if (draft && (draft.talkedOn === null || on > draft.talkedOn)) draft.talkedOn = on
  }
  for (const id of ids) {
    const draft = byId.get(id)
    if (draft && draft.customer.id !== id) draft.memberIds.push(id)
  }
}

/** What is known of all customers alike. */
type Known = Pick<GatherInput, 'on' | 'collecting'> & {
  readonly fresh: BooksFreshness
  readonly announced: ReadonlyMap<string, readonly AnnouncedMoney[]>
  readonly unnamed: UnnamedByAmount
  readonly follows: Following
}

function gatheredFrom(draft: Draft, { on, collecting, fresh, announced, unnamed, follows }: Known): Gathered {
  const {
    customer,
    receiptsToMatch,
    collections,
    disputes,
    promises,
    barred,
    insolvent,
    inProceedings,
    placements,
    holds,
    contacts,
    talkedOn,
    memberIds,
  } = draft
  const items = collecting ? placedItems(collecting, draft.items) : draft.items
  const credits = collecting
    ? creditsLeft(collecting, draft)
    : memberIds.length > 0
      ? creditsApart(items, draft.credits)
      : draft.credits
  // Whom we leave alone ourselves, and by which scenario we would ask, says nothing of what we placed.
  const { scenario, notChased } = collecting ? { scenario: collecting.scenario, notChased: null } : follows(customer)
  return {
    scenario,
    facts: {
      customerId: customer.id,
      kind: customer.kind,
      lang: customer.lang,
      reachableBy: reachableBy(
        customer,
        scenario.steps.some(({ channel }) => channel === 'sms'),
      ),
      awayUntil: customer.awayUntil !== null && customer.awayUntil >= on ? customer.awayUntil : null,
      isExcluded: customer.excluded && !collecting,
      notChased,
      items: lessContested(items, disputes, on),
      credits,
      disputes,
      promises,
      barred,
      insolvent,
      inProceedings,
      placements: collecting ? [] : placements,
      holds,
      contacts,
      otherContactOn: talkedOn,
      receiptsToMatch,
      possibleReceipts: possibleReceipts({ customerId: customer.id, items, credits }, unnamed),
      announced: [customer.id, ...memberIds].flatMap((id) => announced.get(id) ?? []),
      collections,
      booksFreshOn: fresh.freshOn,
      lateAccount: fresh.lateAccount,
    },
  }
}
