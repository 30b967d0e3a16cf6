import { createHash } from 'node:crypto'
import { organisationOf } from '../access/index.ts'
import type { InboundMail } from '../adapters/mailbox/read-mail.ts'
import type { By } from '../cash/index.ts'
import { notHeld } from '../dunning/index.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { heldByUs } from '../outsourcing/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { onOtherSide } from '../platform/other-side.ts'
import { natureOf } from './bounces.ts'
import { numbersIn } from './cited-documents.ts'
import { waiting } from './confirm-reply.ts'
import {
  countCreditors,
  type DebtorMeant,
  debtorsMeant,
  isHandedOn,
  keepHandedOn,
  writtenForCreditors,
} from './hand-on-store.ts'
import { mailboxOf } from './mailbox-store.ts'
import type { ThreadedBy } from './model.ts'
import { splitText } from './new-text.ts'
import { isKept, replyBytes, settleReply } from './store.ts'
import { type ReadFetched, readFetched, takeMail, type Where } from './take-mail.ts'
import { messageAmong } from './thread-reply.ts'
import { customersWriting, learnAlias } from './thread-store.ts'
import { repliesWording as words } from './wording.ts'

/**
 * Takes a mail of an organisation's mailbox, once: what is about claims that a creditor placed with it goes into that creditor's books, with all
 * that is read of it, and everything else stays its own.
 */
export async function takeOrHandOn(tx: OrgTx, read: ReadFetched, where: Where): Promise<void> {
  const sha256 = createHash('sha256').update(read.fetched.bytes).digest()
  if (await isHandedOn(tx, sha256)) return
  const meant = read.mail !== null && !(await isKept(tx, sha256)) ? await debtorOf(tx, read.mail) : null
  if (meant === null) return takeMail(tx, read, where)
  const { creditorOrgId, customerId, threadedBy } = meant
  const { name } = await organisationOf(tx)
  await onOtherSide(tx, creditorOrgId, async (theirs) => {
    const { timeZone } = await organisationOf(theirs)
    await takeMail(theirs, read, { ...where, timeZone }, { agency: { orgId: tx.orgId, name }, customerId, threadedBy })
  })
  await keepHandedOn(tx, sha256, creditorOrgId, where.at)
}

/**
 * A mail of nobody that a person of the agency says is of a debtor in its hands: it goes into that creditor's books as if it had been known when
 * it came. With `learns`, whatever comes from this address later is this debtor's too.
 */
export async function handOnByPerson(
  tx: OrgTx,
  id: string,
  to: { readonly creditorId: number; readonly customerId: string; readonly learns: boolean },
  { at, actor }: By,
): Promise<void> {
  const { creditorId, customerId } = to
  if (!(await heldByUs(tx, creditorId, customerId))) throw notHeld()
  const reply = await waiting(tx, id)
  if (reply.channel !== 'email' || reply.customerId !== null)
    throw new Refused(refuse('not_to_hand_on', words.notToHandOn).refusal)
  const { bytes } = (await replyBytes(tx, id))!
  const { size, isCut, arrivedAt, fromAddress } = reply
  const read = await readFetched({ bytes, size, isCut, arrivedAt })
  const trustedServer = (await mailboxOf(tx))?.trustedServer ?? ''
  const { name } = await organisationOf(tx)
  await onOtherSide(tx, creditorId, async (theirs) => {
    const { timeZone } = await organisationOf(theirs)
    const from = { agency: { orgId: tx.orgId, name }, customerId, threadedBy: 'person' } as const
    await takeMail(theirs, read, { trustedServer, timeZone, at }, from)
    const by = `${actor.name}, ${name}`
    if (to.learns && fromAddress) await learnAlias(theirs, { address: fromAddress, customerId, at, by })
  })
  await keepHandedOn(tx, createHash('sha256').update(bytes).digest(), creditorId, at)
  await settleReply(tx, id, { state: 'handled', kind: null, made: null, at, by: actor.name })
}

type Debtor = Pick<DebtorMeant, 'creditorOrgId' | 'customerId'> & { readonly threadedBy: ThreadedBy }

/**
 * The debtor of which creditor a mail is about: by the message that it answers or returns, else by who wrote it, else by documents that it cites.
 * Null: nobody's, or more than one might be meant; it then stays where it came.
 */
async function debtorOf(tx: OrgTx, mail: InboundMail): Promise<Debtor | null> {
  const nature = natureOf(mail)
  const ids = nature.nature === 'bounce' ? nature.bounce.ids : nature.nature === 'complaint' ? nature.ids : mail.answers
  if (await messageAmong(tx, ids)) return null
  const written = await writtenForCreditors(tx, ids)
  if (written) return { ...written, threadedBy: 'thread' }
  // A server that names no message of ours, or a report of spam, speaks of nobody in particular.
  if (nature.nature === 'bounce' || nature.nature === 'complaint' || mail.from.address === '') return null
  const found = await debtorsMeant(tx, mail.from.address, numbersIn(`${mail.subject}\n${splitText(mail.text).own}`))
  const writers = found.filter(({ knownBy }) => knownBy !== 'document')
  const cited = eachOnce(found.filter(({ knownBy }) => knownBy === 'document'))
  const isOwn = (await customersWriting(tx, mail.from.address)).length > 0
  const who = eachOnce(writers)
  const between = who.length > 1 || isOwn ? who.filter((one) => cited.some((other) => isSame(one, other))) : who
  if (between.length === 1) {
    const [one] = between
    const isContact = writers.some((other) => isSame(one!, other) && other.knownBy === 'sender')
    return { ...one!, threadedBy: isContact ? 'sender' : 'alias' }
  }
  // A number that a stranger cites may be that of another creditor's document, which was not placed: whoever works for several asks a person.
  if (who.length === 0 && !isOwn && cited.length === 1 && (await countCreditors(tx)) === 1)
    return { ...cited[0]!, threadedBy: 'document' }
  return null
}

const isSame = (one: DebtorMeant, other: DebtorMeant): boolean =>
  one.creditorOrgId === other.creditorOrgId && one.customerId === other.customerId

const eachOnce = (all: readonly DebtorMeant[]): DebtorMeant[] =>
  all.filter((one, at) => all.findIndex((other) => isSame(one, other)) === at)
