import { expect, test } from 'vitest'
import type { ImportView } from '../../src/intake/contract.ts'
import { howFar, stagesOf } from './how-far.ts'

const view = (state: string, progress: object | null) =>
  ({ state, progress, createdAt: '2026-03-02T08:00:00Z' }) as unknown as ImportView

test('the stages before the one that runs are behind, those after it ahead; before any report all are ahead', () => {
  const progress = { stage: 'reading', done: 5, total: 10, unit: 'lines', since: '2026-03-02T08:01:00Z' }
  expect(stagesOf(view('reading', progress)).map((one) => one.place)).toEqual(['before', 'now', 'ahead'])
  expect(stagesOf(view('reading', null)).map((one) => one.place)).toEqual(['ahead', 'ahead', 'ahead'])
  expect(stagesOf(view('committing', { ...progress, stage: 'writing' })).map((one) => one.place)).toEqual([
    'before',
    'now',
  ])
  expect(stagesOf(view('withdrawing', { ...progress, stage: 'taking_back' })).map((one) => one.place)).toEqual([
    'now',
    'ahead',
  ])
  expect(howFar(view('reading', progress))).toEqual({ done: 5, total: 10, startedAt: new Date(progress.since) })
  expect(howFar(view('reading', null)).total, 'nobody can tell yet').toBe(0)
})
