import { expect, test } from 'vitest'
import type { Job } from '../src/platform/db.ts'
import { takeNext } from './kept-jobs.ts'

const NOW = new Date('2026-03-02T09:00:00Z')
const job = (name: string, payload: object, key: string | null = null, runAt: Date | null = null): Job => ({
  name,
  payload,
  key,
  runAt,
})
const rings = (fact: string, more: object) => job('react', { orgId: 1, ...more, fact })

test('what is due comes in its order, each key once, and what is for later stays', () => {
  const tomorrow = new Date('2026-03-03T09:00:00Z')
  const kept = [
    job('send', { orgId: 1, n: 1 }, 'send'),
    job('wait', {}, null, tomorrow),
    job('send', { orgId: 1, n: 2 }, 'send'),
  ]
  expect(takeNext(kept, NOW, new Set(['send']))).toBeNull()
  expect(takeNext(kept, NOW)).toMatchObject({ name: 'send', payload: { n: 2 } })
  expect(takeNext(kept, NOW)).toBeNull()
  expect(takeNext(kept, tomorrow)).toMatchObject({ name: 'wait' })
  expect(kept).toEqual([])
})

test('doorbells of one fact are answered together; those of another, or about everybody, are not mixed in', () => {
  const kept = [
    rings('items_settled', { customerIds: ['a'] }),
    rings('dispute_moved', { customerId: 'a' }),
    rings('items_settled', { customerIds: null }),
    rings('items_settled', { customerIds: ['b', 'a'] }),
    rings('dispute_moved', { customerId: 'b' }),
    rings('dispute_moved', { customerId: 'a' }),
  ]
  const taken = []
  for (let one = takeNext(kept, NOW); one; one = takeNext(kept, NOW)) taken.push(one.payload)
  expect(taken).toEqual([
    { orgId: 1, customerIds: ['a', 'b'], fact: 'items_settled' },
    { orgId: 1, customerId: 'a', fact: 'dispute_moved' },
    { orgId: 1, customerIds: null, fact: 'items_settled' },
    { orgId: 1, customerId: 'b', fact: 'dispute_moved' },
  ])
})
