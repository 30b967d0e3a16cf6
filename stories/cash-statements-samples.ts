import { writeCamt } from '../src/adapters/bank-files/camt-sample.ts'
import { cfonbFile } from '../src/adapters/bank-files/cfonb-sample.ts'
import { type Sample, textSample } from '../tools/testing/damage.ts'
import { mt940, OTHER, OURS, text } from './cash-statements-files.ts'

const PAID = [
  {
    day: '18',
    cents: 240_000,
    words: 'VIR SEPA RECU BATI SUD',
    name: 'BATI SUD',
    says: 'FACTURES 2026-0142 ET 2026-0150',
  },
  { day: '18', cents: 50_000, words: 'VIR MOREL', name: 'MOREL', says: 'FA-77' },
  { day: '19', cents: 50_000, words: 'VIR MOREL', name: 'MOREL', says: 'FA-77' },
  { day: '19', cents: -1_250, words: 'FRAIS DE TENUE', name: '', says: '' },
  { day: '20', cents: 7_505, words: 'REMISE CHEQUES 3', name: '', says: '' },
  { day: '20', cents: -88_055, words: 'PRLV FOURNISSEUR', name: 'FOURNISSEUR', says: 'LOYER' },
] as const
const OPENING = 150_000
const comma = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',')

/** The same few days of one account as banks hand them out, and a second account where the format takes one. */
export function statementSamples(): Sample[] {
  const cfonb = cfonbFile([
    {
      account: '12345678901',
      openingCents: OPENING,
      movements: PAID.map(({ day, cents, words, name, says }) => ({
        cents,
        label: words,
        on: `${day}1126`,
        valueOn: `${day}1126`,
        details: name ? [['NPY', name] as const, ['LCC', says] as const] : [],
      })),
    },
    { account: '00008888990', openingCents: -19_040, movements: [{ cents: -1_070, label: 'FRAIS', code: '62' }] },
  ])
  const entries = PAID.map(({ day, cents, words, name, says }, at) => ({
    cents,
    bookedOn: `2026-11-${day}`,
    reference: `BNK${at}`,
    label: words,
    parts: name ? [{ cents, name, iban: OTHER, endToEnd: `E2E${at}`, text: says }] : [],
  }))
  const camt = { id: 'S1', iban: OURS, currency: 'EUR', openingCents: OPENING, entries }
  const swift = mt940([
    {
      opens: '2026-11-17',
      openingEuros: OPENING / 100,
      closes: '2026-11-20',
      lines: PAID.map(({ day, cents, words, says }) => ({
        on: `2026-11-${day}`,
        euros: cents / 100,
        words: `${words} ${says}`,
      })),
    },
  ])
  let balance = OPENING
  const table = text([
    `Compte courant;${OURS};;;;`,
    'Date opération;Date valeur;Libellé;Débit;Crédit;Solde',
    ...PAID.map(({ day, cents, words, says }) => {
      balance += cents
      const [debit, credit] = cents < 0 ? [comma(-cents), ''] : ['', comma(cents)]
      return `${day}/11/2026;${day}/11/2026;${words} ${says};${debit};${credit};${comma(balance)}`
    }),
  ])
  const utf8 = (content: string) => new TextEncoder().encode(content)
  return [
    textSample('releve.cfo', utf8(cfonb), ' '),
    textSample(
      'releve.xml',
      utf8(writeCamt([camt, { ...camt, id: 'S2', iban: OTHER }], { version: 2, message: 'camt.053' })),
      '<',
    ),
    textSample('releve.sta', swift, ':'),
    textSample('releve.ofx', utf8(ofx()), '<'),
    textSample('releve.csv', table, ';'),
  ]
}

function ofx(): string {
  const moves = PAID.map(
    ({ day, cents, words, name }, at) =>
      `<STMTTRN>\n<TRNTYPE>${cents < 0 ? 'DEBIT' : 'CREDIT'}\n<DTPOSTED>202611${day}\n<TRNAMT>${(cents / 100).toFixed(2)}\n<FITID>F${at}\n<NAME>${name || words}\n<MEMO>${words}\n</STMTTRN>\n`,
  ).join('')
  return `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n<OFX>\n<BANKMSGSRSV1>\n<STMTTRNRS>\n<STMTRS>\n<CURDEF>EUR\n<BANKACCTFROM>\n<BANKID>30006\n<BRANCHID>00001\n<ACCTID>12345678901\n<ACCTTYPE>CHECKING\n</BANKACCTFROM>\n<BANKTRANLIST>\n<DTSTART>20261118\n<DTEND>20261120\n${moves}</BANKTRANLIST>\n<LEDGERBAL>\n<BALAMT>${(408_200 / 100).toFixed(2)}\n<DTASOF>20261120\n</LEDGERBAL>\n</STMTRS>\n</STMTTRNRS>\n</BANKMSGSRSV1>\n</OFX>\n`
}
