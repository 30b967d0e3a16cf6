import { expect, test } from 'vitest'
import type { ReplyView } from '../../src/replies/contract.ts'
import { draftOf } from './meaning.ts'

const contact = (id: string, email: string, isSender = false) => ({ id, name: id, email, isSender })
const reply = (contacts: ReplyView['contacts'], toAddress: string | null): ReplyView =>
  ({
    proposals: [],
    items: [],
    causes: [],
    contacts,
    message: toAddress === null ? null : { id: 'm', subject: '', queuedAt: '2026-03-02T09:00:00Z', toAddress },
  }) as unknown as ReplyView

test('who is to hear no more is who wrote, else whom we wrote to, else nobody is chosen', () => {
  const [anne, paul] = [contact('anne', 'anne@b.example'), contact('paul', 'Paul@b.example')]
  expect(draftOf(reply([anne, contact('zoe', 'zoe@b.example', true)], null), 'opt_out').contactId).toBe('zoe')
  expect(draftOf(reply([anne, paul], 'paul@b.example'), 'opt_out').contactId).toBe('paul')
  expect(draftOf(reply([anne, paul], null), 'absence').contactId).toBeNull()
})
