import { addDays, type LocalDate } from '../../src/kernel/calendar.ts'
import { bankSays, type NewMovement } from '../../tools/testing/bank.ts'
import { type Seat, type Stage, stageClock } from '../../tools/testing/browser.ts'
import { bookCustomer, today } from '../../tools/testing/browser-books.ts'

/** A small firm's customers, what they owe, and a statement in which each way of paying occurs once. */

const MAIN_IBAN = 'FR7630006000011234567890189'
const SAVINGS_IBAN = 'FR7610107001011234567890129'

const ago = (days: number): LocalDate => addDays(today(), -days)

type Document = { no: string; cents: number; late: number; kind?: 'credit_note' }

const CUSTOMERS: readonly { code: string; name: string; documents: readonly Document[] }[] = [
  {
    code: 'BATISUD',
    name: 'Bâti-Sud SARL',
    documents: [
      { no: 'FA2026-0142', cents: 150_000, late: 31 },
      { no: 'FA2026-0150', cents: 102_000, late: 12 },
      { no: 'AV-0007', cents: 12_000, late: 20, kind: 'credit_note' },
    ],
  },
  { code: 'DUPONT', name: 'Dupont et Fils', documents: [{ no: 'FA2026-0139', cents: 150_000, late: 35 }] },
  {
    code: 'VAUTRIN',
    name: 'Garage Vautrin',
    documents: [
      { no: 'FA2026-0101', cents: 80_000, late: 64 },
      { no: 'FA2026-0127', cents: 40_000, late: 40 },
    ],
  },
  {
    code: 'COLIN',
    name: 'Menuiserie Colin',
    documents: [
      { no: 'FA2026-0133', cents: 35_000, late: 33 },
      { no: 'FA2026-0161', cents: 27_500, late: -10 },
      { no: 'FA2026-0170', cents: 9_000, late: -20 },
    ],
  },
  { code: 'HORIZON', name: 'Horizon Paysages', documents: [{ no: 'FA2026-0155', cents: 61_200, late: 3 }] },
  { code: 'LEROY', name: 'Leroy Électricité', documents: [{ no: 'FA2026-0158', cents: 61_200, late: 2 }] },
  { code: 'MERCIER', name: 'Mercier Conseil', documents: [{ no: 'FA2026-0148', cents: 240_000, late: 15 }] },
]

const MOVEMENTS: readonly NewMovement[] = [
  {
    on: ago(1),
    cents: 240_000,
    payer: 'BATI SUD',
    words: 'FACT FA2026-0142 ET FA2026-0150 MOINS AVOIR',
    iban: 'FR7630004000031234567890143',
  },
  { on: ago(2), cents: 148_800, payer: 'DUPONT ET FILS', words: 'FACTURE FA2026-0139' },
  { on: ago(3), cents: 60_000, payer: 'GARAGE VAUTRIN', words: 'ACOMPTE SUR COMPTE' },
  { on: ago(4), cents: 70_000, payer: 'SCI DES LILAS', words: 'POUR LE COMPTE DE MENUISERIE' },
  { on: ago(5), cents: 61_200, payer: 'M OU MME PETIT', words: 'FACTURE' },
  { on: ago(6), cents: 500_000, payer: '', words: 'VIREMENT DEPUIS LIVRET' },
  { on: ago(7), cents: 240_000, payer: 'MERCIER CONSEIL', words: 'FA2026-0148' },
  { on: ago(8), cents: -25_000, payer: 'BUREAU VALLEE', words: 'FOURNITURES' },
  {
    on: ago(9),
    cents: -18_000,
    payer: 'ATELIER MOREL',
    words: 'PRLV MANDAT 12',
    returned: { code: 'MD06', words: 'CONTESTE PAR LE DEBITEUR' },
  },
]

/** A credit deducted is asked about here, so that there is something to accept. */
async function askAboutCredits(seat: Seat): Promise<void> {
  const { classes: _, ...kept } = await seat.api<{ autoClasses: string[]; classes: unknown }>('GET', '/cash/setting')
  const autoClasses = kept.autoClasses.filter((one) => one !== 'references_credit')
  await seat.api('PUT', '/cash/setting', { ...kept, autoClasses })
}

export async function openBooks(stage: Stage, seat: Seat): Promise<void> {
  await askAboutCredits(seat)
  for (const customer of CUSTOMERS) await bookOne(stage, seat, customer)
}

const bookOne = (stage: Stage, seat: Seat, { code, name, documents }: (typeof CUSTOMERS)[number]): Promise<string> =>
  bookCustomer(
    stage,
    seat,
    { code, name },
    documents.map(({ no, cents, late, kind }) => ({
      documentNo: no,
      cents,
      kind,
      issuedOn: ago(late + 30),
      dueOn: ago(late),
    })),
  )

export const sayStatement = (stage: Stage, seat: Seat): Promise<void> =>
  bankSays(
    stage.database.db,
    seat.orgId,
    { iban: MAIN_IBAN, openingCents: 1_250_000, movements: MOVEMENTS },
    stageClock.now(),
  )

/** Two statements of another account that do not join. */
export async function sayBrokenStatements(stage: Stage, seat: Seat): Promise<void> {
  const say = (openingCents: number, movements: readonly NewMovement[]) =>
    bankSays(stage.database.db, seat.orgId, { iban: SAVINGS_IBAN, openingCents, movements }, stageClock.now())
  await say(100_000, [{ on: ago(40), cents: 20_000, payer: 'INTERETS', words: 'INTERETS CREDITEURS' }])
  await say(150_000, [{ on: ago(10), cents: 5_000, payer: 'INTERETS', words: 'INTERETS CREDITEURS' }])
}

/** A payment that came back, of which the bank says nothing but the amount. */
export const sayReturn = (stage: Stage, seat: Seat, cents: number): Promise<void> =>
  bankSays(
    stage.database.db,
    seat.orgId,
    {
      iban: MAIN_IBAN,
      openingCents: 2_527_000,
      movements: [
        {
          on: today(),
          cents: -cents,
          words: 'OPERATION 77',
          returned: { code: 'AM04', words: 'PROVISION INSUFFISANTE' },
        },
      ],
    },
    stageClock.now(),
  )

/** Three receipts short of a bank fee, each citing one document, beside one that cites nothing. */
export async function sayLots(stage: Stage, seat: Seat): Promise<void> {
  for (const no of [1, 2, 3])
    await bookOne(stage, seat, {
      code: `LOT${no}`,
      name: `Atelier Lot ${no}`,
      documents: [{ no: `FL2026-000${no}`, cents: 10_000 * no, late: 5 }],
    })
  const short = [1, 2, 3].map(
    (no): NewMovement => ({
      on: ago(1),
      cents: 10_000 * no - 200,
      payer: `ATELIER LOT ${no}`,
      words: `FL2026-000${no}`,
    }),
  )
  const movements = [...short, { on: ago(1), cents: 4_321, payer: 'INCONNU', words: 'SANS MOTIF' }]
  await bankSays(
    stage.database.db,
    seat.orgId,
    { iban: MAIN_IBAN, openingCents: 2_527_000, movements },
    stageClock.now(),
  )
}

/** A payer named at greater length than any customer, 140 letters as SEPA allows, and more money than any firm here sees. */
export const LONGEST_PAYER = 'SOCIETE D EXPLOITATION DES CARRIERES '.repeat(4).slice(0, 140).trim()

export const sayLongPayer = (stage: Stage, seat: Seat): Promise<void> =>
  bankSays(
    stage.database.db,
    seat.orgId,
    {
      iban: SAVINGS_IBAN,
      openingCents: 0,
      movements: [{ on: ago(1), cents: 123_456_789_012, payer: LONGEST_PAYER, words: 'VIREMENT' }],
    },
    stageClock.now(),
  )

/** Many receipts of payers nobody knows. */
export async function sayMany(stage: Stage, seat: Seat, lines: number): Promise<void> {
  const movements = Array.from({ length: lines }, (_, index): NewMovement => {
    const on = ago(20 + (index % 60))
    return { on, cents: 1_000 + index * 7, payer: `PAYEUR ${index}`, words: `REGLEMENT ${index}` }
  })
  await bankSays(
    stage.database.db,
    seat.orgId,
    { iban: MAIN_IBAN, openingCents: 2_527_000, movements },
    stageClock.now(),
  )
}
