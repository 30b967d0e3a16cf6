import { organisationOf } from '../../access/index.ts'
import { type Letterhead, letterheadOf, recipientOf } from '../../correspondence/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { Refused } from '../../kernel/verdict.ts'
import { type Customer, customerOf, isPostable } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { statuteOn } from '../../statutes/index.ts'
import { statutesOf } from '../references/statutes-of.ts'
import { allLimits, type ChannelLimits } from './channels.ts'
import { type ClaimAsked, claimLines, creditsOnAccount, type ReckonedLine } from './claim-lines.ts'
import { exhibitsOf } from './exhibits.ts'
import type { Exhibit, PackFacts } from './model.ts'

/** Everything that a pack of one customer is made from, on a day. */
export type PackGround = {
  readonly on: LocalDate
  readonly customer: Customer
  readonly debtorLines: readonly string[]
  readonly letterhead: Letterhead
  readonly lines: readonly ReckonedLine[]
  readonly exhibits: readonly Exhibit[]
  /** What the registry of a commercial court asks, in euro cents; null: no row of the law says. */
  readonly registryFee: { readonly cents: number; readonly toVerify: boolean } | null
  /** What each channel takes. */
  readonly limits: readonly ChannelLimits[]
  readonly facts: PackFacts
}

/** Throws `Refused` when there is no such customer. */
export async function groundOf(tx: OrgTx, asked: ClaimAsked): Promise<PackGround> {
  const { customerId, today: on } = asked
  const customer = await customerOf(tx, customerId)
  if (!customer) throw new Refused(notFound().refusal)
  const letterhead = await letterheadOf(tx)
  const lines = await claimLines(tx, asked)
  const exhibits = await exhibitsOf(tx, customerId, lines)
  const book = await statutesOf(tx)
  const fee = statuteOn(book, 'order_registry_fee', on)
  const limits = allLimits(book, on)
  const { kind, country, siren } = customer
  return {
    on,
    customer,
    debtorLines: recipientOf(customer, null).addressLines,
    letterhead,
    lines,
    exhibits,
    limits,
    registryFee: fee && { cents: fee.value, toVerify: fee.mark === 'verify' },
    facts: {
      debtor: { kind, country, siren, isPostable: isPostable(customer) },
      creditor: { siren: letterhead.organisation.siren, isPostable: isPostable(await organisationOf(tx)) },
      lines,
      credits: await creditsOnAccount(tx, customerId),
      exhibits,
      limits,
    },
  }
}
