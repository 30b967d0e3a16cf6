import {
  type BankRecord,
  type Movement,
  reasonSpoken,
  type StatementEnd,
  type StatementHead,
} from '../../adapters/bank-files/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { LineDetails } from '../lines/line-store.ts'
import { settingOf } from '../setting-store.ts'
import { hashKey, plainText } from '../words/reference-key.ts'
import { soundsReturned } from '../words/return-words.ts'
import { type StagedAnnouncement, stageAnnounced } from './announced-store.ts'
import { callReturned } from './own-debit-store.ts'
import { type StagedLine, type StagedStatement, stageLines, stageStatements } from './staged-store.ts'

const BATCH = 500

/** Announcements kept of one file: a bank announces those of a few days. */
const MOST_ANNOUNCED = 2_000

/** Formats that say all that happened between two balances; the others announce single movements. */
const COMPLETE = new Set(['cfonb120', 'camt.053', 'mt940', 'table'])

export type Staged = {
  readonly lines: number
  readonly statements: readonly StagedStatement[]
  /** Movements announced but not booked: they are no money yet, and no lines. */
  readonly notBooked: number
}

/**
 * Streams what a reader yields into the staging tables of an import, in the caller's transaction. Nothing is compared yet, and
 * nothing of the books is touched.
 */
export async function stageBankFile(
  tx: OrgTx,
  importId: string,
  format: string,
  records: AsyncIterable<BankRecord>,
): Promise<Staged> {
  const statements: StagedStatement[] = []
  const announced: StagedAnnouncement[] = []
  let notBooked = 0
  const batches = async function* (): AsyncGenerator<StagedLine[]> {
    let head: StatementHead | null = null
    let currency: string | null = null
    let batch: StagedLine[] = []
    for await (const record of records) {
      if (record.is === 'statement') {
        head = record
        currency = null
      } else if (record.is === 'end') statements.push(statementOf(head!, record, format, currency))
      else if (record.status !== 'booked') {
        notBooked++
        currency ??= record.currency
        const expected = record.status === 'pending' ? announcementOf(head!.no, record) : null
        if (expected && announced.length < MOST_ANNOUNCED) announced.push(expected)
      } else {
        currency ??= record.currency
        batch.push(lineOf(head!.no, record))
        if (batch.length === BATCH) {
          yield batch
          batch = []
        }
      }
    }
    yield batch
  }
  const lines = await stageLines(tx, importId, batches())
  await callReturned(tx, importId, (await settingOf(tx)).feeCents)
  await stageStatements(tx, importId, statements)
  if (announced.length > 0) await stageAnnounced(tx, importId, announced)
  return { lines, statements, notBooked }
}

/** `moved` is the currency of its first movement: a notification may give no other. */
const statementOf = (
  head: StatementHead,
  end: StatementEnd,
  format: string,
  moved: string | null,
): StagedStatement => ({
  no: head.no,
  account: {
    iban: head.account.iban,
    rib: head.account.rib,
    other: head.account.other,
    currency: head.account.currency ?? head.opening?.currency ?? end.closing?.currency ?? moved ?? 'EUR',
  },
  isComplete: COMPLETE.has(format) && head.opening !== null && end.closing !== null,
  format,
  reference: head.reference.slice(0, 80),
  sequence: head.sequence.slice(0, 40),
  fromOn: head.from,
  toOn: head.to,
  openingOn: head.opening?.on ?? null,
  openingCents: head.opening?.cents ?? null,
  closingOn: end.closing?.on ?? head.to,
  closingCents: end.closing?.cents ?? null,
})

function lineOf(statementNo: number, movement: Movement): StagedLine {
  const { counterparty, references, returned } = movement
  const { endToEnd, mandate, bank, creditor, documents, ...others } = references
  const details: LineDetails = {
    ultimateName: counterparty.ultimateName,
    remittance: movement.remittance,
    creditorReference: creditor,
    documents,
    mandate,
    references: given({ endToEnd, ...others }),
    returnWords: returned ? returned.words || returned.code : isGivenBack(movement) ? GIVEN_BACK : '',
    instructed: movement.instructed,
    feeCents: movement.feeCents,
  }
  const said = [
    movement.bookedOn,
    movement.cents,
    movement.currency,
    movement.label,
    counterparty.name,
    endToEnd,
    ...movement.remittance,
  ]
  return [
    statementNo,
    movement.line,
    movement.bookedOn,
    movement.valueOn,
    movement.cents,
    movement.currency,
    movement.code,
    movement.label.slice(0, 500),
    counterparty.name.slice(0, 200),
    counterparty.iban,
    JSON.stringify(details),
    endToEnd,
    bank,
    returnCodeOf(movement),
    hashKey(said.join('\n')),
    movement.entryNo,
  ]
}

/** Money that the bank says will come, as it is kept; nothing for money out, and for what only comes back. */
function announcementOf(no: number, movement: Movement): StagedAnnouncement | null {
  const [
    statementNo,
    ,
    bookedOn,
    valueOn,
    cents,
    currency,
    code,
    label,
    payerName,
    payerIban,
    details,
    endToEnd,
    ,
    why,
  ] = lineOf(no, movement)
  if (cents <= 0 || movement.reversal || why !== '') return null
  const expectedOn = valueOn !== null && valueOn > bookedOn ? valueOn : bookedOn
  const said = [cents, currency, label, payerName, endToEnd, ...movement.remittance]
  return {
    statementNo,
    expectedOn,
    cents,
    currency,
    code,
    label,
    payerName,
    payerIban,
    details: JSON.parse(details) as LineDetails,
    endToEnd,
    contentKey: hashKey(said.join('\n')),
  }
}

/** The bank takes back what it had taken: money in that is no payment of its own. */
const isGivenBack = ({ cents, reversal }: Movement): boolean => cents > 0 && reversal
const GIVEN_BACK = 'contre-passation'

/** ISO 20022 sub-families of what was never paid: nobody reversed it. */
const UNPAID = /\/(?:UPDD|UPCQ|UDFT|UPCT)$/

/**
 * Why an earlier payment came back: the bank's code, else the reason that its words name, else that the bank reversed its entry,
 * else that it is not known. Empty for what is no return.
 */
function returnCodeOf({ cents, label, code, remittance, returned, reversal }: Movement): string {
  if (returned?.code) return returned.code
  const said = [label, ...remittance]
  const isBack = returned !== null || (cents < 0 && (reversal || [...said, code].some(soundsReturned)))
  if (!isBack) return ''
  const spoken = reasonSpoken(plainText(said.join(' ')))
  return spoken || (reversal && !returned && !UNPAID.test(code) ? 'reversed' : 'unknown')
}

const given = (references: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(references).filter(([, value]) => value !== ''))
