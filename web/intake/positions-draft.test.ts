import { expect, test } from 'vitest'
import { SAMPLE_MAP } from '../../src/adapters/bank-files/cfonb240-map.ts'
import { returnsFile } from '../../stories/returns-sample.ts'
import { draftOf, mapOf, type PositionsDraft, piecesOf } from './positions-draft.ts'

const [header, item, total] = new TextDecoder()
  .decode(returnsFile([{ debtor: 'MEUBLES OUEST', cents: 88_055, on: '201126', label: 'FAC2026-0142' }]))
  .split('\r\n') as [string, string, string]

const draft = draftOf(SAMPLE_MAP)
const changed = (fields: Partial<PositionsDraft['items'][number]['fields']>): PositionsDraft => ({
  ...draft,
  items: draft.items.map((one) => ({ ...one, fields: { ...one.fields, ...fields } })),
})
const pieces = (text: string, by: PositionsDraft) =>
  Object.fromEntries(piecesOf(text, by).flatMap(({ field, text: cut }) => (field ? [[field, cut.trim()]] : [])))

test('a draft of a map gives the map back', () => {
  expect(mapOf(draft)).toEqual({ ok: true, value: SAMPLE_MAP })
})

test('a record is cut where the positions say, each character once', () => {
  expect(pieces(item, draft)).toMatchObject({
    operation: '81',
    amount: '000000088055',
    reason: '20',
    debtorName: 'MEUBLES OUEST',
    label: 'FAC2026-0142',
  })
  expect(pieces(total, draft)).toEqual({ total: '000000088055' })
  expect(piecesOf(header, draft)).toEqual([{ text: header, field: null }])
  for (const text of [header, item, total])
    expect(
      piecesOf(text, changed({ label: [150, 235] }))
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
})

test('a field without positions is not given; half a pair, or one that ends before it begins, is refused', () => {
  const without = mapOf(changed({ label: [null, null], dueOn: [null, null] }))
  expect(without.ok && without.value.items[0]?.fields).not.toHaveProperty('label')
  expect(mapOf(changed({ label: [10, null] })).ok).toBe(false)
  expect(mapOf(changed({ amount: [240, 229] })).ok).toBe(false)
  expect(mapOf(changed({ amount: [null, null] })).ok).toBe(false)
  expect(pieces(item, changed({ amount: [240, 229] }))).not.toHaveProperty('amount')
})
