import { expect, test } from 'vitest'
import type { PagedRows } from '../design/paged-rows.ts'
import { allTicked, noneTicked, type Selection, tick } from '../design/selection.ts'
import type { ActionRow } from './actions.ts'
import { chosenOf, firstTicked } from './bulk.ts'

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
  agencyName: '',
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

test('ticked rows are named; all but some is a filter with what stays out, however long the list', () => {
  const filter = { list: 'to_confirm' } as const
  expect(chosenOf(filter, tick(noneTicked, ['a', 'b'], true))).toEqual({ ids: ['a', 'b'] })
  expect(chosenOf(filter, tick(allTicked, ['c'], false))).toEqual({ all: filter, except: ['c'] })
})

test('what is shown before asking is what is ticked among the first rows of the list', async () => {
  const rows = listOf(Array.from({ length: 12 }, (_, index) => row(`r${index}`)))
  const shown = async (selection: Selection) => (await firstTicked(rows, selection, 5)).map(({ id }) => id)
  expect(await shown(tick(allTicked, ['r1'], false))).toEqual(['r0', 'r2', 'r3', 'r4'])
  expect(await shown(tick(noneTicked, ['r2', 'r11'], true))).toEqual(['r2'])
  expect(await firstTicked(listOf([]), allTicked)).toEqual([])
})
