import type { CreditFacts } from '../../correspondence/index.ts'
import { heldParts } from '../../disputes/index.ts'
import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import { debtsBarred, heldByProceedings, insolventDebts } from '../../legal/index.ts'
import { placedDebts } from '../../outsourcing/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { heldDebts } from '../../promises/index.ts'
import { contactFrom, debitFrom, reachableBy } from '../days/fact-rows.ts'
import {
  type Chunk,
  type CustomerRow,
  copyAllItems,
  copyAllocations,
  copyContacts,
  customersToDecide,
  holdsOf,
} from '../days/facts-store.ts'
import { heldOf, ownedBy, readMembers } from '../days/group-members.ts'
import { lessContested } from '../deciding/contested.ts'
import { creditsApart } from '../deciding/group-credits.ts'
import type {
  CustomerFacts,
  DebitItem,
  Hold,
  ItemDispute,
  ItemPlacement,
  ItemPromise,
  PastContact,
  Scenario,
} from '../model.ts'
import type { ScenarioBook } from '../scenarios/book.ts'
import { booksFreshness } from '../scenarios/freshness.ts'
import { type Following, following } from '../segments/place-customers.ts'

const CHUNK = 500

export type Span = { readonly from: LocalDate; readonly to: LocalDate }

/**
 * One customer over a span of days. `factsOn` gives the facts as they stood on a day, with the contacts the caller passes;
 * `changes` are the days on which anything in them changes.
 */
export type History = {
  readonly customerId: string
  /** What the customer follows today. */
  readonly scenario: Scenario
  /** Real contacts from before the span. */
  readonly contactsBefore: readonly PastContact[]
  readonly changes: readonly LocalDate[]
  factsOn(day: LocalDate, contacts: readonly PastContact[]): CustomerFacts
  /** With the member of its group that each belongs to. */
  creditsOn(day: LocalDate): (CreditFacts & { readonly ofCustomerId?: string })[]
}

type HistoryInput = Span & {
  readonly timeZone: string
  readonly book: ScenarioBook
  readonly customers: readonly string[] | null
  readonly heedsFreshness: boolean
}

/**
 * The books as they stood day by day: documents from their issue, settlements from their day, holds while they ran. Addresses,
 * exclusion and kind are those of today. A document our books learnt only during the span counts as known from its issue: the
 * question is what the scenario would have done, not what an import of last week hid from it. Insolvencies freeze from their judgment on
 * and debts are barred from their day; what a court is asked for today is left to it on every day.
 */
export async function* gatherHistory(tx: OrgTx, input: HistoryInput): AsyncGenerator<History[]> {
  const { freshOn } = await booksFreshness(tx, input.book)
  const follows = await following(tx, input.book)
  for (let after: string | null = null; ; ) {
    const rows: CustomerRow[] = await customersToDecide(tx, input.customers, after, CHUNK, 'ever')
    if (rows.length === 0) return
    yield await readChunk(tx, input, rows, { freshOn, follows })
    if (input.customers !== null) return
    after = rows.at(-1)!.id
  }
}

type Credit = {
  readonly id: string
  readonly ofCustomerId?: string
  readonly knownOn: LocalDate
  readonly facts: CreditFacts
}
type Settlement = {
  readonly debitId: string
  readonly creditId: string
  readonly cents: number
  readonly on: LocalDate
}
type Draft = {
  readonly customer: CustomerRow
  readonly debits: DebitItem[]
  readonly credits: Credit[]
  readonly settlements: Settlement[]
  readonly disputes: ItemDispute[]
  readonly promises: ItemPromise[]
  readonly barred: Map<string, LocalDate>
  readonly insolvent: Map<string, LocalDate>
  readonly inProceedings: Map<string, string>
  readonly placements: ItemPlacement[]
  readonly holds: Hold[]
  readonly contacts: PastContact[]
}

/** What is known of all customers alike. */
type Known = { readonly freshOn: LocalDate | null; readonly follows: Following }

async function readChunk(
  tx: OrgTx,
  input: HistoryInput,
  rows: readonly CustomerRow[],
  known: Known,
): Promise<History[]> {
  const drafts = rows.map(
    (customer): Draft => ({
      customer,
      debits: [],
      credits: [],
      settlements: [],
      disputes: [],
      promises: [],
      barred: new Map(),
      insolvent: new Map(),
      inProceedings: new Map(),
      placements: [],
      holds: [],
      contacts: [],
    }),
  )
  const byId = new Map(drafts.map((draft) => [draft.customer.id, draft]))
  const ids = rows.map(({ id }) => id)
  await readInto(tx, input, byId, { ids, isRange: input.customers === null })
  const members = await readMembers(tx, ids)
  if (members.size > 0) {
    const heads = new Map([...members].map(([id, headId]) => [id, byId.get(headId)!]))
    await readInto(tx, input, heads, { ids: [...members.keys()], isRange: false })
  }
  return drafts.map((draft) => historyOf(draft, input, known))
}

/** What is known of the customers of a chunk over the span, into the drafts they belong to. */
async function readInto(tx: OrgTx, input: HistoryInput, byId: ReadonlyMap<string, Draft>, chunk: Chunk): Promise<void> {
  await copyAllItems(tx, chunk, input.timeZone, (cells) => {
    const draft = byId.get(cells[0]!)
    if (!draft) return
    const item = debitFrom(cells)
    if (cells[2] === '1') draft.debits.push(ownedBy(draft.customer.id, cells[0]!, asKnown(item, input.from)))
    else
      draft.credits.push({
        id: item.id,
        ...(draft.customer.id === cells[0] ? {} : { ofCustomerId: cells[0]! }),
        knownOn: knownOn(item),
        facts: {
          documentNo: item.documentNo,
          issuedOn: item.issuedOn,
          cents: item.amountCents,
          currency: item.currency,
        },
      })
  })
  await copyAllocations(tx, chunk, input.to, (cells) => {
    byId.get(cells[0]!)?.settlements.push({
      debitId: cells[1]!,
      creditId: cells[2]!,
      cents: Number(cells[3]),
      on: cells[4] as LocalDate,
    })
  })
  await copyContacts(tx, chunk, { on: input.from, leaveOut: [], mandateId: null }, (cells) => {
    const contact = contactFrom(cells, input.book)
    if (contact.on >= input.from || contact.state === 'planned') return
    // What is on its way counts as arrived: no simulated day would ever bring it to rest.
    const state = contact.state === 'sending' ? 'sent' : contact.state
    byId.get(cells[0]!)?.contacts.push({ ...contact, state })
  })
  for (const { customerId, ...hold } of await holdsOf(tx, chunk)) {
    const draft = byId.get(customerId)
    draft?.holds.push(...heldOf(draft.customer.id, customerId, hold, draft.debits))
  }
  for (const { customerId, ...part } of await heldParts(tx, chunk)) byId.get(customerId)?.disputes.push(part)
  for (const { customerId, ...debt } of await heldDebts(tx, chunk)) byId.get(customerId)?.promises.push(debt)
  for (const { customerId, itemId, barsOn } of await debtsBarred(tx, chunk, input.to))
    byId.get(customerId)?.barred.set(itemId, barsOn)
  for (const { customerId, itemId, openedOn } of await insolventDebts(tx, chunk))
    byId.get(customerId)?.insolvent.set(itemId, openedOn)
  for (const { customerId, itemId, number } of await heldByProceedings(tx, chunk))
    byId.get(customerId)?.inProceedings.set(itemId, number)
  for (const { customerId, ...placed } of await placedDebts(tx, chunk)) byId.get(customerId)?.placements.push(placed)
}

/** A document counts from its issue, or from when our books had it when that was earlier. */
const knownOn = ({ issuedOn, enteredOn }: DebitItem): LocalDate => (issuedOn < enteredOn ? issuedOn : enteredOn)

function asKnown(item: DebitItem, from: LocalDate): DebitItem {
  const isLevelKnown = item.givenLevel && (item.givenLevel.on ?? item.enteredOn) <= from
  return {
    ...item,
    enteredOn: item.enteredOn > from ? knownOn(item) : item.enteredOn,
    givenLevel: isLevelKnown ? item.givenLevel : null,
  }
}

function historyOf(
  draft: Draft,
  { book, from, to, heedsFreshness }: HistoryInput,
  { freshOn, follows }: Known,
): History {
  const reachable = reachableBy(draft.customer, true)
  const { customer, debits, credits, settlements, disputes, promises, holds, contacts } = draft
  const { barred, insolvent, inProceedings, placements } = draft
  const settledOn = (side: 'debitId' | 'creditId', day: LocalDate): Map<string, number> => {
    const sums = new Map<string, number>()
    for (const settlement of settlements) {
      if (settlement.on <= day) sums.set(settlement[side], (sums.get(settlement[side]) ?? 0) + settlement.cents)
    }
    return sums
  }
  const openOn = (day: LocalDate): (CreditFacts & { readonly ofCustomerId?: string })[] => {
    const used = settledOn('creditId', day)
    return credits
      .filter((credit) => credit.knownOn <= day)
      .map(({ id, ofCustomerId, facts }) => ({
        ...facts,
        cents: facts.cents - (used.get(id) ?? 0),
        ...(ofCustomerId ? { ofCustomerId } : {}),
      }))
      .filter(({ cents }) => cents > 0)
      .sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : 0))
  }
  const isGroup = [...debits, ...credits].some(({ ofCustomerId }) => ofCustomerId !== undefined)
  const changes = new Set<LocalDate>()
  const change = (day: LocalDate): void => {
    if (day > from && day <= to) changes.add(day)
  }
  for (const item of debits) {
    change(knownOn(item))
    // The day an item becomes late it joins the total that floors and ceilings look at.
    change(addDays(item.dueOn, 1))
  }
  for (const credit of credits) change(credit.knownOn)
  for (const { on } of settlements) change(on)
  for (const { fromOn, untilOn } of [...holds, ...disputes, ...promises, ...placements]) {
    change(fromOn)
    if (untilOn) change(addDays(untilOn, 1))
  }
  for (const openedOn of insolvent.values()) change(openedOn)
  for (const barsOn of barred.values()) change(addDays(barsOn, 1))
  const { freshnessDays } = book.setting
  if (heedsFreshness && freshOn && freshnessDays !== null) change(addDays(freshOn, freshnessDays + 1))
  const { scenario, notChased } = follows(customer)
  return {
    customerId: customer.id,
    scenario,
    contactsBefore: contacts,
    changes: [...changes].sort(),
    creditsOn: openOn,
    factsOn(day, known) {
      const used = settledOn('debitId', day)
      const items = debits
        .filter((item) => knownOn(item) <= day)
        .map((item) => ({ ...item, openCents: item.amountCents - (used.get(item.id) ?? 0) }))
      return {
        customerId: customer.id,
        kind: customer.kind,
        lang: customer.lang,
        reachableBy: reachable,
        isExcluded: customer.excluded,
        notChased,
        items: lessContested(items, disputes, day),
        credits: isGroup
          ? creditsApart(items, openOn(day))
          : openOn(day).map(({ cents, currency }) => ({ cents, currency })),
        disputes: disputes.filter(({ fromOn }) => fromOn <= day),
        promises: promises.filter(({ fromOn }) => fromOn <= day),
        holds: holds.filter(({ fromOn }) => fromOn <= day),
        barred: new Map([...barred].filter(([, barsOn]) => barsOn < day)),
        insolvent: new Map([...insolvent].filter(([, openedOn]) => openedOn <= day)),
        inProceedings,
        placements: placements.filter(({ fromOn }) => fromOn <= day),
        contacts: known,
        otherContactOn: null,
        // What waited to be matched, was announced or was being collected on a past day is not kept.
        receiptsToMatch: [],
        possibleReceipts: [],
        announced: [],
        collections: [],
        booksFreshOn: freshOn,
        lateAccount: null,
      }
    },
  }
}
