import { expect, test } from 'vitest'
import type { LocalDate } from '../../kernel/calendar.ts'
import { proposeReturns } from './propose-returns.ts'
import type { ReturnedReceipt, ReturnLine } from './receipt-store.ts'

const line = (more: Partial<ReturnLine>): ReturnLine => ({
  id: 'line',
  bookedOn: '2026-11-10' as LocalDate,
  cents: 60_000,
  currency: 'EUR',
  label: 'PRLV IMPAYE',
  payerName: '',
  endToEnd: '',
  mandate: '',
  bankRef: '',
  feeCents: 0,
  ...more,
})

const receipt = (id: string, name: string, more: Partial<ReturnedReceipt> = {}): ReturnedReceipt => ({
  lineId: 'line',
  itemIds: [id],
  customerId: `customer of ${name}`,
  customerNames: [name],
  documents: [],
  receivedOn: '2026-11-02' as LocalDate,
  cents: 60_000,
  payerName: '',
  endToEnd: '',
  mandate: '',
  bankRef: '',
  ...more,
})

/** The receipts proposed, best first, and whether a person is asked about the best. */
const proposed = (said: Partial<ReturnLine>, ...receipts: ReturnedReceipt[]) => {
  const found = proposeReturns(line(said), receipts)
  return { best: found[0]?.bookedItemId, asks: found[0]?.isTied, order: found.map((one) => one.bookedItemId) }
}

test('a name inside another word is no name at all', () => {
  const martin = receipt('martin', 'Société MARTIN')
  expect(proposed({ payerName: 'SOCIETE MARTINEZ' }, martin)).toMatchObject({ asks: true })
  expect(proposeReturns(line({ payerName: 'SOCIETE MARTINEZ' }), [martin])[0]!.evidence[0]!.code).toBe(
    'returned_amount',
  )
  expect(proposed({ payerName: 'SOCIETE MARTIN' }, martin)).toMatchObject({ best: 'martin', asks: false })
  expect(proposed({ payerName: 'SOCIETE AB' }, receipt('a', 'A'))).toMatchObject({ asks: true })
})

test('the whole name comes before a part of it, and a part alone is asked about', () => {
  const father = receipt('dupont', 'DUPONT', { receivedOn: '2026-11-03' as LocalDate })
  const sons = receipt('fils', 'DUPONT FILS')
  expect(proposed({ payerName: 'DUPONT FILS' }, father, sons)).toEqual({
    best: 'fils',
    asks: false,
    order: ['fils', 'dupont'],
  })
  expect(proposed({ payerName: 'DUPONT FILS' }, father)).toMatchObject({ best: 'dupont', asks: true })
  expect(proposed({ payerName: 'DUPONT' }, father, sons)).toMatchObject({ best: 'dupont', asks: false })
})

test('a payer named in the wording of a return is known, whatever the bank writes around it', () => {
  const dupont = receipt('dupont', 'Dupont et Fils')
  for (const label of [
    'REJET PRLV SEPA DUPONT ET FILS',
    'IMPAYE STE DUPONT FILS AM04',
    'RETOUR VIR 0012345 DUPONT FILS',
  ])
    expect(proposed({ label }, dupont), label).toMatchObject({ asks: false })
  expect(proposed({ label: 'REJET PRLV SEPA' }, dupont)).toMatchObject({ asks: true })
})

test('the document that the bank cites comes before the later payment of another', () => {
  const october = receipt('october', 'SOCIETE C1', {
    documents: ['FA2026-0142'],
    receivedOn: '2026-10-02' as LocalDate,
  })
  const november = receipt('november', 'SOCIETE C1', { documents: ['FA2026-0143'] })
  const payerName = 'SOCIETE C1'
  expect(proposed({ payerName, label: 'PRLV IMPAYE FA2026-0142' }, november, october)).toMatchObject({
    best: 'october',
    asks: false,
  })
  // Nothing says which of the two: the latest comes first, and a person is asked.
  expect(proposed({ payerName }, october, november)).toMatchObject({ best: 'november', asks: true })
  expect(proposed({ payerName, label: 'FA2026-0142 FA2026-0143' }, october, november)).toMatchObject({ asks: true })
})

test('the reference from end to end is certain among payments that are alike; a mandate that brought two is not', () => {
  const payerName = 'SOCIETE C1'
  const two = [receipt('one', 'C1', { endToEnd: 'E2E-1', mandate: 'M1' }), receipt('two', 'C1', { mandate: 'M1' })]
  expect(proposed({ payerName, endToEnd: 'E2E-1', mandate: 'M1' }, ...two)).toMatchObject({ best: 'one', asks: false })
  expect(proposed({ payerName, mandate: 'M1' }, ...two)).toMatchObject({ asks: true })
  expect(proposed({ mandate: 'M1' }, two[0]!)).toMatchObject({ best: 'one', asks: false })
})

test('a payment short of the line by what the bank takes is proposed with its fee, after one of the amount, and never by the amount alone', () => {
  const short = receipt('short', 'LEROY', { cents: 58_750 })
  const [found] = proposeReturns(line({ payerName: 'LEROY' }), [short])
  expect(found).toMatchObject({ gap: { cents: 1_250, reason: 'bank_fee' }, onAccountCents: 58_750 })
  expect(proposed({ payerName: 'LEROY' }, short, receipt('exact', 'Autre')).order).toEqual(['exact', 'short'])
  expect(proposed({ payerName: 'LEROY' }, receipt('other', 'Autre', { cents: 58_750 })).order).toEqual([])
})
