import { expect, test } from 'vitest'
import type { ProposalView } from '../../src/cash/contract.ts'
import { draftOf, gapsFor, isAsProposed, leaveOwed, type MatchDraft, orderOf, weigh } from './match-draft.ts'

const part = (itemId: string, cents: number, openCents = Math.abs(cents)): ProposalView['parts'][number] => ({
  itemId,
  cents,
  documentNo: itemId,
  kind: cents < 0 ? 'credit_note' : 'invoice',
  dueOn: '2026-10-01',
  openCents,
  own: null,
  evidence: [],
})
const proposal = (change: Partial<ProposalView> = {}): ProposalView => ({
  place: 1,
  class: 'references_credit',
  customerId: 'c',
  customerCode: 'C',
  customerName: 'Bâti-Sud',
  payerId: null,
  payerName: null,
  parts: [part('fa142', 150_000), part('fa150', 102_000), part('av7', -12_000)],
  gapCents: 0,
  gapReason: '',
  onAccountCents: 0,
  evidence: [],
  isTied: false,
  ...change,
})
const untick = (draft: MatchDraft, itemId: string): MatchDraft => ({
  ...draft,
  parts: draft.parts.map((one) => (one.itemId === itemId ? { ...one, isOn: false } : one)),
})
const pay = (draft: MatchDraft, itemId: string, cents: number | null): MatchDraft => ({
  ...draft,
  parts: draft.parts.map((one) => (one.itemId === itemId ? { ...one, cents } : one)),
})

test('two invoices less a credit note come to the line exactly', () => {
  const draft = draftOf(proposal())
  expect(weigh(draft, 240_000)).toMatchObject({ sumCents: 240_000, remainingCents: 0, fault: null })
  expect(isAsProposed(draft, proposal(), 240_000)).toBe(true)
  expect(orderOf(draft, 240_000).parts).toContainEqual({ itemId: 'av7', cents: -12_000 })
})

test('what is unticked stays on the line, or with the customer when it is said so', () => {
  const draft = untick(draftOf(proposal()), 'fa150')
  expect(weigh(draft, 240_000)).toMatchObject({ remainingCents: 102_000, onAccountCents: 0, fault: null })
  expect(isAsProposed(draft, proposal(), 240_000)).toBe(false)
  const kept = { ...draft, restOnAccount: true }
  expect(weigh(kept, 240_000)).toMatchObject({ remainingCents: 0, onAccountCents: 102_000 })
  expect(orderOf(kept, 240_000)).toMatchObject({ onAccountCents: 102_000, writeOffCents: 0 })
})

test('missing money is refused until it is named, left owed, or typed away', () => {
  const draft = draftOf(proposal())
  expect(weigh(draft, 238_800)).toMatchObject({ missingCents: 1_200, fault: 'beyond_line' })
  const named: MatchDraft = { ...draft, gapAs: 'bank_fee' }
  expect(weigh(named, 238_800)).toMatchObject({ writeOffCents: 1_200, remainingCents: 0, fault: null })
  expect(orderOf(named, 238_800)).toMatchObject({ writeOffCents: 1_200, writeOffAs: 'bank_fee' })
  const owed = leaveOwed(draft, 238_800)
  expect(owed.parts.map((one) => one.cents)).toEqual([150_000, 100_800, 12_000])
  expect(weigh(owed, 238_800)).toMatchObject({ remainingCents: 0, missingCents: 0, fault: null })
})

test('leaving more owed than the last document holds unticks it and goes on with the one before', () => {
  const owed = leaveOwed(draftOf(proposal()), 100_000)
  expect(owed.parts.map((one) => one.isOn)).toEqual([true, false, true])
  expect(weigh(owed, 100_000)).toMatchObject({ sumCents: 100_000, fault: null })
})

test('an amount that is none, or more than a document has open, is not applied', () => {
  const draft = draftOf(proposal())
  expect(weigh(pay(draft, 'fa142', null), 240_000).fault).toBe('unreadable')
  expect(weigh(pay(draft, 'fa142', 0), 240_000).fault).toBe('unreadable')
  expect(weigh(pay(draft, 'fa142', 150_001), 300_000).fault).toBe('beyond_document')
  const onlyCredit = untick(untick(draft, 'fa142'), 'fa150')
  expect(weigh(onlyCredit, 240_000).fault).toBe('nothing')
})

test('a proposal with a gap and one with money on account are accepted as they stand', () => {
  const gap = proposal({ gapCents: 1_200, gapReason: 'bank_fee' })
  expect(isAsProposed(draftOf(gap), gap, 238_800)).toBe(true)
  expect(isAsProposed({ ...draftOf(gap), gapAs: 'discount' }, gap, 238_800)).toBe(false)
  const over = proposal({ parts: [], onAccountCents: 240_000 })
  expect(isAsProposed(draftOf(over), over, 240_000)).toBe(true)
})

const allowance = { roundingCents: 5, feeCents: 1_500, discountsBp: [100, 200] }

test('small gaps have their usual names; a large one is only a loss', () => {
  const missing = (leftCents: number) => gapsFor(weigh(draftOf(proposal()), leftCents), allowance, true)
  expect(missing(240_000)).toEqual([])
  expect(missing(239_997)).toEqual(['bank_fee', 'discount', 'rounding', 'write_off'])
  expect(missing(236_000)).toEqual(['discount', 'write_off'])
  expect(missing(200_000)).toEqual(['write_off'])
})

test('a loss beyond what is usual is offered to those alone who may write it off', () => {
  const offered = (leftCents: number, mayForgive: boolean) =>
    gapsFor(weigh(draftOf(proposal()), leftCents), allowance, mayForgive).includes('write_off')
  const { sumCents } = weigh(draftOf(proposal()), 1)
  const most = Math.max(allowance.roundingCents, allowance.feeCents)
  expect([offered(sumCents - most, false), offered(sumCents - most - 1, false), offered(1, true)]).toEqual([
    true,
    false,
    true,
  ])
})
