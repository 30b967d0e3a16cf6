import { expect, test } from 'vitest'
import type { PagedRows } from '../design/paged-rows.ts'
import { allTicked, noneTicked, tick } from '../design/selection.ts'
import type { ActionRow } from './actions.ts'
import { gatherTicked, partApart, sumUp } from './bulk.ts'

const row = (id: string, change: Partial<ActionRow> = {}): ActionRow => ({
  id,
  customerId: id,
  customerName: `Client ${id}`,
  customerCode: id,
  decidedOn: '2026-11-20',
  state: 'planned',
  byHand: false,
  isAutomatic: false,
  stepId: 'firm',
  stepName: 'Deuxième relance',
  channel: 'email',
  amounts: [{ currency: 'EUR', cents: 100_00 }],
  itemCount: 1,
  excludedCount: 0,
  oldestDueOn: '2026-10-01',
  snoozedUntil: null,
  isEdited: false,
  contactOn: null,
  messageId: null,
  why: { code: 'item_late', sentence: 'En retard.' },
  acts: [{ act: 'approve', whyNot: null }],
  ...change,
})

const listOf = (all: readonly ActionRow[]): PagedRows<ActionRow> => ({
  total: all.length,
  rowAt: (index) => all[index],
  want: () => {},
  read: async (from, to) => all.slice(from, to + 1),
  failure: null,
  retry: () => {},
})

test('mails, letters and personal steps are counted apart, and currencies are never added together', () => {
  const rows = [
    row('a'),
    row('b', { channel: 'registered_letter', amounts: [{ currency: 'USD', cents: 70_00 }] }),
    row('c', { channel: 'call', amounts: [{ currency: 'EUR', cents: 5_00 }] }),
  ]
  expect(sumUp(rows)).toEqual({
    email: 1,
    letter: 1,
    done: 1,
    amounts: [
      { currency: 'EUR', cents: 105_00 },
      { currency: 'USD', cents: 70_00 },
    ],
  })
})

test('all but some: what is unticked stays out, and the count goes beyond what is read', async () => {
  const rows = listOf(Array.from({ length: 30 }, (_, index) => row(String(index))))
  const selection = tick(allTicked, ['3', '4'], false)
  const gathered = await gatherTicked(rows, selection, 10)
  expect(gathered.count).toBe(28)
  expect(gathered.rows.map(({ id }) => id)).toEqual(['0', '1', '2', '5', '6', '7', '8', '9'])
  expect((await gatherTicked(rows, noneTicked)).rows).toEqual([])
})

test('a row that may not leave stands apart with its reason', () => {
  const { ready, apart } = partApart([row('a'), row('b', { acts: [{ act: 'approve', whyNot: 'Déjà faite.' }] })])
  expect(ready.map(({ id }) => id)).toEqual(['a'])
  expect(apart).toEqual([{ key: 'b', name: 'Client b', reason: 'Déjà faite.' }])
})
