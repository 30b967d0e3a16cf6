import { organisationOf } from '../access/index.ts'
import { type PostalAddress, writeDirectDebits } from '../adapters/payment-files/index.ts'
import type { LocalDate } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import { orRefuse, Refused, refuse, type Verdict } from '../kernel/verdict.ts'
import { itemsById } from '../ledger/index.ts'
import { type Customer, customersById } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { record } from '../trail/index.ts'
import type { By } from './apply-matches.ts'
import { type LeftOutItem, mandateObstacle, type ProposedDebit, proposeCollection } from './collection-proposal.ts'
import {
  type Collection,
  insertCollection,
  lockCollection,
  markCancelled,
  markHandedOver,
  takeCollectionNo,
} from './collection-store.ts'
import { debitWords, firstCollectionDay, isBankingDay, mayUse, nextBankingDay, sequenceOf } from './debit-rules.ts'
import { type DebitSetting, debitSettingOf } from './debit-setting-store.ts'
import { type Debit, debitsOf, insertDebits, type Told, tellDebits } from './debit-store.ts'
import { cannotCollect, leftOutWording, noLongerHolds, debitWording as words } from './debit-wording.ts'
import { type Mandate, mandatesOf } from './mandate-store.ts'

export async function settingOrRefuse(tx: OrgTx): Promise<DebitSetting> {
  const setting = await debitSettingOf(tx)
  if (!setting) throw new Refused(refuse('no_setting', words.noSetting).refusal)
  return setting
}

/** Drafts a collection of what may be collected on a day; nothing reaches the bank before it is handed over. */
export async function createCollection(
  tx: OrgTx,
  ask: { readonly collectOn: LocalDate; readonly dueUntil: LocalDate; readonly itemIds?: readonly string[] },
  by: By,
): Promise<string> {
  const setting = await settingOrRefuse(tx)
  refuseDay(ask.collectOn, by.today)
  const no = await takeCollectionNo(tx)
  const { debits, leftOut } = await proposeCollection(tx, setting, ask)
  if (ask.itemIds) refuseChoice(ask.itemIds, debits, leftOut)
  if (debits.length === 0) throw new Refused(refuse('nothing_to_collect', words.nothingToCollect).refusal)
  const { name } = await organisationOf(tx)
  const { creditorIban: iban, creditorBic: bic, creditorId, version, noticeDays } = setting
  const stem = `PRLV${String(no).padStart(4, '0')}`
  const collection = {
    id: newId(by.at),
    no,
    // Sixteen letters is what the oldest statement format keeps of a reference.
    messageId: `${stem}-${ask.collectOn.slice(2).replaceAll('-', '')}`,
    collectOn: ask.collectOn,
    version,
    creditor: { name, iban, bic, creditorId },
    noticeDays,
    madeAt: by.at,
    madeBy: by.actor.name,
  }
  const customers = await customersOf(
    tx,
    debits.map(({ mandate }) => mandate.customerId),
  )
  const drafted = debits.map(({ mandate, sequence, cents, parts }, place) => ({
    id: newId(by.at),
    customerId: mandate.customerId,
    mandateId: mandate.id,
    endToEnd: `${stem}-${String(place + 1).padStart(5, '0')}`,
    cents,
    sequence,
    lot: '',
    told: toldOf(mandate, customers.get(mandate.customerId)!),
    words: debitWords(parts.filter((part) => part.cents > 0).map(({ item }) => item.documentNo)),
    parts: parts.map((part) => ({ itemId: part.item.id, cents: part.cents })),
  }))
  await insertCollection(tx, collection)
  await insertDebits(tx, collection.id, inLots(collection.messageId, drafted))
  await tell(tx, by, 'collection_made', collection, { debits: debits.length, cents: total(debits) })
  return collection.id
}

/**
 * Fixes a draft as the bank will read it. Everything is looked at again: the day, each mandate, each document; the file must
 * be one that banks take.
 */
export async function handOver(tx: OrgTx, id: string, by: By): Promise<void> {
  const setting = await settingOrRefuse(tx)
  const collection = await draftOrRefuse(tx, id)
  refuseDay(collection.collectOn, by.today)
  const debits = await debitsOf(tx, { collectionId: id })
  const mandates = byId(await mandatesOf(tx, { ids: debits.map((debit) => debit.mandateId) }))
  const customers = await customersOf(
    tx,
    debits.map((debit) => debit.customerId),
  )
  const items = byId(
    await itemsById(
      tx,
      debits.flatMap((debit) => debit.parts.map((part) => part.itemId)),
    ),
  )
  const fixed = debits.map((debit) => {
    const mandate = mandates.get(debit.mandateId)!
    const customer = customers.get(debit.customerId)!
    const obstacle = mayUse(mandate.scheme, customer.kind)
      ? mandateObstacle(mandate, collection.collectOn)
      : { reason: 'consumer' as const, params: { reference: mandate.reference } }
    const isOpen = debit.parts.every(({ itemId, cents }) => (items.get(itemId)?.openCents ?? 0) >= Math.abs(cents))
    if (obstacle || !isOpen) {
      const sentence = noLongerHolds(obstacle ? leftOutWording[obstacle.reason] : words.itemsMoved)
      const params = { ...obstacle?.params, customer: debit.customerName, words: debit.words }
      throw new Refused(refuse('changed_meanwhile', sentence, params).refusal)
    }
    const sequence = sequenceOf(mandate, setting.tellsFirst) as Debit['sequence']
    return { ...debit, sequence, told: toldOf(mandate, customer) }
  })
  const inLot = inLots(collection.messageId, fixed)
  orRefuse(fileOf({ ...collection, handedAt: by.at }, inLot))
  await tellDebits(tx, inLot)
  await markHandedOver(tx, id, { name: by.actor.name, at: by.at })
  await tell(tx, by, 'collection_handed_over', collection, { debits: debits.length, cents: total(debits) })
}

/** Gives up a draft, or a file that the bank never took; not once it answered or paid. */
export async function cancelCollection(tx: OrgTx, id: string, by: By): Promise<void> {
  const collection = await lockCollection(tx, id)
  if (!collection) throw new Refused(notFound().refusal)
  if (collection.state === 'cancelled') return
  const debits = await debitsOf(tx, { collectionId: id })
  if (debits.some((debit) => debit.state !== 'planned' && debit.state !== 'running'))
    throw new Refused(refuse('money_came', words.moneyCame).refusal)
  await markCancelled(tx, id)
  await tell(tx, by, 'collection_cancelled', collection, { debits: debits.length, cents: total(debits) })
}

/** The file for the bank, from what was kept when it was handed over: always the same bytes. */
export function fileOf(collection: Collection, debits: readonly Debit[]): Verdict<Uint8Array> {
  if (!collection.handedAt) return refuse('not_handed_over', words.notHandedOver)
  return writeDirectDebits({
    version: collection.version,
    messageId: collection.messageId,
    createdAt: collection.handedAt,
    creditor: { ...collection.creditor, address: null },
    debits: debits.map(({ told, words: text, ...debit }) => ({
      endToEndId: debit.endToEnd,
      cents: debit.cents,
      currency: 'EUR',
      collectOn: collection.collectOn,
      scheme: told.scheme,
      sequence: debit.sequence,
      mandate: { id: told.reference, signedOn: told.signedOn, amendment: amendmentOf(told) },
      debtor: { name: told.debtorName, iban: told.iban, bic: told.bic, address: told.address },
      remittance: text === '' ? null : { text },
    })),
  })
}

const amendmentOf = ({ previousReference, previousIban }: Told) =>
  previousReference === null && previousIban === null ? null : { previousId: previousReference, previousIban }

/** Debits of one scheme and sequence are one lot, numbered as the writer of the file numbers them. */
function inLots<T extends Pick<Debit, 'told' | 'sequence'>>(messageId: string, debits: readonly T[]): T[] {
  const keyOf = ({ told, sequence }: Pick<Debit, 'told' | 'sequence'>) => `${told.scheme} ${sequence}`
  const keys = [...new Set(debits.map(keyOf))].toSorted()
  return debits.map((debit) => ({ ...debit, lot: `${messageId}-${keys.indexOf(keyOf(debit)) + 1}` }))
}

function toldOf(mandate: Mandate, customer: Customer): Told {
  const { reference, scheme, signedOn, previousReference, previousIban, debtorName, iban, bic } = mandate
  return {
    reference,
    scheme,
    signedOn,
    // Changed and changed back: the bank knows it as it is.
    previousReference: previousReference === reference ? null : previousReference,
    previousIban: previousIban === iban ? null : previousIban,
    debtorName,
    iban,
    bic,
    // Only banks outside the European Economic Area ask where the debtor lives.
    address: iban.startsWith('FR') ? null : addressOf(customer),
  }
}

const addressOf = ({ addressLines, postcode, city, country }: Customer): PostalAddress | null =>
  city === ''
    ? null
    : {
        street: null,
        building: null,
        postcode: postcode || null,
        town: city,
        country,
        lines: addressLines.filter((line) => line !== ''),
      }

async function draftOrRefuse(tx: OrgTx, id: string): Promise<Collection> {
  const collection = await lockCollection(tx, id)
  if (!collection) throw new Refused(notFound().refusal)
  if (collection.state !== 'draft') throw new Refused(refuse('changed_meanwhile', words.notDraft).refusal)
  return collection
}

/** What a person chose is collected whole, or not at all: nothing of it is dropped without a word. */
function refuseChoice(
  itemIds: readonly string[],
  debits: readonly ProposedDebit[],
  [first]: readonly LeftOutItem[],
): void {
  if (first) {
    const params = { ...first.params, documentNo: first.item.documentNo }
    throw new Refused(refuse('changed_meanwhile', cannotCollect(leftOutWording[first.reason]), params).refusal)
  }
  const found = new Set(debits.flatMap((debit) => debit.parts.map((part) => part.item.id)))
  if (!itemIds.every((id) => found.has(id))) throw new Refused(refuse('changed_meanwhile', words.choiceMoved).refusal)
}

function refuseDay(on: LocalDate, today: LocalDate): void {
  if (!isBankingDay(on))
    throw new Refused(
      refuse('no_banking_day', words.noBankingDay, { on, next: nextBankingDay(on) }, 'collectOn').refusal,
    )
  const next = firstCollectionDay(today)
  if (on < next) throw new Refused(refuse('too_soon', words.tooSoon, { on, next }, 'collectOn').refusal)
}

const customersOf = async (tx: OrgTx, ids: readonly string[]) => byId(await customersById(tx, ids))
const byId = <T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]))
const total = (debits: readonly { readonly cents: number }[]): number => debits.reduce((sum, one) => sum + one.cents, 0)

const tell = (
  tx: OrgTx,
  by: By,
  verb: string,
  { id, no, collectOn }: Pick<Collection, 'id' | 'no' | 'collectOn'>,
  data: Readonly<Record<string, unknown>>,
) =>
  record(tx, {
    actor: by.actor,
    at: by.at,
    verb,
    subject: { kind: 'collection', id },
    data: { no, collectOn, ...data },
  })
