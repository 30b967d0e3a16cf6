import { expect, test } from 'vitest'
import { writeCamt } from '../src/adapters/bank-files/camt-sample.ts'
import { cashRoutes } from '../src/cash/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { lineSaying, linesOf } from './cash-statement.ts'
import { bankLines, type Line, mt940, OTHER, OURS, warningsOf } from './cash-statements-files.ts'
import { fec, sale } from './intake-files.ts'
import { balances, freshStory, importFile, preview } from './intake-ledger.ts'

const story = freshStory('2026-11-24')

const CARDS: Line = { on: '2026-11-19', euros: 100, words: 'REMISE CB TPE 12' }
const page = (opens: string, openingEuros: number, lines: readonly Line[], closes = '2026-11-19') =>
  mt940([{ opens, openingEuros, lines, closes }])
const counts = async (bytes: Uint8Array, name = 'page.sta') => {
  const { summary } = await importFile(story().owner, name, bytes)
  return summary.rows
}

test('a day told in pages: equal movements of two pages are two, and a page sent again is known', async () => {
  const pages = [
    page('2026-11-18', 0, [CARDS]),
    page('2026-11-19', 100, [CARDS]),
    page('2026-11-19', 200, [CARDS, { ...CARDS, euros: 40 }]),
  ]
  for (const [at, rows] of [1, 1, 2].entries())
    expect(await counts(pages[at]!)).toMatchObject({ created: rows, known: 0 })
  for (const [at, rows] of [1, 1, 2].entries())
    expect(await counts(pages[at]!)).toMatchObject({ created: 0, known: rows })
  const wholeDay = page('2026-11-18', 0, [CARDS, CARDS, CARDS, { ...CARDS, euros: 40 }])
  expect(await counts(wholeDay)).toMatchObject({ created: 0, known: 4 })
  expect((await bankLines(story())).map(([, euros]) => euros)).toEqual([100, 100, 100, 40])
  const { accounts } = await story().owner.call(cashRoutes.accounts, {})
  expect(accounts).toMatchObject([{ balanceCents: 340_00, gaps: [] }])
})

test('pages that come together after a first one are told apart too', async () => {
  expect(await counts(page('2026-11-18', 0, [CARDS]))).toMatchObject({ created: 1 })
  const rest = mt940([
    { opens: '2026-11-19', openingEuros: 100, lines: [CARDS], closes: '2026-11-19' },
    { opens: '2026-11-19', openingEuros: 200, lines: [CARDS], closes: '2026-11-19' },
  ])
  expect(await counts(rest)).toMatchObject({ created: 2, known: 0 })
})

test('one IBAN in two currencies is two accounts', async () => {
  await importFile(story().owner, 'eur.sta', page('2026-11-18', 0, [CARDS]))
  const dollars = new TextDecoder().decode(page('2026-11-18', 5000, [{ ...CARDS, euros: 70 }])).replaceAll('EUR', 'USD')
  const shown = await preview(story().owner, 'usd.sta', new TextEncoder().encode(dollars))
  expect(await warningsOf(story(), shown.id)).toMatchObject([{ code: 'account_new' }])
  await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  const { accounts } = await story().owner.call(cashRoutes.accounts, {})
  const shownAs = accounts.map(({ name, balanceCents }) => [name.slice(-8), balanceCents])
  expect(shownAs.sort()).toEqual([
    [' 189 USD', 5070_00],
    ['7890 189', 100_00],
  ])
})

const PARTS = [
  { cents: 100_00, name: 'SOCIETE C1', iban: OTHER, endToEnd: 'E1', text: 'FA2026-0142' },
  { cents: 200_00, name: 'SOCIETE C2', iban: OTHER, endToEnd: 'E2', text: 'FA2026-0143' },
]
const batch = (message: 'camt.053' | 'camt.054', parts: typeof PARTS) =>
  new TextEncoder().encode(
    writeCamt(
      [
        {
          id: message,
          iban: OURS,
          currency: 'EUR',
          openingCents: 100_000,
          entries: [{ cents: 300_00, bookedOn: '2026-11-20', reference: 'BATCH77', label: 'VIR RECUS 2', parts }],
        },
      ],
      { version: 2, message },
    ),
  )
const whole = batch('camt.053', [])
const details = batch('camt.054', PARTS)
const inWork = async () => (await linesOf(story(), 'open')).map(({ cents }) => cents / 100).sort()

test('a batch told in detail first is known by its parts when the statement gives the sum', async () => {
  await importFile(story().owner, '054.xml', details)
  const stated = await importFile(story().owner, '053.xml', whole)
  expect(stated.summary).toMatchObject({ rows: { created: 0, known: 1 } })
  expect(await inWork()).toEqual([100, 200])
  expect(await warningsOf(story(), stated.id)).toEqual([])
  const [noted] = (await story().owner.call(intakeRoutes.imports, {})).imports.filter(
    ({ fileName }) => fileName === '054.xml',
  )
  const kept = await story().owner.ask(intakeRoutes.withdraw, { params: { id: noted!.id } })
  expect(kept.refusal).toMatchObject({ code: 'import_relied_upon' })
})

test('the sum first, its parts after: the sum steps aside, and comes back when the parts go', async () => {
  await importFile(story().owner, '053.xml', whole)
  const noted = await importFile(story().owner, '054.xml', details)
  expect(noted.summary).toMatchObject({ rows: { created: 2, known: 0 } })
  expect(await inWork()).toEqual([100, 200])
  const [sum] = (await linesOf(story())).filter(({ cents }) => cents === 300_00)
  expect(sum).toMatchObject({ state: 'set_aside', setAsideAs: 'batch_detailed' })
  expect((await importFile(story().owner, '053 bis.xml', whole)).summary).toMatchObject({
    rows: { created: 0, known: 1 },
  })
  await story().owner.call(intakeRoutes.withdraw, {
    params: { id: (await importNamed('053 bis.xml')).id },
  })
  await story().owner.call(intakeRoutes.withdraw, { params: { id: noted.id } })
  expect(await inWork()).toEqual([300])
})

const importNamed = async (name: string) =>
  (await story().owner.call(intakeRoutes.imports, {})).imports.find(({ fileName }) => fileName === name)!

test('the parts of a sum that has found its documents are known', async () => {
  await importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 300)]))
  await importFile(story().owner, '053.xml', whole)
  const { line } = await lineSaying(story(), 'VIR RECUS')
  const { rows } = await story().owner.call(ledgerRoutes.customers, {})
  await story().owner.call(cashRoutes.match, {
    params: { id: line.id },
    body: { customerId: rows[0]!.id, parts: [], onAccountCents: 300_00 },
  })
  expect((await importFile(story().owner, '054.xml', details)).summary).toMatchObject({
    rows: { created: 0, known: 2 },
  })
  expect(await balances(story().owner)).toEqual({})
})

const noted = (message: 'camt.052' | 'camt.053', bookedOn: string, reference: string) =>
  new TextEncoder().encode(
    writeCamt(
      [
        {
          id: `${message} ${bookedOn}`,
          iban: OURS,
          currency: 'EUR',
          openingCents: 100_000,
          entries: [{ cents: 100_00, bookedOn, reference, parts: PARTS.slice(0, 1) }],
        },
      ],
      { version: 2, message },
    ),
  )

test('what an evening’s report tells is known when the statement books it the day after', async () => {
  for (const [at, reference] of ['REF1', 'OTHER'].entries()) {
    await importFile(story().owner, `052-${at}.xml`, noted('camt.052', `2026-11-1${at + 6}`, 'REF1'))
    expect(await counts(noted('camt.053', `2026-11-1${at + 7}`, reference), `053-${at}.xml`)).toMatchObject({
      created: 0,
    })
  }
})

const ofx = (on: string, fitid: string, name: string) =>
  new TextEncoder().encode(
    [
      'OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\nENCODING:USASCII\r\nCHARSET:1252\r\n\r\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR',
      '<BANKACCTFROM><BANKID>30006<BRANCHID>00001<ACCTID>12345678901<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20261101<DTEND>20261120',
      `<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>${on}<TRNAMT>+100.00<FITID>${fitid}<NAME>${name}</STMTTRN></BANKTRANLIST>`,
      '<LEDGERBAL><BALAMT>1100.00<DTASOF>20261120</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>',
    ].join('\r\n'),
  )

test('a reference names a movement again, unless the bank writes one for all, or counts anew in each file', async () => {
  expect(await counts(ofx('20261118', 'F00418', 'VIR UN'), 'a.ofx')).toMatchObject({ created: 1 })
  expect(await counts(ofx('20261118', 'F00418', 'VIR SEPA UN SARL'), 'b.ofx')).toMatchObject({ created: 0, known: 1 })
  expect(await counts(ofx('20261116', 'F1', 'VIR SIX'), 'c.ofx')).toMatchObject({ created: 1 })
  expect(await counts(ofx('20261116', 'F1', 'VIR SEPT'), 'd.ofx')).toMatchObject({ created: 1 })
  expect(await counts(ofx('20261116', 'F1', 'VIR SIX'), 'e.ofx')).toMatchObject({ created: 0, known: 1 })
  for (const nothing of ['0', '20261117'])
    for (const name of ['VIR DEUX', 'VIR TROIS'])
      expect(await counts(ofx('20261117', nothing, name + nothing), `${name}${nothing}.ofx`)).toMatchObject({
        created: 1,
      })
})

test('the same amount a day apart in another format is said, for a person to look', async () => {
  await importFile(story().owner, 'a.sta', page('2026-11-18', 0, [CARDS]))
  const shown = await preview(story().owner, 'b.ofx', ofx('20261120', 'F9', 'VIR CARTES'))
  const [, , said] = await warningsOf(story(), shown.id)
  expect(await warningsOf(story(), shown.id)).toContainEqual({
    code: 'maybe_known',
    message: expect.stringContaining('100,00 €'),
  })
  expect(said).toBeUndefined()
})
