import { expect, test } from 'vitest'
import type { DraftPart, MatchDraft } from './match-draft.ts'
import { within } from './settle-draft.ts'

const part = (itemId: string, openCents: number, more: Partial<DraftPart> = {}): DraftPart => ({
  itemId,
  documentNo: itemId,
  kind: 'invoice',
  dueOn: '2026-11-15',
  side: 1,
  openCents,
  cents: openCents,
  isOn: false,
  evidence: [],
  ...more,
})
const draft = (...parts: DraftPart[]): MatchDraft => ({
  customer: { id: 'c', name: 'C', code: 'C' },
  payer: null,
  parts,
  gapAs: null,
  restOnAccount: false,
})
const amounts = ({ parts }: MatchDraft) => parts.map(({ isOn, cents }) => (isOn ? cents : null))

test('a document that is ticked takes what it has open, and no more than is left', () => {
  const none = draft(part('a', 600), part('b', 700), part('c', 50))
  const one = within(draft(part('a', 600, { isOn: true }), part('b', 700), part('c', 50)), none, 1000)
  expect(amounts(one)).toEqual([600, null, null])
  const two = within({ ...one, parts: one.parts.map((p) => (p.itemId === 'b' ? { ...p, isOn: true } : p)) }, one, 1000)
  expect(amounts(two)).toEqual([600, 400, null])
  const three = within({ ...two, parts: two.parts.map((p) => ({ ...p, isOn: true })) }, two, 1000)
  expect(amounts(three)).toEqual([600, 400, 0])
})

test('what a person typed stays, even when it is too much, and an unticked document is whole again', () => {
  const before = draft(part('a', 600, { isOn: true, cents: 100 }), part('b', 700))
  const typed = draft(part('a', 600, { isOn: true, cents: 900 }), part('b', 700))
  expect(amounts(within(typed, before, 500))).toEqual([900, null])
  const off = within(draft(part('a', 600, { cents: 100 }), part('b', 700)), before, 500)
  expect(off.parts[0]!.cents).toBe(600)
})
