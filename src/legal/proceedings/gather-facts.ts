import type { LocalDate } from '../../kernel/calendar.ts'
import { sumCents } from '../../kernel/money.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import { type Customer, customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { plansOf } from '../../promises/index.ts'
import { planReference } from '../../promises/model.ts'
import { insolventDebts } from '../insolvency/case-store.ts'
import { chargesOf } from '../interest/charges-of.ts'
import type { ClaimFacts, Contested } from './advice.ts'
import { type ClaimedDebt, claimedDebts, filesHeld } from './advice-store.ts'
import { usesTradeClaim } from './court-store.ts'
import { proceedingWording as words } from './wording.ts'

/** What somebody knows better than the books; null: as the books have it. */
export type Corrections = {
  readonly contested: Contested | null
  readonly areTraders: boolean | null
  readonly debtors: number
}

export type GatheredClaim = {
  readonly customer: Customer
  readonly debts: readonly ClaimedDebt[]
  readonly facts: ClaimFacts
}

const ACCESSORIES = new Set(['interest', 'fee'])

/**
 * A claim on a customer as the books know it: what is late, or the documents named, in one currency. Refused when a document named is
 * no open debt of the customer, or when they are in two currencies; null when nothing is late.
 */
export async function gatherClaim(
  tx: OrgTx,
  asked: { readonly customerId: string; readonly itemIds: readonly string[] | null; readonly today: LocalDate },
  { contested, areTraders, debtors }: Corrections,
): Promise<GatheredClaim | null> {
  const { customerId, itemIds, today } = asked
  const customer = await customerOf(tx, customerId)
  if (!customer) throw new Refused(notFound().refusal)
  const found = await claimedDebts(tx, customerId, itemIds, today)
  if (itemIds && found.length < new Set(itemIds).size) orRefuse(refuse('not_its_debt', words.notItsDebt, {}, 'itemIds'))
  const currency = found[0]?.currency
  if (currency === undefined) return null
  if (itemIds && found.some((one) => one.currency !== currency))
    orRefuse(refuse('two_currencies', words.oneCurrency, {}, 'itemIds'))
  const debts = found.filter((one) => one.currency === currency)
  const principal = debts.filter(({ kind }) => !ACCESSORIES.has(kind))
  const files = await filesHeld(
    tx,
    customerId,
    debts.map(({ documentNo }) => documentNo),
  )
  const [plan] = await plansOf(tx, { itemIds: debts.map(({ itemId }) => itemId), states: ['active'] })
  const insolvent = await insolventDebts(tx, { ids: [customerId], isRange: false })
  return {
    customer,
    debts,
    facts: {
      today,
      principalCents: sumOpen(principal),
      accessoryCents:
        sumOpen(debts.filter(({ kind }) => ACCESSORIES.has(kind))) +
        (await runningCents(tx, customerId, principal, today)),
      currency,
      debtorKind: customer.kind,
      areTraders: areTraders ?? (customer.kind === 'business' ? null : false),
      isInvoiced: principal.every(({ kind }) => kind === 'invoice' || kind === 'opening'),
      contested: contested ?? contestedOf(debts),
      hasOrder: ['order', 'contract', 'terms_accepted'].some((kind) => files.has(kind)),
      hasDelivery: files.has('delivery_proof'),
      barsOn: firstBar(debts),
      country: customer.country || 'FR',
      hasAddress: customer.city.trim() !== '' && customer.addressLines.some((line) => line.trim() !== ''),
      debtors,
      isInsolvent: insolvent.some(({ itemId }) => debts.some((one) => one.itemId === itemId)),
      planRunning: plan ? planReference(plan.no) : null,
      hasTitle: debts.every(({ hasTitle }) => hasTitle),
      usesTradeClaim: await usesTradeClaim(tx),
    },
  }
}

const sumOpen = (debts: readonly ClaimedDebt[]): number => sumCents(debts.map(({ openCents }) => openCents))

function contestedOf(debts: readonly ClaimedDebt[]): Contested {
  const contested = sumCents(debts.map(({ contestedCents }) => contestedCents))
  return contested === 0 ? 'no' : contested < sumOpen(debts) ? 'part' : 'whole'
}

const firstBar = (debts: readonly ClaimedDebt[]): LocalDate | null =>
  debts.reduce<LocalDate | null>((a, { barsOn: b }) => (b !== null && (a === null || b < a) ? b : a), null)

/** Interest and indemnities that ran and are not claimed yet, in the currency of the claim; what cannot be reckoned counts for nothing. */
async function runningCents(
  tx: OrgTx,
  customerId: string,
  principal: readonly ClaimedDebt[],
  today: LocalDate,
): Promise<number> {
  const itemIds = principal.map(({ itemId }) => itemId)
  if (itemIds.length === 0) return 0
  const asked = { customerIds: [customerId], itemIds, today, upTo: today, withPaid: false }
  const [charged] = await chargesOf(tx, asked)
  const isEuro = principal[0]!.currency === 'EUR'
  return sumCents(
    (charged?.documents ?? []).map(({ charges }) =>
      charges ? charges.interestToClaimCents + (isEuro ? charges.indemnityToClaimCents : 0) : 0,
    ),
  )
}
