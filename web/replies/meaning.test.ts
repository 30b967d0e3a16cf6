import { expect, test } from 'vitest'
import type { ReplyView } from '../../src/replies/contract.ts'
import { draftOf } from './meaning.ts'

const contact = (id: string, email: string, is: { isSender?: boolean; isAddressed?: boolean } = {}) => ({
  id,
  name: id,
  email,
  phone: null,
  isSender: false,
  isAddressed: false,
  ...is,
})
const reply = (...contacts: ReplyView['contacts']): ReplyView =>
  ({ proposals: [], items: [], causes: [], contacts, bounce: null, message: null }) as unknown as ReplyView

test('who is to hear no more is who wrote, else whom we wrote to, else nobody is chosen', () => {
  const anne = contact('anne', 'anne@b.example')
  const zoe = contact('zoe', 'zoe@b.example', { isSender: true })
  const paul = contact('paul', 'Paul@b.example', { isAddressed: true })
  expect(draftOf(reply(anne, paul, zoe), 'opt_out').contactId).toBe('zoe')
  expect(draftOf(reply(anne, paul), 'opt_out').contactId).toBe('paul')
  expect(draftOf(reply(anne), 'absence').contactId).toBeNull()
})

test('the address that nobody reads any more is the one we wrote to, whoever tells it', () => {
  const zoe = contact('zoe', 'zoe@b.example', { isSender: true })
  const paul = contact('paul', 'Paul@b.example', { isAddressed: true })
  expect(draftOf(reply(zoe, paul), 'address_dead').contactId).toBe('paul')
  const unaddressed = { ...contact('leo', ''), email: null }
  expect(draftOf(reply(unaddressed), 'address_dead').contactId).toBeNull()
})
