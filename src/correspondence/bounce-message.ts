import { refuse } from '../kernel/verdict.ts'
import { markEmailInvalid } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import type { Actor } from '../trail/index.ts'
import { markAddressInvalid } from './mark-address.ts'
import { isPaper } from './model.ts'
import { outboxWording as words } from './outbox-wording.ts'
import { saysAddressInvalid } from './rules.ts'
import { settle } from './settle.ts'
import { lockMessage } from './store.ts'

/** What a server wrote back about a mail of ours to `address`. `status` is an enhanced code (RFC 3463), or empty. */
type Notice = { readonly address: string; readonly status: string; readonly response: string }

/**
 * A mail that had left came back for good: it was not delivered, and its address is marked when that is why. False when we sent no such
 * mail to this address by a server, so that a made-up notice changes nothing; a notice that comes twice finds the work done.
 */
export async function bounceMessage(tx: OrgTx, messageId: string, notice: Notice, at: Date): Promise<boolean> {
  const message = await lockMessage(tx, messageId)
  const { address, status, response } = notice
  if (message?.channel !== 'email' || message.via !== 'smtp') return false
  if (message.toAddress.toLowerCase() !== address.toLowerCase()) return false
  // The code that says nothing in particular leaves it to the words.
  const said = `${status === '5.0.0' ? '' : status} ${response}`.trim()
  if (message.customerId !== null && saysAddressInvalid({ stage: 'recipient', code: 550, response: said }))
    await markEmailInvalid(tx, message.customerId, message.toAddress, at)
  const outcome = refuse('bounced', words.bounced, { address: message.toAddress, response: said || '5.0.0' }).refusal
  await settle(
    tx,
    message,
    { states: ['sent', 'uncertain'] },
    { state: 'failed', outcome, at, data: { status, response } },
  )
  return true
}

/**
 * A person confirms that nobody reads what we send there, as somebody said in words: the address or number is marked as taking none and
 * the message counts as not delivered. A letter, or a message that is at rest otherwise, stays as it is.
 */
export async function bounceByWord(
  tx: OrgTx,
  messageId: string,
  said: string,
  { actor, at }: { readonly actor: Actor; readonly at: Date },
): Promise<void> {
  const message = await lockMessage(tx, messageId)
  if (!message || isPaper(message.channel)) return
  await markAddressInvalid(tx, message, at)
  const outcome = refuse('bounced', words.saidDead, { address: message.toAddress, said: said.slice(0, 300) }).refusal
  await settle(tx, message, { states: ['sent', 'uncertain'] }, { state: 'failed', outcome, at, actor })
}
