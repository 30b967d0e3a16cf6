import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LANGS, say } from '../../kernel/wording.ts'
import { bytesSource } from '../ledger-files/source.ts'
import { readAdvice } from './index.ts'
import type { Advice } from './model.ts'

async function read(text: string): Promise<Advice> {
  const verdict = await readAdvice(text)
  if (!verdict.ok) throw new Error(verdict.refusal.code)
  for (const { sentence, params } of verdict.value.remarks)
    for (const lang of LANGS) expect(say(lang, sentence, params).length).toBeGreaterThan(50)
  return verdict.value
}
const rowsOf = (advice: Advice) => advice.rows.map((row) => [row.candidates.join('|'), row.cents])

describe('messages as people write them', () => {
  test('a list in French, with the credit note that was taken off', async () => {
    const advice = await read(`De : Bâti-Sud SARL <compta@batisud.example>
Nous vous avons viré ce jour la somme de 2 400,00 € en règlement de :
> - facture FA2026-0142 du 12/10/2026 : 1 500,00 €
> - facture FA2026-0150 : 1 020,00 €
- moins avoir AV-0007 de 120,00 €
Tél. 04 78 12 34 56 – IBAN FR76 3000 6000 0112 3456 7890 189`)
    expect(advice).toMatchObject({
      payer: 'Bâti-Sud SARL',
      totalCents: 240_000,
      currency: 'EUR',
      agreement: 'adds_up',
      remarks: [],
    })
    expect(rowsOf(advice)).toEqual([
      ['FA2026-0142', 150_000],
      ['FA2026-0150', 102_000],
      ['AV-0007', -12_000],
    ])
  })

  test('a letter in English', async () => {
    const advice = await read(`Payment date: 20 November 2026
We have paid today £2,270.00 by BACS for the following:
INV-10021  £1,500.00
INV-10022  £890.00
Credit note CN-77  £120.00`)
    expect(advice).toMatchObject({ paidOn: '2026-11-20', totalCents: 227_000, currency: 'GBP', agreement: 'adds_up' })
    expect(rowsOf(advice)).toEqual([
      ['INV-10021', 150_000],
      ['INV-10022', 89_000],
      ['CN-77', -12_000],
    ])
  })

  test('columns of spaces, with the number of the payer and ours', async () => {
    const advice = await read(`Document    Votre réf.  Date           Montant
1900000123  F-00231     01.10.2026    1.500,00
1900000124  F-00232     02.10.2026      250,00-
Montant du paiement : 1.250,00 EUR`)
    expect(advice).toMatchObject({ totalCents: 125_000, agreement: 'adds_up' })
    expect(rowsOf(advice)).toEqual([
      ['F-00231|1900000123', 150_000],
      ['F-00232|1900000124', -25_000],
    ])
  })

  test('columns whose blanks were squeezed on the way keep their order', async () => {
    const advice = await read(`Invoice No   Invoice Date   Gross    Discount   Net
INV-10240   22/09/2026   800.00   0.00   800.00
CN-0099   25/09/2026   -100.00   0.00   -100.00
Total paid: GBP 700.00`)
    expect(advice).toMatchObject({ totalCents: 70_000, agreement: 'adds_up' })
    expect(rowsOf(advice)).toEqual([
      ['INV-10240', 80_000],
      ['CN-0099', -10_000],
    ])
  })

  test('an amount on the next line, bare numbers, a discount on the whole', async () => {
    const advice = await read(`Règlement de votre facture n° FA2026-0142
1 500,00 €
20260150 1 020,00
Escompte exceptionnel : 20,00 €
Total : 2 500,00`)
    expect(advice.agreement).toBe('adds_up')
    expect(rowsOf(advice)).toEqual([
      ['FA2026-0142', 150_000],
      ['20260150', 102_000],
      ['', -2_000],
    ])
  })

  test('gross, discount and net are told apart where they agree', async () => {
    const advice = await read('FA2026-0142  1 500,00  30,00  1 470,00\nFA2026-0143  1 500,00  30,00  1 480,00')
    expect(advice.rows).toMatchObject([
      { cents: 147_000, grossCents: 150_000, deductionCents: 3_000 },
      { cents: null, grossCents: null, deductionCents: null, amounts: [150_000, 3_000, 148_000] },
    ])
  })
})

describe('habits of payers', () => {
  test('a dash between a document and its amount is no sign', async () => {
    const advice = await read(
      'Wire transfer of EUR 3,000.00 made on 20 Nov 2026\nInvoice 10021 - EUR 2,000.00\nInvoice 10022 – EUR 1,000.00',
    )
    expect(advice).toMatchObject({ agreement: 'adds_up', totalCents: 300_000 })
    expect(rowsOf(await read('Avoir AV-0007  - 120,00 €\nFA2026-0001 -120,00'))).toEqual([
      ['AV-0007', -12_000],
      ['FA2026-0001', -12_000],
    ])
  })

  test('a list in one sentence, with its total at the end', async () => {
    const advice = await read('FA2026-0142 : 1500€, FA2026-0143 : 1 000€ soit un total de 2500€')
    expect(advice).toMatchObject({ agreement: 'adds_up', totalCents: 250_000 })
    expect(rowsOf(await read('Règlement factures 10021, 10022 et 10023'))).toEqual([
      ['10021', null],
      ['10022', null],
      ['10023', null],
    ])
  })

  test('round sums after a dollar sign, each beside its number', async () => {
    const advice = await read("We've just paid $4,000 against invoice 10021 ($2,500) and 10022 ($1,500).")
    expect(advice).toMatchObject({ currency: 'USD', agreement: 'adds_up', totalCents: 400_000 })
    expect(rowsOf(advice)).toEqual([
      ['10021', 250_000],
      ['10022', 150_000],
    ])
  })

  test('a figure that closes the list is not the amount of the last document', async () => {
    const advice = await read('FA 2026 0142 : 1500,00\nFA 2026 0143 : 250\nsoit 1750 €')
    expect(advice).toMatchObject({ agreement: 'incomplete', totalCents: 175_000 })
    expect(rowsOf(advice)).toEqual([
      ['FA 2026 0142', 150_000],
      ['FA 2026 0143', null],
    ])
  })

  test('American days and brackets, a retention, a label that holds the number', async () => {
    const advice = await read(`Payment No 5600012345   Payment Date 11/20/2026   Currency USD
Invoice Number   Invoice Date   Gross Amount   Discount   Net Amount
INV-10021        10/15/2026         1,500.00      30.00     1,470.00
CM-0099          11/02/2026          (120.00)      0.00      (120.00)
Totals                              1,380.00      30.00     1,350.00`)
    expect(advice).toMatchObject({ paidOn: '2026-11-20', currency: 'USD', totalCents: 135_000, agreement: 'adds_up' })
    expect(
      (await read('Facture\tMontant TTC\tRetenue de garantie\tNet réglé\nFA2026-0142\t10 000,00\t500,00\t9 500,00'))
        .rows,
    ).toMatchObject([{ cents: 950_000, grossCents: 1_000_000, deductionCents: 50_000 }])
    expect(
      rowsOf(
        await read(
          'N° pièce\tLibellé\tMontant\n12\tFACTURE FA2026-0142\t1500,00\n13\tAVOIR AV2026-0003\t100,00\nTOTAL\t\t1400,00',
        ),
      ),
    ).toEqual([
      ['FA2026-0142|12', 150_000],
      ['AV2026-0003|13', -10_000],
    ])
  })

  test('totals of parts are not the total', async () => {
    const table =
      'Facture\tMontant\nFA1001\t1 500,00\nFA1002\t20,00\nTotal factures\t1 520,00\nAvoir AV-17\t-120,00\nTotal avoirs\t-120,00\nNet à payer\t1 400,00'
    expect(await read(table)).toMatchObject({ totalCents: 140_000, agreement: 'adds_up' })
    expect(await read(table.replaceAll('\t', ' : '))).toMatchObject({ totalCents: 140_000, agreement: 'adds_up' })
  })
})

describe('nothing is guessed', () => {
  test('rows that do not come to the total are flagged', async () => {
    const advice = await read('FA2026-0142 1 500,00 €\nFA2026-0150 1 020,00 €\nTotal viré : 2 500,00 €')
    expect(advice).toMatchObject({
      agreement: 'differs',
      totalCents: 250_000,
      sumCents: 252_000,
      remarks: [{ code: 'differs' }],
    })
    expect(say('fr', advice.remarks[0]!.sentence, advice.remarks[0]!.params)).toContain('20,00\u202f€ d’écart')
  })

  test('one amount for two documents is nobody’s, and is the total', async () => {
    const advice = await read(
      'Notre virement du 20/11/2026 de 2 520,00 € règle vos factures FA2026-0142 et FA2026-0150.',
    )
    expect(advice).toMatchObject({ paidOn: '2026-11-20', totalCents: 252_000, agreement: 'incomplete' })
    expect(rowsOf(advice)).toEqual([
      ['FA2026-0142', null],
      ['FA2026-0150', null],
    ])
    expect(rowsOf(await read('FA2026-0142, FA2026-0150 : 2 520,00 €'))).toEqual([
      ['FA2026-0142', null],
      ['FA2026-0150', null],
    ])
  })

  test('a number that may begin the amount, a figure that means two things', async () => {
    expect((await read('Facture 142 500,00 €')).rows).toMatchObject([
      { candidates: ['142'], cents: null, amounts: [50_000, 14_250_000] },
    ])
    expect(rowsOf(await read('Facture FA2026-0142 : 1.234 €'))).toEqual([['FA2026-0142', null]])
    // Another line proves how figures are written here.
    expect(rowsOf(await read('Facture FA2026-0142 : 1.234 €\nFacture FA2026-0143 : 1.020,50 €'))).toEqual([
      ['FA2026-0142', 123_400],
      ['FA2026-0143', 102_050],
    ])
  })

  test('two totals, two payment dates, two currencies', async () => {
    const twice = await read(
      'Total viré : 100,00 €\nMontant payé : 120,00 €\nVirement du 20/11/2026\nDate de paiement : 21/11/2026',
    )
    expect(twice).toMatchObject({
      totalCents: null,
      paidOn: null,
      remarks: [{ code: 'several_totals' }, { code: 'several_days' }],
    })
    const mixed = await read('FA2026-0142 100,00 €\nFA2026-0143 100,00 USD')
    expect(mixed).toMatchObject({
      currency: null,
      sumCents: 0,
      agreement: 'no_total',
      remarks: [{ code: 'several_currencies' }],
    })
  })

  test('what only the total proves: a prefix of credit notes, the sense of the payer’s ledger', async () => {
    const prefixed = 'FA2026-0142 1 500,00 €\nAV-0007 120,00 €\n'
    expect(rowsOf(await read(`${prefixed}Total viré : 1 380,00 €`))).toEqual([
      ['FA2026-0142', 150_000],
      ['AV-0007', -12_000],
    ])
    expect(rowsOf(await read(`${prefixed}Total viré : 1 620,00 €`))).toEqual([
      ['FA2026-0142', 150_000],
      ['AV-0007', 12_000],
    ])
    const ledger = 'Pièce\tDébit\tCrédit\nFA1001\t\t1500,00\nAV17\t120,00\t\n'
    expect(rowsOf(await read(`${ledger}Net à payer\t\t1380,00`))).toEqual([
      ['FA1001', 150_000],
      ['AV17', -12_000],
    ])
    expect(rowsOf(await read(ledger))).toEqual([
      ['FA1001', null],
      ['AV17', null],
    ])
  })

  test('orders, telephones, registry numbers and accounts are no documents', async () => {
    const advice = await read(`Commande n° 45000123, compte client 411000 : facture FA2026-0142, 12,00 €
SIREN 732 829 320 – RCS Lyon, 69001 Lyon – 04.78.12.34.56 – a.b@c123.example`)
    expect(rowsOf(advice)).toEqual([['FA2026-0142', 1_200]])
  })

  test('an amount in a currency without cents, named or assumed', async () => {
    expect(await read('FA2026-0142 150 000 XPF')).toMatchObject({ currency: 'XPF', rows: [{ cents: 150_000 }] })
    const assumed = await readAdvice('Facture\tMontant\nFA1001\t1500', 'XPF')
    expect(assumed).toMatchObject({ value: { currency: null, rows: [{ cents: 1_500 }] } })
  })
})

describe('who says what', () => {
  const reminder = 'Merci de régler notre facture FA2026-0199 de 999,00 €.'
  const answer = 'C’est fait : viré 1 500,00 € ce matin pour FA2026-0142.'
  const header = 'De : Atelier <factures@atelier.example>\nEnvoyé : jeudi 19 novembre 2026\nÀ : Compta\nObjet : Relance'

  test.each([
    ['above', `${answer}\n\nLe jeu. 19 nov. 2026 à 09:12, Atelier <factures@atelier.example> a écrit :\n${reminder}`],
    [
      'above, in two lines',
      `${answer}\n\nOn Thu, 19 Nov 2026 at 09:12, Atelier\n<factures@atelier.example> wrote:\n> ${reminder}`,
    ],
    ['below', `> Bonjour,\n> ${reminder}\n\n${answer}`],
    ['above a header', `${answer}\n\n${header}\n\n${reminder}`],
    ['above a mark', `${answer}\n-----Message d’origine-----\n${header}\n\n${reminder}`],
    [
      'under its own header',
      `De : Durand <d@durand.example>\nEnvoyé : ce jour\n\n${answer}\n\n${header}\n\n${reminder}`,
    ],
  ])('an answer %s what it answers', async (_, text) => {
    const advice = await read(text)
    expect(rowsOf(advice)).toEqual([['FA2026-0142', null]])
    expect(advice.totalCents).toBe(150_000)
  })

  test('a message sent on is read; our own reminder is not, whatever stands above it', async () => {
    const list = 'Nous avons viré ce jour :\nFA2026-0142 : 1 500,00 €\nFA2026-0143 : 20,00 €'
    for (const text of [`Pour info.\n\n${header}\n\n${list}`, `> ${list.replaceAll('\n', '\n> ')}`])
      expect(rowsOf(await read(text)), text).toEqual([
        ['FA2026-0142', 150_000],
        ['FA2026-0143', 2_000],
      ])
    for (const text of [`C’est fait, merci.\n\n${header}\n\n${reminder}`, `Bien reçu.\n> ${reminder}`])
      expect(await readAdvice(text), text).toMatchObject({ ok: false, refusal: { code: 'nothing_cited' } })
  })

  test.each([
    'Nous contestons la facture FA2026-0142 de 1 500,00 € et ne la paierons pas.',
    'Nous n’avons pas reçu la marchandise de la facture FA2026-0142 (1 500,00 €).',
    'FA2026-0142 : 1 500,00 € (en litige)',
    'We will not pay invoice INV-10021 of £1,500.00.',
    'Facture\tMontant\tStatut\nFA2026-0142\t1 500,00\tLitige',
  ])('%s is no payment', async (text) => {
    expect(await readAdvice(text)).toMatchObject({ ok: false, refusal: { code: 'nothing_cited' } })
  })

  test.each([
    'Nous réglons FA2026-0142 (1 500,00 €) mais contestons FA2026-0143 (20,00 €).',
    'Virement de FA2026-0142 (1 500,00 €), sauf FA2026-0143 (20,00 €).',
    'Nous réglons FA2026-0142 (1 500,00 €) et ne réglerons pas FA2026-0143 (20,00 €).',
    'FA2026-0142 : 1 500,00 €, sauf erreur de notre part. FA2026-0143 n’est pas due.',
  ])('%s is a payment of the first', async (text) => {
    expect(rowsOf(await read(text))).toEqual([['FA2026-0142', 150_000]])
  })

  test.each([
    ['De : Compta <compta@bati-sud.example>', 'bati sud'],
    ['From: Accounts Payable <ap@northwind.co.uk>', 'northwind'],
    ['De : compta@batisud.example', 'batisud'],
    ['De : Compta <durand@gmail.com>', null],
    ['De : Bâti-Sud SARL <compta@autre.example>', 'Bâti-Sud SARL'],
    ['Payeur : Compta générale du Sud', 'Compta générale du Sud'],
  ])('%s: paid by %s', async (line, payer) => {
    expect((await read(`${line}\nFA2026-0142 : 12,00 €`)).payer).toBe(payer)
  })

  test('documents cited by their two ends are all of them, and the one sum is the payment', async () => {
    const advice = await read('Règlement de vos factures FA2026-0098 à FA2026-0101 : 4 000,00 €')
    expect(rowsOf(advice).map(([no]) => no)).toEqual(['FA2026-0098', 'FA2026-0099', 'FA2026-0100', 'FA2026-0101'])
    expect(advice).toMatchObject({ totalCents: 400_000, agreement: 'incomplete' })
    expect(rowsOf(await read('FA2026-0142 à FB2026-0145'))).toHaveLength(2)
    expect(rowsOf(await read('FA2026-000001 à FA2026-900000'))).toHaveLength(2)
  })
})

describe('what is refused', () => {
  test.each([
    ['', 'empty'],
    ['Bonjour,\nMerci de votre patience.', 'nothing_cited'],
    ['<?xml version="1.0"?><Invoice/>', 'not_advice'],
    ['{"a": 1}', 'not_advice'],
  ])('%j', async (text, code) => {
    const verdict = await readAdvice(bytesSource(Buffer.from(text)))
    expect(verdict).toMatchObject({ ok: false, refusal: { code } })
  })
})

const CORPUS = join(import.meta.dirname, '../../../../shared/corpora/matching')
const present = existsSync(CORPUS)
if (!present) console.warn('Third-party files are not here (../shared/corpora): their messages are not read.')
const json = (file: string) => JSON.parse(readFileSync(join(CORPUS, file), 'utf8'))

describe.skipIf(!present)('messages and lines of others', () => {
  test('a hundred e-mails each cite their one invoice, without an amount', async () => {
    const { emails } = json('ninthelement_remittance_emails.json') as { emails: { subject: string; body: string }[] }
    for (const { subject, body } of emails) {
      const cited = /INV-\d+/.exec(body)![0]
      expect(rowsOf(await read(body)), body).toEqual([[cited, null]])
      expect(
        rowsOf(await read(`${subject}\n\n${body}`)).map(([no]) => no),
        subject,
      ).toEqual([cited, cited])
    }
    expect(emails).toHaveLength(100)
  })

  test('remittance lines, written as a table per payment, come back to the cent', async () => {
    type Line = { payment_id: string; invoice_ref: string; amount: number; memo: string }
    const { remittance_lines: lines } = json('taskgraph_cashapp_n300.json') as { remittance_lines: Line[] }
    let count = 0
    for (const [payment, some] of Map.groupBy(lines, (line) => line.payment_id)) {
      const rows = some.map((line) => `${line.invoice_ref}\t${line.amount.toFixed(2)}\t${line.memo}`)
      const expected = some.map((line) => [line.invoice_ref.replace(/^Invoice #/, ''), Math.round(line.amount * 100)])
      expect(rowsOf(await read(['Invoice\tAmount\tMemo', ...rows].join('\n'))), payment).toEqual(expected)
      count += some.length
    }
    expect(count).toBe(lines.length)
  })
})
