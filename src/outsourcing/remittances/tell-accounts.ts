import { takeEntryBack, tellEntry } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Remittance, remittanceNumber } from './model.ts'

/** What the accounts of the creditor are told of a remittance: the fees kept from it once it is paid, and its money once the bank has it. */

type Told = Pick<Remittance, 'id' | 'no' | 'currency' | 'providerName'>

export const tellFeesKept = (
  tx: OrgTx,
  one: Told & Pick<Remittance, 'feesCents'>,
  on: LocalDate,
  at: Date,
): Promise<void> =>
  tellEntry(
    tx,
    {
      ...{ kind: 'fee_set_off', aboutId: one.id, currency: one.currency, on, piece: remittanceNumber(one.no) },
      ...{ label: `Honoraires retenus sur ${remittanceNumber(one.no)}`, party: one.providerName },
      parts: [
        { account: 'supplierAccount', cents: one.feesCents },
        { account: 'collectorAccount', cents: -one.feesCents },
      ],
    },
    at,
  )

export const tellArrived = (
  tx: OrgTx,
  one: Told & Pick<Remittance, 'cents'>,
  line: { readonly id: string; readonly bookedOn: LocalDate },
  at: Date,
): Promise<void> =>
  tellEntry(
    tx,
    {
      ...{ kind: 'remittance', aboutId: one.id, currency: one.currency, on: line.bookedOn, lineId: line.id },
      ...{ piece: remittanceNumber(one.no), label: `Reversement ${remittanceNumber(one.no)}`, party: one.providerName },
      parts: [
        { account: 'bank', cents: one.cents },
        { account: 'collectorAccount', cents: -one.cents },
      ],
    },
    at,
  )

export const takeArrivedBack = (tx: OrgTx, id: string, on: LocalDate, at: Date): Promise<void> =>
  takeEntryBack(tx, { kind: 'remittance', aboutId: id }, on, at)
