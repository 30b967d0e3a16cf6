import type { LocalDate } from '../../kernel/calendar.ts'
import { type Money, sumsByCurrency } from '../../kernel/money.ts'
import { tellRefusal } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { BarredAmong } from './barred.ts'
import { type ChargedCustomer, chargesOf, MOST_TOGETHER } from './charges-of.ts'
import { isStopped } from './claim-charges.ts'
import type { ChargeKind, NoCharge } from './model.ts'
import { wording as words } from './wording.ts'

/** What a choice of customers would be claimed: each kind by currency, of how many, and what stays aside. */
export type Weight = Readonly<Record<ChargeKind, readonly Money[]>> & {
  readonly customers: number
  readonly documents: number
  /** Documents that are barred, and that cannot be reckoned, of whoever they are. */
  readonly barred: number
  readonly refused: number
  /** Customers of whom nothing would be claimed, the first of them told with the reason. */
  readonly leftOut: readonly { readonly customerId: string; readonly customerName: string; readonly message: string }[]
  readonly leftOutCount: number
}

/** Customers reckoned at once: memory holds the documents of so many. */
const SLICE = 500
/** Told one by one at most. */
const MOST_TOLD = 200

/** Weighs what late and open documents of customers would be claimed for, as `claimCharges` would claim it together with others. */
export async function weighCharges(
  tx: OrgTx,
  customerIds: readonly string[],
  { upTo, today, lang }: { readonly upTo: LocalDate; readonly today: LocalDate; readonly lang: Lang },
  barredAmong: BarredAmong,
): Promise<Weight> {
  const interest: Money[] = []
  const indemnity: Money[] = []
  const leftOut: Weight['leftOut'][number][] = []
  const count = { customers: 0, documents: 0, barred: 0, refused: 0, leftOut: 0 }
  for (let from = 0; from < customerIds.length; from += SLICE) {
    const slice = customerIds.slice(from, from + SLICE)
    const asked = { customerIds: slice, itemIds: null, today: upTo, upTo, withPaid: false, limit: MOST_TOGETHER }
    const found = await chargesOf(tx, asked)
    const barred = await barredAmong(
      tx,
      found.flatMap(({ documents }) => documents.map(({ late }) => late.id)),
      today,
    )
    for (const one of found) {
      const before = count.documents
      for (const { late, charges, refusal } of one.documents) {
        if (refusal) count.refused++
        if (barred.has(late.id)) count.barred++
        if (!charges || barred.has(late.id) || isStopped(charges)) continue
        const { interestToClaimCents, indemnityToClaimCents } = charges
        if (interestToClaimCents + indemnityToClaimCents === 0) continue
        count.documents++
        interest.push({ cents: interestToClaimCents, currency: late.currency })
        indemnity.push({ cents: indemnityToClaimCents, currency: 'EUR' })
      }
      if (count.documents > before) {
        count.customers++
        continue
      }
      const { id: customerId, name: customerName } = one.customer
      if (count.leftOut++ < MOST_TOLD)
        leftOut.push({ customerId, customerName, message: whyNothing(lang, one, barred, upTo) })
    }
  }
  const some = (amounts: readonly Money[]) => sumsByCurrency(amounts).filter(({ cents }) => cents > 0)
  return {
    ...{ customers: count.customers, documents: count.documents, barred: count.barred, refused: count.refused },
    ...{ interest: some(interest), indemnity: some(indemnity), leftOut, leftOutCount: count.leftOut },
  }
}

const WHY: Readonly<Partial<Record<Exclude<NoCharge, null>, (typeof words)[keyof typeof words]>>> = {
  no_notice: words.leftNoNotice,
  stopped: words.leftStopped,
  waived: words.leftWaived,
}

/** Why nothing would be claimed of a customer: what somebody can do something about comes first. */
function whyNothing(
  lang: Lang,
  { documents }: ChargedCustomer,
  barred: ReadonlyMap<string, LocalDate>,
  upTo: LocalDate,
): string {
  if (documents.length === 0) return say(lang, words.leftNothingLate, { upTo })
  const refusal = documents.find((one) => one.refusal !== null)?.refusal
  if (refusal) return tellRefusal(lang, refusal)
  const own = documents.filter(({ late }) => !barred.has(late.id))
  if (own.length === 0) return say(lang, words.leftBarred)
  for (const [why, sentence] of Object.entries(WHY))
    if (own.some(({ charges }) => charges?.noInterest === why)) return say(lang, sentence)
  return say(lang, words.leftClaimed)
}
