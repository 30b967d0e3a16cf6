import { expect, test } from 'vitest'
import { addDays, day } from '../../kernel/calendar.ts'
import type { FileFacts, HeldDocument, HeldWord } from './model.ts'
import { reckon } from './rules.ts'

const today = day('2026-03-16')
const document = (cents: number, late: number): HeldDocument => ({
  ...{ placementId: 'p', documentNo: `F${cents}`, dueOn: addDays(today, -late), openCents: cents, barsOn: null },
})
const facts = (more: Partial<FileFacts> = {}): FileFacts => ({
  held: {
    ...{
      placementId: 'p',
      no: 1,
      mandateNo: 1,
      customerId: 'c',
      customerName: 'Morel',
      customerCode: 'M',
      currency: 'EUR',
    },
    ...{
      stage: 'amicable',
      isPilot: false,
      placedOn: day('2026-03-02'),
      placedAt: new Date('2026-03-02T08:00:00Z'),
      placedCents: 1,
    },
  },
  documents: [document(100_000, 20)],
  words: [],
  disputedCents: 0,
  ...{ calledAt: null, calledOn: null, callBackOn: null, callWords: '', wroteOn: null, instruction: null, step: null },
  ...{ answeredOn: null, awaitsApproval: false },
  ...more,
})
const called = (on: string) => ({ calledAt: new Date(`${on}T09:00:00Z`), calledOn: day(on) })
const word = (more: Partial<HeldWord>): HeldWord => ({
  ...{ placementId: 'p', dueOn: day('2026-03-20'), graceUntil: day('2026-03-22'), cents: 5_000, brokenOn: null },
  ...more,
})
const next = (more: Partial<FileFacts>) => {
  const { nextWhat, nextOn } = reckon(facts(more), today)
  return [nextWhat, nextOn]
}

test('what is next is the most telling of what is known, and a day only where nobody else is awaited', () => {
  expect(next({})).toEqual(['first_contact', '2026-03-02'])
  // What was said before it was placed is no contact of whoever holds it.
  expect(next(called('2026-02-27'))).toEqual(['first_contact', '2026-03-02'])
  expect(next(called('2026-03-05'))).toEqual(['follow_up', '2026-03-19'])
  expect(next({ ...called('2026-03-05'), wroteOn: day('2026-03-10') })).toEqual(['follow_up', '2026-03-24'])
  expect(next({ step: { words: 'Lettre', on: day('2026-03-15') } })).toEqual(['step', '2026-03-15'])
  expect(next({ words: [word({})] })).toEqual(['promised', '2026-03-23'])
  expect(next({ words: [word({ brokenOn: day('2026-03-12') })] })).toEqual(['broken_promise', '2026-03-12'])
  // A call since, or another word, answers a broken one.
  expect(next({ words: [word({ brokenOn: day('2026-03-12') })], ...called('2026-03-13') })[0]).toBe('follow_up')
  expect(next({ words: [word({ brokenOn: day('2026-03-12') }), word({})] })[0]).toBe('promised')
  expect(next({ disputedCents: 100_000 })).toEqual(['disputed', null])
  expect(next({ disputedCents: 99_999 })[0]).toBe('first_contact')
  expect(next({ awaitsApproval: true })).toEqual(['approval', null])
  expect(next({ callBackOn: day('2026-03-30'), awaitsApproval: true })).toEqual(['call_back', '2026-03-30'])
  const asked = { words: 'Vite', on: day('2026-03-16') }
  expect(next({ instruction: asked, callBackOn: day('2026-03-10') })).toEqual(['instruction', '2026-03-16'])
})

test('expected: each document by its age, what is contested left out; nothing is expected twice', () => {
  const documents = [document(100_000, 200), document(50_000, 10)]
  expect(reckon(facts({ documents }), today).expectedCents).toBe(40_000 + 42_500)
  // Contested, the oldest is expected first of all no more.
  expect(reckon(facts({ documents, disputedCents: 100_000 }), today).expectedCents).toBe(42_500)
  expect(reckon(facts({ documents, disputedCents: 999_999 }), today)).toMatchObject({ expectedCents: 0, valueCents: 0 })
  expect(reckon(facts({ documents: [] }), today)).toMatchObject({ openCents: 0, expectedCents: 0, oldestOn: null })
})

test('a creditor that waits for an answer presses like a debtor who does', () => {
  const plain = reckon(facts({ documents: [document(100_000, 95)] }), today)
  const asked = reckon(facts({ documents: [document(100_000, 95)], instruction: { words: 'Vite', on: today } }), today)
  expect(asked.urgencyPercent - plain.urgencyPercent).toBe(40)
  expect(asked.nextWords).toBe('Vite')
})
