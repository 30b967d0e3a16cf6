import { randomBytes, timingSafeEqual } from 'node:crypto'
import { organisationOf } from '../access/index.ts'
import { addressTemplate } from '../adapters/payment-link/address-template.ts'
import type { PaymentHookReading, PaymentTaker } from '../adapters/payment-link/model.ts'
import { STRIPE_URL, stripe } from '../adapters/payment-link/stripe.ts'
import { type DunningDeps, placeHolds } from '../dunning/index.ts'
import { addDays, dayIn } from '../kernel/calendar.ts'
import { isId, newId } from '../kernel/ids.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { itemsById } from '../ledger/index.ts'
import type { OrgTx } from '../platform/db.ts'
import type { Vault } from '../platform/secrets.ts'
import { type Actor, record, systemActor } from '../trail/index.ts'
import { PAID_HOLD_DAYS } from './model.ts'
import {
  countRefusedCall,
  dropTaker,
  keepTaker,
  lockPayment,
  movePayment,
  type OnlinePayment,
  type StoredTaker,
  type TakerKind,
  takerOf,
} from './payment-store.ts'
import { insertAct } from './store.ts'
import { portalWording as words } from './wording.ts'

export type TakerDeps = { readonly vault: Vault }

const sealedFor = (orgId: number): string => `portal.payment:${orgId}`

export function openTaker({ vault }: TakerDeps, orgId: number, stored: StoredTaker): PaymentTaker {
  const key = vault.open(stored.keySealed, sealedFor(orgId))
  const hookSecret = vault.open(stored.hookSecretSealed, sealedFor(orgId))
  return stored.kind === 'stripe'
    ? stripe({ url: STRIPE_URL, key, hookSecret })
    : addressTemplate({ template: stored.template, secret: key })
}

export type TakerInput = {
  readonly kind: TakerKind | 'none'
  readonly template: string
  /** Empty: the one kept already. */
  readonly key: string
  readonly hookSecret: string
}

/** Sets who takes online payments; secrets are sealed, and told to nobody. Other payment pages than https ones are refused. */
export async function setTaker(
  tx: OrgTx,
  { vault }: TakerDeps,
  input: TakerInput,
  actor: Actor,
  at: Date,
): Promise<void> {
  const before = await takerOf(tx)
  if (input.kind === 'none') await dropTaker(tx)
  else {
    if (input.kind === 'template' && !isPayable(input.template))
      throw new Refused(refuse('template_wrong', words.templateWrong, {}, 'template').refusal)
    const same = before?.kind === input.kind ? before : null
    const isWhole =
      (input.key || same?.keySealed) && (input.kind === 'template' || input.hookSecret || same?.hookSecretSealed)
    if (!isWhole) throw new Refused(refuse('key_missing', words.keyMissing, {}, 'key').refusal)
    const sealed = (given: string, kept?: string) =>
      given === '' && kept ? kept : vault.seal(given, sealedFor(tx.orgId))
    await keepTaker(
      tx,
      {
        kind: input.kind,
        template: input.kind === 'template' ? input.template : '',
        keySealed: sealed(input.key, same?.keySealed),
        hookSecretSealed: sealed(input.hookSecret, same?.hookSecretSealed),
        hookKey: before?.hookKey ?? randomBytes(24).toString('base64url'),
      },
      at,
    )
  }
  await record(tx, {
    actor,
    at,
    verb: 'payment_taker_changed',
    subject: { kind: 'organisation', id: String(tx.orgId) },
    data: { before: before?.kind ?? 'none', after: input.kind },
  })
}

/** An address of https that names the payment and its amount, and proves them: without the signature anybody could lower what they pay. */
const isPayable = (template: string): boolean =>
  /^https:\/\/[^\s/{}]+[^\s]*$/.test(template) &&
  ['{id}', '{amount}', '{signature}'].every((place) => template.includes(place))

/** The taker behind a call, if the call knows the key of its own address. */
export async function takerCalled(tx: OrgTx, key: string): Promise<StoredTaker | null> {
  const stored = await takerOf(tx)
  if (!stored) return null
  const [given, due] = [Buffer.from(key), Buffer.from(stored.hookKey)]
  return given.length === due.length && timingSafeEqual(given, due) ? stored : null
}

/** A call in the service's name that nothing proves: counted, and told in the trail once an hour. */
export async function tellForged(tx: OrgTx, at: Date): Promise<void> {
  const refusedCalls = await countRefusedCall(tx, at)
  if (refusedCalls === null) return
  await record(tx, {
    actor: systemActor('payments'),
    at,
    verb: 'payment_call_refused',
    subject: { kind: 'organisation', id: String(tx.orgId) },
    data: { refusedCalls },
  })
}

/**
 * Takes what the service tells of a payment, each news once. Paid is announced: reminders of its documents wait for the bank line, which
 * alone is money. A sum that is not the one asked for is told and believed no further.
 */
export async function takePaymentNews(
  tx: OrgTx,
  deps: DunningDeps,
  news: Extract<PaymentHookReading, { id: string }>,
): Promise<void> {
  // An account of the service may take other payments than ours: a failure told to it would end its calls.
  const payment = isId(news.id) ? await lockPayment(tx, news.id) : null
  if (!payment) return
  const at = deps.clock.now()
  if (payment.state === 'paid' || payment.state === news.says) return
  const isWhole = news.amount.cents === payment.cents && news.amount.currency === payment.currency
  if (news.says === 'paid' && !isWhole) return tell(tx, 'portal_payment_differs', payment, at, { told: news.amount })
  await movePayment(tx, payment.id, { state: news.says, ref: news.ref, at })
  if (news.says === 'failed') return tell(tx, 'portal_payment_failed', payment, at, {})
  if (news.says === 'paid') await announce(tx, deps, payment, at)
}

async function announce(tx: OrgTx, deps: DunningDeps, payment: OnlinePayment, at: Date): Promise<void> {
  const { customerId, currency, cents } = payment
  const today = dayIn((await organisationOf(tx)).timeZone, at)
  const items = await itemsById(tx, payment.itemIds)
  const holds: string[] = []
  const owed = items.filter(({ openCents, reversed }) => openCents > 0 && !reversed)
  const untilOn = addDays(today, PAID_HOLD_DAYS)
  const hold = { category: 'payment_announced', note: '', untilOn } as const
  for (const [debtorId, documents] of Map.groupBy(owed, (item) => item.customerId)) {
    const ids = documents.map(({ id }) => id)
    holds.push(...(await placeHolds(tx, deps, debtorId, ids, hold, systemActor('payments'))))
  }
  const documents = items
    .map(({ documentNo, label }) => documentNo || label.slice(0, 40))
    .join(', ')
    .slice(0, 300)
  await insertAct(tx, {
    id: newId(at),
    formToken: newId(at),
    linkId: payment.linkId,
    customerId,
    kind: 'payment',
    lang: payment.lang,
    at,
    said: { key: 'payment', params: { amount: { cents, currency }, documents } },
    made: { holds, paymentId: payment.id },
    state: 'done',
  })
  await tell(tx, 'portal_payment_announced', payment, at, {})
}

const tell = (tx: OrgTx, verb: string, payment: OnlinePayment, at: Date, data: Readonly<Record<string, unknown>>) =>
  record(tx, {
    actor: systemActor('payments'),
    at,
    verb,
    subject: { kind: 'customer', id: payment.customerId },
    data: { payment: payment.id, amount: { cents: payment.cents, currency: payment.currency }, ...data },
  })
