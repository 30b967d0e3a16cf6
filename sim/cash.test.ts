import { expect, test } from 'vitest'
import { playCash } from './cash.ts'
import { NUMBERINGS } from './cash-documents.ts'
import type { CashPlay, CashTruth } from './cash-model.ts'
import { KIND_SHARES } from './cash-shares.ts'

const parameters = { seed: 'test', items: 4_000, lines: 1_500 }
const play = playCash(parameters)
const items = new Map(play.items.map((item) => [item.id, item]))

const settled = (truth: CashTruth): number =>
  truth.parts.reduce((sum, part) => sum + part.cents, 0) - truth.gapCents + truth.onAccountCents + truth.nobodysCents

test('the same parameters give the same bytes, another seed gives others', () => {
  const bytes = (one: CashPlay) => JSON.stringify(one)
  expect(bytes(playCash(parameters)) === bytes(play)).toBe(true)
  expect(bytes(playCash({ ...parameters, seed: 'other' })) === bytes(play)).toBe(false)
})

test('what a line settles adds up to its amount, to the cent', () => {
  const faults = play.lines.filter(({ movement, truth }) => settled(truth) !== movement.cents || movement.cents <= 0)
  expect(faults).toEqual([])
})

test('no document is settled beyond its amount, nor on the wrong side', () => {
  const paid = new Map<string, number>()
  for (const { truth } of play.lines)
    for (const { itemId, cents } of truth.parts) paid.set(itemId, (paid.get(itemId) ?? 0) + cents)
  const faults = [...paid].filter(([itemId, cents]) => {
    const item = items.get(itemId)!
    return !item.isOpen || Math.sign(cents) !== item.side || Math.abs(cents) > item.cents
  })
  expect(faults).toEqual([])
})

test('parts are of the customer named, except in a remittance of several cheques', () => {
  const faults = play.lines.filter(
    ({ truth }) =>
      truth.kind !== 'cheque_batch' &&
      truth.parts.some((part) => items.get(part.itemId)!.customerId !== truth.customerId),
  )
  expect(faults).toEqual([])
})

test('every kind of payment occurs, and nothing that only a stranger or a cheque says can be told', () => {
  const kinds = new Set(play.lines.map(({ truth }) => truth.kind))
  expect(KIND_SHARES.map(([, kind]) => kind).filter((kind) => !kinds.has(kind))).toEqual([])
  const told = play.lines.filter(({ truth }) => truth.canBeTold)
  expect(
    told.filter(({ truth }) => truth.kind === 'stranger' || truth.kind === 'cheque' || truth.kind === 'cheque_batch'),
  ).toEqual([])
  expect(told.length / play.lines.length).toBeGreaterThan(0.6)
})

test('banks cut where they cut: a label of CFONB at 31, a name at 70, a text at 140', () => {
  const faults = play.lines.filter(({ movement: { code, label, counterparty, remittance } }) => {
    const isLong = code === '18' && label.length > 31
    return (
      isLong ||
      counterparty.name.length > 70 ||
      remittance.join('').length > 200 ||
      remittance.some((line) => line.length > 140)
    )
  })
  expect(faults).toEqual([])
})

test('numbers run with the dates, in every way of numbering', () => {
  for (const numbering of NUMBERINGS.keys()) {
    const { items: some } = playCash({ seed: 'numbers', items: 300, lines: 10, numbering })
    const documents = some.filter((item) => item.kind !== 'receipt')
    expect(documents.filter((item) => !/\d/.test(item.documentNo))).toEqual([])
    // Instalments share a number; two invoices never do.
    const byNo = Map.groupBy(documents, (item) => item.documentNo)
    expect(
      [...byNo.values()].filter((same) => new Set(same.map((item) => `${item.customerId} ${item.issuedOn}`)).size > 1),
    ).toEqual([])
  }
})
