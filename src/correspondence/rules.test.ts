import { describe, expect, it } from 'vitest'
import { MESSAGE_ACTIONS, MESSAGE_STATES, nextTry, RETRY_DELAYS_MINUTES, saysAddressInvalid, whyNot } from './rules.ts'

describe('what a person may do with a message', () => {
  const allowed = MESSAGE_STATES.map((state) => [
    state,
    MESSAGE_ACTIONS.filter((action) => whyNot(state, action) === null),
  ])
  it('is one table, and every no has a reason', () => {
    expect(Object.fromEntries(allowed)).toEqual({
      queued: ['cancel'],
      sending: [],
      sent: [],
      failed: ['send_again', 'cancel'],
      uncertain: ['confirm_arrival', 'send_again', 'cancel'],
      produced: ['cancel', 'mark_posted'],
      posted: [],
      cancelled: [],
    })
    for (const state of MESSAGE_STATES)
      for (const action of MESSAGE_ACTIONS)
        expect(whyNot(state, action)).toSatisfy((reason) => reason === null || reason.fr !== '')
  })
})

describe('trying again', () => {
  it('waits longer each time, up to a day, then stops', () => {
    const at = new Date('2026-03-02T09:00:00Z')
    const waits = Array.from({ length: 9 }, (_, n) => nextTry(n + 1, at)).map(
      (next) => next && (next.getTime() - at.getTime()) / 60_000,
    )
    expect(waits).toEqual([...RETRY_DELAYS_MINUTES, null])
    expect(RETRY_DELAYS_MINUTES.at(-1)).toBe(24 * 60)
  })
})

describe('a refusal that blames the address', () => {
  it.each([
    ['recipient', 550, '550 5.1.1 <x@y.example>: user unknown', true],
    ['recipient', 550, '5.1.10 null MX', true],
    ['recipient', 550, '5.2.1 mailbox disabled', true],
    ['recipient', 550, 'No such user here', true],
    ['recipient', 553, 'mailbox does not exist', true],
    ['address', null, 'not an e-mail address', true],
    ['recipient', 550, '5.7.1 blocked by policy: unknown sender', false],
    ['recipient', 550, 'relaying denied', false],
    ['recipient', 552, '5.2.2 mailbox full', false],
    ['sender', 550, '5.1.8 bad sender domain', false],
    ['sender', 553, '5.1.7 bad sender address', false],
    ['content', 554, 'user unknown to the spam filter', false],
  ])('%s %s %s: %s', (stage, code, response, expected) => {
    expect(saysAddressInvalid({ stage, code, response })).toBe(expected)
  })
})
