import { type PaymentStatus, readPaymentStatus } from '../adapters/bank-files/index.ts'
import { orRefuse, Refused, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import type { By } from './apply-matches.ts'
import { lockCollection } from './collection-store.ts'
import { debitFailed } from './debit-failure.ts'
import { type Debit, debitsOf } from './debit-store.ts'
import { debitWording as words } from './debit-wording.ts'

export type StatusOutcome = { readonly rejected: number; readonly known: number; readonly unknown: string[] }

/**
 * The bank's answer to a collection: what it rejects was never settled. Read twice, it changes nothing the second time.
 * `unknown` are references that the collection does not hold.
 */
export async function readStatus(
  tx: OrgTx,
  collectionId: string,
  status: PaymentStatus,
  by: By,
): Promise<StatusOutcome> {
  const collection = await lockCollection(tx, collectionId)
  if (!collection) throw new Refused(notFound().refusal)
  if (collection.state !== 'handed_over') throw new Refused(refuse('not_handed_over', words.notHandedOver).refusal)
  if (status.originalMessageId !== collection.messageId) {
    const params = { found: status.originalMessageId.slice(0, 60), expected: collection.messageId }
    throw new Refused(refuse('other_file', words.otherFile, params).refusal)
  }
  const debits = await debitsOf(tx, { collectionId })
  const byReference = new Map(debits.map((debit) => [debit.endToEnd, debit]))
  const unknown = status.transactions.map((one) => one.endToEnd).filter((one) => one !== '' && !byReference.has(one))
  const outcome = { rejected: 0, known: 0, unknown }
  for (const debit of debits) {
    const reason = rejectionOf(debit, status)
    if (!reason) continue
    if (debit.state !== 'running') outcome.known++
    else {
      const { code, words: bankWords } = reason
      await debitFailed(tx, debit, { on: by.today, returnedMatchId: null, code, words: bankWords.slice(0, 500) }, by)
      outcome.rejected++
    }
  }
  return outcome
}

/** A debit is rejected by name, or with its whole lot, or with the whole file. */
function rejectionOf(debit: Debit, status: PaymentStatus): { readonly code: string; readonly words: string } | null {
  const own = status.transactions.find((one) => one.endToEnd === debit.endToEnd)
  const lot = status.paymentInformations.find((one) => one.id === debit.lot)
  const answers = [own, lot, status.group]
  if (!answers.some((answer) => answer?.status === 'RJCT')) return null
  // What is said nearest to the debit counts, where a reason is given.
  const said = answers.find((answer) => answer && (answer.code !== '' || answer.words !== ''))
  return { code: said?.code ?? '', words: said?.words ?? '' }
}

/** An answer of a bank is a few kilobytes; what is longer is no such answer. */
const MOST_BYTES = 20_000_000

export async function statusIn(upload: AsyncIterable<Uint8Array>): Promise<PaymentStatus> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of upload) {
    length += chunk.length
    if (length > MOST_BYTES) break
    chunks.push(chunk)
  }
  return orRefuse(
    await readPaymentStatus(async function* () {
      yield* chunks
    }),
  )
}
