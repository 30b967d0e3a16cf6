import { expect, test } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import { type CreditTransferOrder, writeCreditTransfers } from './write-credit-transfers.ts'

const order: CreditTransferOrder = {
  messageId: 'RV-20261204-1',
  createdAt: new Date('2026-12-04T09:00:00Z'),
  executeOn: day('2026-12-04'),
  payer: { name: 'Cabinet Ferrand & Fils', iban: 'FR7630006000011234567890189' },
  transfers: [
    {
      endToEndId: 'RV-0001-AB12CD',
      cents: 85_000,
      name: 'Atelier <Lices>',
      iban: 'FR1420041010050500013M02606',
      text: 'RV-0001-AB12CD 漢',
    },
    {
      endToEndId: 'RV-0001-FFFFFF',
      cents: 5,
      name: 'Bérard',
      iban: 'FR7610107001011234567890129',
      text: 'x'.repeat(200),
    },
  ],
}

test('transfers are written with their sums, in the letters that banks take', () => {
  const written = writeCreditTransfers(order)
  if (!written.ok) throw new Error(written.refusal.code)
  const xml = new TextDecoder().decode(written.value)
  expect(xml.match(/<CtrlSum>850\.05<\/CtrlSum>/g)).toHaveLength(2)
  expect(xml.match(/<NbOfTxs>2<\/NbOfTxs>/g)).toHaveLength(2)
  expect(xml).toContain('<Nm>Cabinet Ferrand + Fils</Nm>')
  expect(xml).toContain('<Nm>Atelier (Lices)</Nm>')
  expect(xml).toContain('<Ustrd>RV-0001-AB12CD .</Ustrd>')
  expect(xml).toContain(`<Ustrd>${'x'.repeat(140)}</Ustrd>`)
  expect(xml).toContain('<InstdAmt Ccy="EUR">0.05</InstdAmt>')
})

test('an account that is none, and a transfer of nothing, are refused by name', () => {
  const [first] = order.transfers
  const of = (change: object) => writeCreditTransfers({ ...order, transfers: [{ ...first!, ...change }] })
  expect(of({ iban: 'FR00' })).toMatchObject({ ok: false, refusal: { code: 'bad_payee_iban' } })
  expect(of({ iban: 'US1234' })).toMatchObject({ ok: false, refusal: { code: 'bad_payee_iban' } })
  expect(of({ name: ' ' })).toMatchObject({ ok: false, refusal: { code: 'bad_transfer' } })
  expect(of({ cents: 0 })).toMatchObject({ ok: false, refusal: { code: 'bad_transfer' } })
  expect(writeCreditTransfers({ ...order, payer: { name: 'x', iban: '' } })).toMatchObject({
    ok: false,
    refusal: { code: 'bad_payer_iban' },
  })
})
