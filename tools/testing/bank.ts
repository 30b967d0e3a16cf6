import { type BankRecord, type Movement, nobody, noReferences } from '../../src/adapters/bank-files/model.ts'
import { matchLines, recordStatements, stageBankFile } from '../../src/cash/index.ts'
import { addDays, dayIn, type LocalDate } from '../../src/kernel/calendar.ts'
import { newId } from '../../src/kernel/ids.ts'
import { sumCents } from '../../src/kernel/money.ts'
import { withheld } from '../../src/main/holding-back.ts'
import { remittancesArrived } from '../../src/outsourcing/index.ts'
import type { Db } from '../../src/platform/db.ts'

/** What a bank says of one movement; the rest is as banks leave it when they know nothing. */
export type NewMovement = {
  readonly on: LocalDate
  readonly cents: number
  readonly payer?: string
  readonly words?: string
  readonly iban?: string
  readonly returned?: { readonly code: string; readonly words: string }
}

type NewStatement = {
  readonly iban: string
  readonly openingCents?: number
  readonly movements: readonly NewMovement[]
}

function* recordsOf({ iban, openingCents = 0, movements }: NewStatement): Generator<BankRecord> {
  const days = movements.map((movement) => movement.on).toSorted()
  const from = days[0]!
  const to = days.at(-1)!
  const currency = 'EUR'
  const sum = sumCents(movements.map((movement) => movement.cents))
  yield {
    is: 'statement',
    no: 1,
    line: 1,
    account: { iban, rib: null, other: null, currency },
    reference: '',
    sequence: '',
    from,
    to,
    opening: { on: addDays(from, -1), cents: openingCents, currency },
  }
  for (const [
    index,
    { on, cents, payer = '', words = '', iban: payerIban = null, returned = null },
  ] of movements.entries()) {
    const movement: Movement = {
      line: index + 2,
      entryNo: index + 1,
      bookedOn: on,
      valueOn: on,
      cents,
      currency,
      status: 'booked',
      reversal: false,
      code: returned ? '59' : cents < 0 ? '06' : '18',
      label: [cents < 0 ? 'PRLV' : 'VIR', payer || words].join(' '),
      counterparty: { ...nobody, name: payer, iban: payerIban },
      references: noReferences,
      remittance: words === '' ? [] : [words],
      returned,
      instructed: null,
      feeCents: 0,
    }
    yield { is: 'movement', ...movement }
  }
  const closing = { on: to, cents: openingCents + sum, currency }
  yield {
    is: 'end',
    no: 1,
    line: movements.length + 2,
    closing,
    entries: movements.length,
    sumCents: sum,
    balanced: true,
  }
}

/** Puts a statement into the books as its import does, and looks for what each line pays. */
export async function bankSays(db: Db, orgId: number, statement: NewStatement, at: Date): Promise<void> {
  const importId = newId(at)
  const records = async function* () {
    yield* recordsOf(statement)
  }
  await db.inOrg(orgId, async (tx) => {
    await stageBankFile(tx, importId, 'camt.053', records())
    await recordStatements(tx, importId, at)
  })
  await matchLines({ db, withheld, othersMoney: remittancesArrived }, orgId, { at, today: dayIn('Europe/Paris', at) })
}
