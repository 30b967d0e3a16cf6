import { expect, test } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import { type CitedDocument, explainedCents, findingOf, isStale } from './rules.ts'

const document = (openCents: number, side: 1 | -1 = 1): CitedDocument => ({
  itemId: `item of ${openCents}`,
  customerId: 'c1',
  side,
  openCents,
})

test.each<[string, number | null, CitedDocument[], string]>([
  ['its whole amount', 1_000, [document(1_000)], 'open'],
  ['no amount said', null, [document(1_000)], 'open'],
  ['a part', 400, [document(1_000)], 'part'],
  ['more than is open', 1_100, [document(1_000)], 'too_much'],
  ['a credit note paid like an invoice', 120, [document(120, -1)], 'too_much'],
  ['a credit note deducted', -120, [document(120, -1)], 'open'],
  ['settled already', 1_000, [document(0)], 'settled'],
  ['one settled and one open', 1_000, [document(1_000), document(0)], 'open'],
  ['two open under one number', 1_000, [document(1_000), document(500)], 'several'],
  ['nothing under that number', 1_000, [], 'unknown'],
])('a row that pays %s', (_, cents, documents, finding) => {
  expect(findingOf({ candidates: ['FA1'], cents }, documents)).toBe(finding)
})

test('what is explained is what is open of documents found, as far as the payer says it pays it', () => {
  const rows = [
    { finding: 'open' as const, cents: null, documents: [document(1_000)] },
    { finding: 'part' as const, cents: 300, documents: [document(500)] },
    { finding: 'open' as const, cents: -120, documents: [document(120, -1)] },
    { finding: 'settled' as const, cents: 700, documents: [document(0)] },
    { finding: 'unknown' as const, cents: 40, documents: [] },
  ]
  expect(explainedCents(rows)).toBe(1_000 + 300 - 120)
})

test('an advice is stale once the bank is known past the days in which its payment could have come', () => {
  const advice = { paidOn: day('2026-11-03'), receivedOn: day('2026-11-01') }
  expect(isStale(advice, day('2026-11-18'))).toBe(false)
  expect(isStale(advice, day('2026-11-19'))).toBe(true)
  expect(isStale({ ...advice, paidOn: null }, day('2026-11-17'))).toBe(true)
  expect(isStale(advice, null)).toBe(false)
})
