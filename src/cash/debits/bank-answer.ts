import type { PaymentStatus } from '../../adapters/bank-files/index.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { Sentence, SentenceParams } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { record } from '../../trail/index.ts'
import type { By } from '../acting.ts'
import {
  answersIn,
  collectedAgain,
  type DebitAnswer,
  dropAnswers,
  insertAnswers,
  markApplied,
  markRecorded,
} from './bank-answer-store.ts'
import { type Collection, collectionByMessage, collectionOf, markHandedOver } from './collection-store.ts'
import { debitFailed } from './failure.ts'
import { mandatesOf, setMandateState } from './mandate-store.ts'
import { type Debit, debitsOf, unreject } from './store.ts'
import { debitWording as words } from './wording.ts'

/** What a bank says that it does, or may still do (ISO 20022, ExternalPaymentTransactionStatus). */
const ACCEPTED = new Set(['ACCP', 'ACTC', 'ACSP', 'ACSC', 'ACWC', 'ACCC'])
const PENDING = new Set(['PDNG', 'RCVD'])

/** Something of an answer that a person should look at. */
export type AnswerWarning = {
  readonly code: string
  readonly sentence: Sentence
  readonly params: SentenceParams
  readonly line: number | null
}
export type AnswerSummary = {
  readonly collectionNo: number
  readonly collectOn: string
  readonly accepted: number
  readonly pending: number
  readonly rejected: number
  readonly rejectedCents: number
}

/**
 * Keeps what an answer of the bank (pain.002) says of each debit of ours, for an import; nothing of the books is touched. Throws
 * `Refused` for an answer to a file that was not made here, or that contradicts it.
 */
export async function stageAnswer(
  tx: OrgTx,
  importId: string,
  status: PaymentStatus,
): Promise<{ readonly summary: AnswerSummary; readonly warnings: readonly AnswerWarning[] }> {
  await dropAnswers(tx, importId, 'all')
  const collection = await answeredCollection(tx, status)
  const debits = (await debitsOf(tx, { collectionId: collection.id })).filter((debit) => debit.state !== 'dropped')
  const answers = answersTo(debits, status)
  if (answers.length === 0) throw new Refused(refuse('answer_says_nothing', words.answerSaysNothing).refusal)
  const ours = new Map(debits.map((debit) => [debit.endToEnd, debit]))
  const warnings: AnswerWarning[] = []
  for (const [reference, said] of contradictory(status)) {
    const params = { reference, line: said[0]!.line, other: said.at(-1)!.line }
    if (ours.has(reference))
      warnings.push({ code: 'answer_contradicts', sentence: words.answerContradicts, params, line: said[0]!.line })
  }
  for (const { endToEnd, line, cents, currency } of status.transactions) {
    const debit = ours.get(endToEnd)
    if (!debit && endToEnd !== '') {
      const params = { line, no: collection.no, reference: endToEnd.slice(0, 60) }
      warnings.push({ code: 'answer_unknown', sentence: words.answerUnknown, params, line })
    } else if (debit && cents !== null && cents !== debit.cents) {
      const found = { cents, currency: currency ?? 'EUR' }
      const params = { line, reference: endToEnd, found, wanted: { cents: debit.cents, currency: 'EUR' } }
      throw new Refused(refuse('answer_amount', words.answerAmount, params).refusal)
    }
  }
  const byId = new Map(debits.map((debit) => [debit.id, debit]))
  for (const { debitId, says, line } of answers) {
    const { state, endToEnd: reference } = byId.get(debitId)!
    if (says === 'rejected' && (state === 'settled' || state === 'returned'))
      warnings.push({ code: 'answer_after_money', sentence: words.answerAfterMoney, params: { reference }, line })
  }
  await insertAnswers(tx, importId, answers)
  return { summary: summaryOf(collection, answers, byId), warnings }
}

/** Writes an answer into the books: what it rejects can be collected again, as its reason allows. Gives the debits rejected. */
export async function recordAnswer(
  tx: OrgTx,
  importId: string,
  by: By,
): Promise<{ readonly summary: AnswerSummary; readonly rows: readonly DebitAnswer[] }> {
  const { collection, debits, answers } = await readAnswer(tx, importId)
  // Whoever answers has the file, said or not.
  if (collection.state === 'validated') await markHandedOver(tx, collection.id, { name: by.actor.name, at: by.at })
  await markRecorded(tx, importId, by.at)
  for (const answer of answers) {
    const debit = debits.get(answer.debitId)!
    if (answer.says !== 'rejected' || debit.state !== 'running') continue
    const [before] = await mandatesOf(tx, { id: debit.mandateId })
    const failure = { on: by.today, returnedMatchId: null, code: answer.code, words: answer.codeWords }
    await debitFailed(tx, debit, failure, by)
    const [after] = await mandatesOf(tx, { id: debit.mandateId })
    const moved = before && after && before.state !== after.state
    const was = moved ? { state: before.state, reason: before.stateReason, on: before.stateOn } : null
    await markApplied(tx, importId, debit.id, was)
  }
  return { summary: summaryOf(collection, answers, debits), rows: answers }
}

/** Why an answer cannot be taken back: what it rejected is being collected again. */
export const answerReliedUpon = async (tx: OrgTx, importId: string) =>
  (await collectedAgain(tx, importId)).map(({ customerName, no }) => ({
    code: 'collected_again',
    sentence: words.answerReliedUpon,
    params: { customer: customerName, no },
  }))

/** Takes an answer back: what it rejected is running again, and mandates are what they were. Gives the debits concerned. */
export async function withdrawAnswer(tx: OrgTx, importId: string, by: By): Promise<number> {
  const applied = (await answersIn(tx, importId)).filter((answer) => answer.applied)
  for (const answer of applied) {
    const [debit] = await debitsOf(tx, { id: answer.debitId })
    if (!debit) continue
    await unreject(tx, debit.id)
    const { mandateState: state, mandateReason, mandateStateOn } = answer
    if (state && mandateStateOn)
      await setMandateState(tx, debit.mandateId, { state, reason: mandateReason ?? '', on: mandateStateOn })
    await record(tx, {
      actor: by.actor,
      at: by.at,
      verb: 'debit_rejection_withdrawn',
      subject: { kind: 'customer', id: debit.customerId },
      data: { debitId: debit.id, endToEnd: debit.endToEnd, mandateState: state },
    })
  }
  await dropAnswers(tx, importId, 'all')
  return applied.length
}

/** An answer as it was kept for an import, with the collection it is about. Throws `not_found` when there is none. */
export async function readAnswer(tx: OrgTx, importId: string) {
  const answers = await answersIn(tx, importId)
  const [first] = answers.length === 0 ? [] : await debitsOf(tx, { id: answers[0]!.debitId })
  const collection = first && (await collectionOf(tx, first.collectionId))
  if (!collection) throw new Refused(refuse('not_found', words.answerWithdrawn).refusal)
  const debits = await debitsOf(tx, { collectionId: collection.id })
  return { collection, answers, debits: new Map(debits.map((debit) => [debit.id, debit])) }
}

async function answeredCollection(tx: OrgTx, status: PaymentStatus): Promise<Collection> {
  const collection = await collectionByMessage(tx, status.originalMessageId)
  const { no } = collection ?? { no: 0 }
  if (!collection) {
    const found = status.originalMessageId.slice(0, 60)
    throw new Refused(refuse('answer_of_nothing', words.answerOfNothing, { found }).refusal)
  }
  if (collection.state === 'draft') throw new Refused(refuse('answer_of_draft', words.answerOfDraft, { no }).refusal)
  if (collection.state === 'cancelled')
    throw new Refused(refuse('answer_of_cancelled', words.answerOfCancelled, { no }).refusal)
  return collection
}

/** Debits that one answer both rejects and does not: nobody knows which of the two is meant. */
function contradictory({ transactions }: PaymentStatus): Map<string, PaymentStatus['transactions']> {
  const told = Map.groupBy(transactions, (one) => one.endToEnd)
  return new Map([...told].filter(([, said]) => new Set(said.map((one) => one.status === 'RJCT')).size > 1))
}

/**
 * A debit is answered by name, or with its whole lot, or with the whole file. What is said nearest to it counts, and of one named
 * twice the last word; one that is both rejected and not is not answered at all.
 */
function answersTo(debits: readonly Debit[], status: PaymentStatus): DebitAnswer[] {
  const named = new Map(status.transactions.map((one) => [one.endToEnd, one]))
  const unclear = contradictory(status)
  const lots = new Map(status.paymentInformations.map((one) => [one.id, one]))
  return debits.flatMap((debit): DebitAnswer[] => {
    if (unclear.has(debit.endToEnd)) return []
    const own = named.get(debit.endToEnd)
    const levels = [own, lots.get(debit.lot), status.group].filter((one) => one !== undefined)
    const isRejected = levels.some((one) => one.status === 'RJCT')
    const nearest = levels.find((one) => ACCEPTED.has(one.status) || PENDING.has(one.status))
    if (!isRejected && !nearest) return []
    const says = isRejected ? 'rejected' : ACCEPTED.has(nearest!.status) ? 'accepted' : 'pending'
    const said = isRejected ? levels.find((one) => one.code !== '' || one.words !== '') : undefined
    const [code, codeWords] = [(said?.code ?? '').slice(0, 40), (said?.words ?? '').slice(0, 500)]
    return [{ debitId: debit.id, line: own?.line ?? null, says, code, codeWords }]
  })
}

function summaryOf(
  { no, collectOn }: Collection,
  answers: readonly DebitAnswer[],
  debits: ReadonlyMap<string, Debit>,
): AnswerSummary {
  const saying = (what: DebitAnswer['says']) => answers.filter(({ says }) => says === what)
  const rejected = saying('rejected')
  return {
    collectionNo: no,
    collectOn,
    accepted: saying('accepted').length,
    pending: saying('pending').length,
    rejected: rejected.length,
    rejectedCents: rejected.reduce((sum, { debitId }) => sum + debits.get(debitId)!.cents, 0),
  }
}
