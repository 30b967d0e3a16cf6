import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import type { Money } from '../../kernel/money.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { Lang } from '../../kernel/wording.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { enqueue, type JobHandlers } from '../../platform/jobs.ts'
import type { BarredAmong } from './barred.ts'
import {
  type BatchAtWork,
  endBatch,
  insertBatch,
  lockBatch,
  moveBatch,
  notesUntouched,
  takeBatchBack,
} from './batch-store.ts'
import { claimCharges, refuseChanged } from './claim-charges.ts'
import type { ChargeKind } from './model.ts'
import { lockCharges } from './note-store.ts'
import { answerProposals } from './proposal-store.ts'
import { takeNotesBack } from './take-back.ts'
import { weighCharges } from './weigh-charges.ts'
import { wording as words } from './wording.ts'

/** Customers claimed, and notes taken back, in one transaction: a long list neither locks the books nor is lost by one breakdown. */
const SLICE = 200

export type TogetherOrder = {
  readonly customerIds: readonly string[]
  readonly upTo: LocalDate
  readonly kinds: readonly ChargeKind[]
  readonly seen: readonly Money[]
  readonly lang: Lang
}

/**
 * Has a job claim what customers owe, one note for each customer and currency. Refused when the amounts are not those that were seen.
 * What is barred or cannot be reckoned is left out, as the preview said. Gives the batch.
 */
export async function claimTogether(
  tx: OrgTx,
  { customerIds, upTo, kinds, seen, lang }: TogetherOrder,
  by: By,
  barredAmong: BarredAmong,
): Promise<string> {
  if (upTo > by.today) throw new Refused(refuse('up_to_ahead', words.upToAhead, { today: by.today }, 'upTo').refusal)
  const weight = await weighCharges(tx, customerIds, { upTo, today: by.today, lang }, barredAmong)
  const now = kinds.flatMap((kind) => weight[kind])
  if (now.length === 0) throw new Refused(refuse('nothing_to_claim', words.nothingToClaim).refusal)
  refuseChanged(now, seen)
  const id = newId(by.at)
  await insertBatch(tx, { id, upTo, kinds, customerIds }, by)
  await answerProposals(tx, by.at)
  await goOn(tx, 'interest.claim_together', id)
  return id
}

/** Has a job take back every note of a batch of which nothing was paid; the others stay. Refused when it is taken back already. */
export async function takeTogetherBack(tx: OrgTx, id: string, why: string, by: By): Promise<void> {
  if (!(await lockBatch(tx, id, 0))) throw new Refused(notFound().refusal)
  if (!(await takeBatchBack(tx, id, why, by))) throw new Refused(refuse('changed_meanwhile', words.batchGone).refusal)
  await goOn(tx, 'interest.take_back_together', id)
}

const goOn = (tx: OrgTx, name: string, batchId: string): Promise<void> =>
  enqueue(tx, name, { orgId: tx.orgId, batchId }, { queue: `interest:${tx.orgId}`, key: `${name}:${batchId}` })

type Deps = { readonly db: Db; readonly clock: Clock; readonly barredAmong: BarredAmong }

/** Both go on from where the batch stands: run again after a breakdown, what was done is not done twice. */
export const togetherJobs = ({ db, clock, barredAmong }: Deps): JobHandlers => {
  const slices = async (
    orgId: number,
    batchId: unknown,
    step: (tx: OrgTx, of: BatchAtWork, at: Date) => Promise<boolean>,
  ) => {
    const next = () =>
      db.inOrg(orgId, async (tx) => {
        const batch = await lockBatch(tx, String(batchId), SLICE)
        return batch !== null && (await step(tx, batch, clock.now()))
      })
    while (await next());
  }
  const byOf = async (tx: OrgTx, actor: By['actor'], at: Date): Promise<By> => ({
    actor,
    at,
    today: dayIn((await organisationOf(tx)).timeZone, at),
  })
  return {
    'interest.claim_together': ({ orgId, batchId }) =>
      slices(orgId, batchId, async (tx, { id, state, next, upTo, kinds, askedBy, askedByName }, at) => {
        if (state !== 'claiming') return false
        const by = await byOf(tx, { id: askedBy, name: askedByName }, at)
        const order = { customerIds: next, itemIds: null, upTo, kinds, withPaid: false, withBarred: false, seen: null }
        if (next.length > 0) await claimWhatIsLeft(tx, { ...order, batchId: id }, by, barredAmong)
        await moveBatch(tx, id, next.length)
        if (next.length === SLICE) return true
        await endBatch(tx, id, 'claimed', at)
        return false
      }),
    'interest.take_back_together': ({ orgId, batchId }) =>
      slices(orgId, batchId, async (tx, { id, state, backBy, backByName, backWhy }, at) => {
        if (state !== 'taking_back') return false
        const among = await notesUntouched(tx, id, SLICE)
        await lockCharges(tx, [...new Set(among.map(({ customerId }) => customerId))])
        // Whoever was paid while the customers were waited for is left alone.
        const notes = await notesUntouched(tx, id, SLICE)
        await takeNotesBack(tx, notes, backWhy, await byOf(tx, { id: backBy, name: backByName }, at))
        if (notes.length === SLICE) return true
        await endBatch(tx, id, 'taken_back', at)
        return false
      }),
  }
}

/** Between the preview and its turn, somebody may have claimed or paid: then there is nothing left, and that is no fault. */
async function claimWhatIsLeft(...order: Parameters<typeof claimCharges>): Promise<void> {
  try {
    await claimCharges(...order)
  } catch (thrown) {
    if (!(thrown instanceof Refused) || thrown.refusal.code !== 'nothing_to_claim') throw thrown
  }
}
