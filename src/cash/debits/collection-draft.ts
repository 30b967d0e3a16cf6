import { organisationOf } from '../../access/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { customersById } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { record } from '../../trail/index.ts'
import type { By } from '../acting.ts'
import { inLots, toldOf } from './collection-file.ts'
import {
  type CollectionAsk,
  type DebitHooks,
  type LeftOutItem,
  type ProposedDebit,
  proposeCollection,
} from './collection-proposal.ts'
import { type Collection, insertCollection, takeCollectionNo } from './collection-store.ts'
import { debitWords, firstCollectionDay, isBankingDay, nextBankingDay } from './rules.ts'
import { type DebitSetting, debitSettingOf } from './setting-store.ts'
import { insertDebits } from './store.ts'
import { cannotCollect, leftOutWording, debitWording as words } from './wording.ts'

export async function settingOrRefuse(tx: OrgTx): Promise<DebitSetting> {
  const setting = await debitSettingOf(tx)
  if (!setting) throw new Refused(refuse('no_setting', words.noSetting).refusal)
  return setting
}

/** Drafts a collection of what may be collected on a day; nobody is told and nothing reaches the bank yet. */
export async function createCollection(tx: OrgTx, hooks: DebitHooks, ask: CollectionAsk, by: By): Promise<string> {
  const setting = await settingOrRefuse(tx)
  const wrong = dayRefusal(ask.collectOn, by.today)
  if (wrong) throw new Refused(wrong)
  const no = await takeCollectionNo(tx)
  const { debits, leftOut } = await proposeCollection(tx, hooks, setting, ask, by.today)
  if (ask.itemIds) refuseChoice(ask.itemIds, debits, leftOut)
  if (debits.length === 0) throw new Refused(refuse('nothing_to_collect', words.nothingToCollect).refusal)
  const { name } = await organisationOf(tx)
  const { creditorIban: iban, creditorBic: bic, creditorId, version, noticeDays, noticeBy } = setting
  const collection = {
    id: newId(by.at),
    no,
    messageId: messageIdOf(no, ask.collectOn),
    collectOn: ask.collectOn,
    version,
    creditor: { name, iban, bic, creditorId },
    noticeDays,
    noticeBy,
    madeAt: by.at,
    madeBy: by.actor.name,
  }
  const ids = debits.map(({ mandate }) => mandate.customerId)
  const customers = new Map((await customersById(tx, ids)).map((customer) => [customer.id, customer]))
  const drafted = debits.map(({ mandate, sequence, cents, parts }, place) => ({
    id: newId(by.at),
    customerId: mandate.customerId,
    mandateId: mandate.id,
    endToEnd: `${stemOf(no)}-${String(place + 1).padStart(5, '0')}`,
    cents,
    sequence,
    told: toldOf(mandate, customers.get(mandate.customerId)!),
    words: debitWords(parts.filter((part) => part.cents > 0).map(({ item }) => item.documentNo)),
    parts: parts.map((part) => ({ itemId: part.item.id, cents: part.cents })),
  }))
  await insertCollection(tx, collection)
  await insertDebits(tx, collection.id, inLots(collection.messageId, drafted))
  await tellCollection(tx, by, 'collection_made', collection, debits)
  return collection.id
}

const stemOf = (no: number): string => `PRLV${String(no).padStart(4, '0')}`

/** The reference of a file: sixteen letters is what the oldest statement format keeps of one. */
export const messageIdOf = (no: number, collectOn: LocalDate): string =>
  `${stemOf(no)}-${collectOn.slice(2).replaceAll('-', '')}`

/** Why banks do not settle on a day, or no longer can; null when they can. */
export function dayRefusal(on: LocalDate, today: LocalDate) {
  if (!isBankingDay(on))
    return refuse('no_banking_day', words.noBankingDay, { on, next: nextBankingDay(on) }, 'collectOn').refusal
  const next = firstCollectionDay(today)
  return on < next ? refuse('too_soon', words.tooSoon, { on, next }, 'collectOn').refusal : null
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

/** Records what a person did with a collection. */
export const tellCollection = (
  tx: OrgTx,
  by: By,
  verb: string,
  { id, no, collectOn }: Pick<Collection, 'id' | 'no' | 'collectOn'>,
  debits: readonly { readonly cents: number }[],
  more: Readonly<Record<string, unknown>> = {},
): Promise<unknown> => {
  const cents = debits.reduce((sum, one) => sum + one.cents, 0)
  const data = { no, collectOn, debits: debits.length, cents, ...more }
  return record(tx, { actor: by.actor, at: by.at, verb, subject: { kind: 'collection', id }, data })
}
