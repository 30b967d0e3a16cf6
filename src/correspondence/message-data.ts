import { daysBetween } from '../kernel/calendar.ts'
import { formatIban, rfReference, toIban } from '../kernel/identifiers.ts'
import { exactCents, isCurrency, sumCents } from '../kernel/money.ts'
import type { Verdict } from '../kernel/verdict.ts'
import { accept, refuse } from '../kernel/verdict.ts'
import { isFirstLetter } from './agent-mentions.ts'
import { epcPayload } from './epc-qr.ts'
import {
  type ItemFacts,
  isPaper,
  type MessageData,
  type MessageFacts,
  type MessageItem,
  type Payment,
  type Total,
} from './model.ts'
import { wording } from './wording.ts'

/** Longest values a message can show without harm to its layout. */
const MAX = {
  name: 160,
  line: 100,
  lines: 6,
  documentNo: 40,
  reference: 60,
  signature: 400,
  footer: 600,
  signatureLines: 5,
  footerLines: 3,
} as const

const CHASING = new Set(['pre_reminder', 'courteous', 'firm', 'final', 'formal_notice'])

/**
 * The facts of a message, checked and added up: days late on the day of the message, totals per currency, payment block.
 * Refuses what must not leave the house: values that cannot be shown, amounts that do not hold, a formal notice without
 * deadline or over items that are not late, a consumer charged with collection costs.
 */
export function messageData(facts: MessageFacts): Verdict<MessageData> {
  const refusal = overlong(facts) ?? badAmount(facts) ?? unlawful(facts)
  if (refusal) return refusal
  const items = facts.items
    .map((item): MessageItem => ({ ...item, daysLate: daysBetween(item.dueOn, facts.on) }))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.documentNo.localeCompare(b.documentNo)))
  const totals = totalsOf(items, facts.credits, facts.frozen?.items)
  if (CHASING.has(facts.step.tone) && !totals.some((total) => total.dueCents > 0))
    return refuse('nothing_due', wording.nothingDue, { customer: facts.recipient.name })
  return accept({ ...facts, items, totals, payment: paymentOf(facts, totals) })
}

type Refused = ReturnType<typeof refuse> | null

function overlong(facts: MessageFacts): Refused {
  const { organisation, recipient } = facts
  const bounded: ReadonlyArray<readonly [field: string, text: string, max: number]> = [
    ['organisation.name', organisation.name, MAX.name],
    ['recipient.name', recipient.name, MAX.name],
    ['recipient.contact', recipient.contact ?? '', MAX.name],
    ['sender.name', organisation.sender.name, MAX.name],
    ['sender.title', organisation.sender.title ?? '', MAX.name],
    ['sender.email', organisation.sender.email ?? '', MAX.name],
    ['sender.phone', organisation.sender.phone ?? '', MAX.reference],
    ['place', facts.place, MAX.line],
    ['reference', facts.reference, MAX.reference],
    ['look.signature', organisation.look.signature, MAX.signature],
    ['look.footer', organisation.look.footer, MAX.footer],
    ...[...organisation.addressLines, ...recipient.addressLines].map((line) => ['address', line, MAX.line] as const),
    ...[...facts.items, ...facts.credits, ...(facts.frozen?.items ?? [])].map(
      (item) => ['documentNo', item.documentNo, MAX.documentNo] as const,
    ),
  ]
  for (const [field, text, max] of bounded)
    if (text.length > max)
      return refuse(
        'value_too_long',
        wording.valueTooLong,
        { field, length: text.length, max, start: text.slice(0, 20) },
        field,
      )
  for (const [field, text] of [
    ['organisation.name', organisation.name],
    ['recipient.name', recipient.name],
    ['reference', facts.reference],
  ] as const)
    if (text.trim() === '') return refuse('value_missing', wording.valueMissing, { field }, field)
  for (const [field, text, max] of [
    ['look.signature', organisation.look.signature, MAX.signatureLines],
    ['look.footer', organisation.look.footer, MAX.footerLines],
  ] as const) {
    const lines = text.trim().split('\n').length
    if (lines > max) return refuse('too_many_lines', wording.tooManyLines, { field, lines, max }, field)
  }
  const longest = Math.max(organisation.addressLines.length, recipient.addressLines.length)
  if (longest > MAX.lines)
    return refuse('address_too_long', wording.addressTooLong, { lines: longest, max: MAX.lines }, 'address')
  if (isPaper(facts.step.channel) && recipient.addressLines.length === 0)
    return refuse('address_missing', wording.addressMissing, { customer: recipient.name }, 'recipient.address')
  if (!/^#[0-9a-f]{6}$/i.test(organisation.look.colour))
    return refuse('colour_invalid', wording.colourInvalid, { colour: organisation.look.colour }, 'look.colour')
  if (organisation.iban !== null && toIban(organisation.iban) === null)
    return refuse('iban_invalid', wording.ibanInvalid, { iban: organisation.iban }, 'organisation.iban')
  if (facts.payUrl !== null && !/^https:\/\/[^\s"'<>]+$/.test(facts.payUrl))
    return refuse('pay_url_invalid', wording.payUrlInvalid, { url: facts.payUrl }, 'payUrl')
  return null
}

function badAmount(facts: MessageFacts): Refused {
  for (const item of [...facts.items, ...(facts.frozen?.items ?? [])]) {
    const holds = Number.isSafeInteger(item.openCents) && Number.isSafeInteger(item.originalCents)
    if (!holds || item.openCents <= 0 || item.openCents > item.originalCents)
      return refuse('amount_invalid', wording.itemAmountInvalid, { document: item.documentNo }, item.documentNo)
    if (!isCurrency(item.currency))
      return refuse('currency_invalid', wording.currencyInvalid, { document: item.documentNo, currency: item.currency })
  }
  for (const credit of facts.credits) {
    if (!Number.isSafeInteger(credit.cents) || credit.cents <= 0)
      return refuse('amount_invalid', wording.creditAmountInvalid, { document: credit.documentNo }, credit.documentNo)
    if (!isCurrency(credit.currency))
      return refuse('currency_invalid', wording.currencyInvalid, {
        document: credit.documentNo,
        currency: credit.currency,
      })
  }
  return null
}

/**
 * CPCEx L. 111-8: collection costs without an enforceable title stay with the creditor of a consumer; C. com. L. 441-10 is
 * for professionals only. C. civ. 1344: a formal notice demands what is due, within a stated time.
 */
function unlawful(facts: MessageFacts): Refused {
  const { recipient, step } = facts
  if (isFirstLetter(facts.agent, step.channel))
    return refuse('agent_first_letter', wording.agentFirstLetter, { customer: recipient.name }, 'channel')
  if (recipient.kind === 'consumer') {
    if (facts.lateCharges)
      return refuse('consumer_late_charges', wording.consumerLateCharges, { customer: recipient.name })
    const fee = facts.items.find((item) => item.kind === 'fee')
    if (fee) return refuse('consumer_fee', wording.consumerFee, { document: fee.documentNo, customer: recipient.name })
  }
  if (step.tone === 'formal_notice') {
    if (step.channel === 'sms') return refuse('notice_by_sms', wording.noticeBySms, {}, 'channel')
    const early = facts.items.find((item) => item.dueOn >= facts.on)
    if (early) return refuse('notice_not_late', wording.noticeNotLate, { document: early.documentNo }, early.documentNo)
    if (!facts.deadlineOn || facts.deadlineOn <= facts.on)
      return refuse('notice_deadline', wording.noticeDeadline, {}, 'deadlineOn')
  }
  return null
}

/** What is frozen adds nothing to a total; where there is nothing else, the total says zero. */
function totalsOf(
  items: readonly MessageItem[],
  credits: MessageFacts['credits'],
  frozen: readonly ItemFacts[] = [],
): Total[] {
  const currencies = [...new Set([...items, ...credits, ...frozen].map((entry) => entry.currency))]
  // The euro leads; the other currencies follow in the order of their codes.
  currencies.sort((a, b) => (a === 'EUR' ? -1 : b === 'EUR' ? 1 : a.localeCompare(b)))
  return currencies.map((currency) => {
    const own = items.filter((item) => item.currency === currency)
    const itemsCents = sumCents(own.map((item) => item.openCents))
    const creditsCents = sumCents(
      credits.filter((credit) => credit.currency === currency).map((credit) => credit.cents),
    )
    const lateCents = sumCents(own.filter((item) => item.daysLate > 0).map((item) => item.openCents))
    const dueCents = exactCents(itemsCents - creditsCents)
    return { currency, itemsCents, creditsCents, dueCents, overdueCents: Math.max(0, lateCents - creditsCents) }
  })
}

function paymentOf(facts: MessageFacts, totals: readonly Total[]): Payment | null {
  // What is debited is not to be paid as well.
  if (facts.debit) return null
  const { name: holder, iban: ibanText, bic } = facts.organisation
  const iban = ibanText === null ? null : toIban(ibanText)
  const owed = totals.filter((total) => total.dueCents > 0)
  if (!iban || owed.length === 0) return null
  const [alone] = facts.items
  const named = facts.items.length === 1 && !alone!.isUnnumbered ? alone!.documentNo : facts.reference
  const reference = rfReference(named) ?? named
  const [only] = owed
  const epc =
    owed.length === 1 && only?.currency === 'EUR'
      ? epcPayload({ holder, iban, bic, cents: only.dueCents, reference })
      : null
  return { holder, iban: formatIban(iban), bic, reference, epc }
}
