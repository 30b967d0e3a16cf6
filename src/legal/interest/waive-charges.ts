import type { By } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { itemsById } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import { chargesOf } from './charges-of.ts'
import type { ChargeKind } from './model.ts'
import { lockCharges } from './note-store.ts'
import { insertWaivers, keepNotices, takeWaiverBack, type Waiver, waiverOf } from './waiver-store.ts'
import { wording as words } from './wording.ts'

export type WaiveOrder = {
  readonly customerId: string
  readonly itemIds: readonly string[]
  readonly kinds: readonly ChargeKind[]
  /** Interest that would run after today is given up as well. */
  readonly forGood: boolean
  readonly reason: string
}

/**
 * Gives up what runs on documents and was not claimed: the interest of so many days, the indemnity whole. Interest runs on from
 * the day after, unless it is given up for good. What is claimed already is taken back first, with its note. Gives the waivers.
 */
export async function waiveCharges(tx: OrgTx, order: WaiveOrder, by: By): Promise<string[]> {
  const { customerId } = order
  await lockCharges(tx, [customerId])
  const [found] = await chargesOf(tx, {
    customerIds: [customerId],
    itemIds: order.itemIds,
    today: by.today,
    upTo: by.today,
    withPaid: true,
  })
  const waivers = (found?.documents ?? []).flatMap(({ late, charges }) =>
    order.kinds.flatMap((kind): Waiver[] => {
      const cents = (kind === 'interest' ? charges?.interestToClaimCents : charges?.indemnityToClaimCents) ?? 0
      const forGood = kind === 'interest' && order.forGood && late.openCents > 0 && late.forGoodOn === null
      if (cents === 0 && !forGood) return []
      return [
        {
          id: newId(by.at),
          itemId: late.id,
          customerId,
          kind,
          cents,
          upTo: by.today,
          forGood,
          reason: order.reason,
          madeAt: by.at,
          madeByName: by.actor.name,
        },
      ]
    }),
  )
  if (waivers.length === 0) throw new Refused(refuse('nothing_to_waive', words.nothingToWaive).refusal)
  await insertWaivers(tx, waivers)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'charges_waived',
    subject: { kind: 'customer', id: customerId },
    data: {
      reason: order.reason,
      waived: waivers.map(({ itemId, kind, cents, forGood }) => ({ itemId, charge: kind, cents, forGood })),
    },
  })
  return waivers.map(({ id }) => id)
}

/** What was given up runs again, for all its days. */
export async function undoWaiver(tx: OrgTx, id: string, by: By): Promise<void> {
  const waiver = await waiverOf(tx, id)
  if (!waiver || (await takeWaiverBack(tx, id, by.at)) === 0)
    throw new Refused(refuse('changed_meanwhile', words.waiverGone).refusal)
  const { itemId, kind, cents, customerId } = waiver
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'charges_waiver_undone',
    subject: { kind: 'customer', id: customerId },
    data: { itemId, charge: kind, cents },
  })
}

/** Notes the day on which a formal notice about documents of one customer was received, with its proof; null takes it back. */
export async function noteFormalNotice(
  tx: OrgTx,
  customerId: string,
  itemIds: readonly string[],
  what: { readonly receivedOn: LocalDate; readonly evidence: string } | null,
  by: By,
): Promise<void> {
  if (what && what.receivedOn > by.today)
    throw new Refused(refuse('notice_ahead', words.noticeAhead, { today: by.today }, 'receivedOn').refusal)
  if (what && what.evidence.trim() === '')
    throw new Refused(refuse('no_evidence', words.noticeEvidence, undefined, 'evidence').refusal)
  const items = await itemsById(tx, itemIds)
  if (items.length === 0 || items.some((item) => item.customerId !== customerId)) throw new Refused(notFound().refusal)
  await keepNotices(
    tx,
    items.map((item) => ({ id: newId(by.at), itemId: item.id })),
    what,
    { name: by.actor.name, at: by.at },
  )
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: what ? 'formal_notice_received' : 'formal_notice_withdrawn',
    subject: { kind: 'customer', id: customerId },
    data: { documents: items.map(({ documentNo }) => documentNo), ...what },
  })
}
