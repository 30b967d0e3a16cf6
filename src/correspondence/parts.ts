import { formatDay, formatLongDay } from '../kernel/calendar.ts'
import { formatMoney, sumCents } from '../kernel/money.ts'
import { type Lang, say } from '../kernel/wording.ts'
import { printed } from './letter-wording.ts'
import type { CreditFacts, FrozenFacts, ItemFacts, MessageData, MessageItem } from './model.ts'
import { cleanValue } from './variables.ts'

/** What every medium shows of a message besides its text, as clean plain text: letter, HTML and text part draw the same. */
export type Table = {
  /** `isMinor` columns give way on a narrow screen. */
  readonly columns: ReadonlyArray<{ readonly title: string; readonly isFigure: boolean; readonly isMinor: boolean }>
  /** A row of one cell is the heading of those under it. */
  readonly rows: ReadonlyArray<readonly string[]>
}
export type Line = { readonly label: string; readonly value: string; readonly isStrong: boolean }

/**
 * The items, oldest first, then the credits as negative amounts; null when there are none. Columns that would say nothing are left out. What
 * is told to the head of a group stands member by member, each under its name and balance, its own first. What a judgment froze comes last,
 * under a line that says that it is not asked for.
 */
export function tableOf(data: MessageData): Table | null {
  const lang = data.recipient.lang
  const frozen = data.frozen?.items ?? []
  if (data.items.length + data.credits.length + frozen.length === 0) return null
  // What is about to be debited is not reproached.
  const hasLate = !data.debit && data.items.some((item) => item.daysLate > 0)
  const hasPartPaid = [...data.items, ...frozen].some((item) => item.openCents !== item.originalCents)
  const columns = [
    { title: say(lang, printed.document), isFigure: false, isMinor: false },
    { title: say(lang, printed.issuedOn), isFigure: false, isMinor: true },
    { title: say(lang, printed.dueOn), isFigure: false, isMinor: false },
    ...(hasLate ? [{ title: say(lang, printed.late), isFigure: false, isMinor: false }] : []),
    { title: say(lang, printed.original), isFigure: true, isMinor: hasPartPaid },
    ...(hasPartPaid ? [{ title: say(lang, printed.open), isFigure: true, isMinor: false }] : []),
  ]
  const late = (text: string) => (hasLate ? [text] : [])
  const partPaid = (text: string) => (hasPartPaid ? [text] : [])
  const rowsOf = (items: readonly MessageItem[], credits: readonly CreditFacts[]) => [
    ...items.map((item) => [
      nameOf(lang, item),
      formatDay(lang, item.issuedOn),
      formatDay(lang, item.dueOn),
      ...late(lateness(lang, item)),
      formatMoney(lang, item.originalCents, item.currency),
      ...partPaid(formatMoney(lang, item.openCents, item.currency)),
    ]),
    ...credits.map((credit) => {
      const amount = formatMoney(lang, -credit.cents, credit.currency)
      const name = say(lang, printed.creditNamed, { document: credit.documentNo })
      return [
        cleanValue(name),
        formatDay(lang, credit.issuedOn),
        '',
        ...late(''),
        hasPartPaid ? '' : amount,
        ...partPaid(amount),
      ]
    }),
  ]
  const apart = data.frozen
    ? [
        [frozenHeading(lang, data.frozen)],
        ...frozen.map((item) => [
          item.of ? `${nameOf(lang, item)} · ${cleanValue(item.of)}` : nameOf(lang, item),
          formatDay(lang, item.issuedOn),
          formatDay(lang, item.dueOn),
          ...late(''),
          formatMoney(lang, item.originalCents, item.currency),
          ...partPaid(formatMoney(lang, item.openCents, item.currency)),
        ]),
      ]
    : []
  const members = new Set([...data.items, ...data.credits].map((one) => one.of ?? ''))
  if (members.size === 0 || (members.size === 1 && members.has('')))
    return { columns, rows: [...rowsOf(data.items, data.credits), ...apart] }
  const rows = [...members].toSorted().flatMap((of) => {
    const items = data.items.filter((item) => (item.of ?? '') === of)
    const credits = data.credits.filter((credit) => (credit.of ?? '') === of)
    return [[memberHeading(data, of, items, credits)], ...rowsOf(items, credits)]
  })
  return { columns, rows: [...rows, ...apart] }
}

/** Since when nothing of what follows is asked for, and what it comes to. */
function frozenHeading(lang: Lang, { since, items }: FrozenFacts): string {
  const amounts = [...Map.groupBy(items, ({ currency }) => currency)].map(([currency, own]) =>
    formatMoney(lang, sumCents(own.map(({ openCents }) => openCents)), currency),
  )
  return say(lang, printed.frozen, { day: formatLongDay(lang, since), amounts: amounts.join(' + ') })
}

/** A member of the group and what it owes, currency by currency. */
function memberHeading(
  data: MessageData,
  of: string,
  items: readonly MessageItem[],
  credits: readonly CreditFacts[],
): string {
  const { lang, name } = data.recipient
  const owed = data.totals.flatMap(({ currency }) => {
    const cents = sumCents([
      ...items.filter((one) => one.currency === currency).map(({ openCents }) => openCents),
      ...credits.filter((one) => one.currency === currency).map((one) => -one.cents),
    ])
    return cents === 0 ? [] : [formatMoney(lang, cents, currency)]
  })
  return say(lang, owed.length > 0 ? printed.member : printed.memberEven, {
    name: cleanValue(of || name),
    amounts: owed.join(' + '),
  })
}

function nameOf(lang: Lang, item: ItemFacts): string {
  const params = { document: item.documentNo }
  if (item.isUnnumbered) return say(lang, printed.balanceNamed)
  if (item.kind === 'fee') return cleanValue(say(lang, printed.feeNamed, params))
  if (item.kind === 'interest') return cleanValue(say(lang, printed.interestNamed, params))
  return cleanValue(item.documentNo)
}

function lateness(lang: Lang, item: MessageItem): string {
  if (item.daysLate > 0) return say(lang, printed.daysLate, { days: item.daysLate })
  return say(lang, item.daysLate === 0 ? printed.dueToday : printed.notLate)
}

/** Per currency: documents and credits when credits are deducted, the total, and the overdue part when it is only a part. */
export function totalLines(data: MessageData): Line[] {
  const lang = data.recipient.lang
  return data.totals.flatMap((total) => {
    const money = (cents: number) => formatMoney(lang, cents, total.currency)
    const line = (label: string, value: string, isStrong = false): Line => ({ label, value, isStrong })
    const isOwed = total.dueCents >= 0
    return [
      ...(total.creditsCents > 0 ? [line(say(lang, printed.subtotal), money(total.itemsCents))] : []),
      ...(total.creditsCents > 0 ? [line(say(lang, printed.credits), money(-total.creditsCents))] : []),
      line(say(lang, totalName(data, isOwed)), money(Math.abs(total.dueCents)), true),
      ...(!data.debit && total.overdueCents > 0 && total.overdueCents < total.dueCents
        ? [line(say(lang, printed.overdue), money(total.overdueCents))]
        : []),
    ]
  })
}

const totalName = (data: MessageData, isOwed: boolean) =>
  data.debit ? printed.debited : isOwed ? printed.due : printed.inYourFavour

/** How to pay, line by line; empty when there is nothing to pay or no account to pay to. */
export function paymentLines(data: MessageData): Line[] {
  const { payment } = data
  if (!payment) return []
  const lang = data.recipient.lang
  const owed = data.totals.filter((total) => total.dueCents > 0)
  const amount = owed.map((total) => formatMoney(lang, total.dueCents, total.currency)).join(' + ')
  return [
    { label: say(lang, printed.amount), value: amount, isStrong: true },
    { label: say(lang, printed.holder), value: cleanValue(payment.holder), isStrong: false },
    { label: say(lang, printed.iban), value: payment.iban, isStrong: true },
    ...(payment.bic ? [{ label: say(lang, printed.bic), value: cleanValue(payment.bic), isStrong: false }] : []),
    { label: say(lang, printed.paymentReference), value: cleanValue(payment.reference), isStrong: true },
  ]
}

/** Closing lines: the organisation's own words, then who signs and how to reach that person. */
export function signatureLines(data: MessageData): {
  readonly words: string[]
  readonly name: string
  readonly details: string[]
} {
  const { sender, look } = data.organisation
  return {
    words: look.signature.split('\n').map(cleanValue).filter(Boolean),
    name: cleanValue(sender.name),
    details: [sender.title, sender.phone, sender.email].flatMap((text) => (text ? [cleanValue(text)] : [])),
  }
}

/** The sender's own address block: address lines and SIREN. */
export function senderLines(data: MessageData): string[] {
  const { organisation, recipient } = data
  const siren = organisation.siren
    ? [say(recipient.lang, printed.siren, { siren: spacedSiren(organisation.siren) })]
    : []
  return [...organisation.addressLines.map(cleanValue), ...siren].filter(Boolean)
}

/** `732 829 320`, its groups kept together. */
export const spacedSiren = (siren: string): string => siren.replace(/(\d{3})(?=\d)/g, '$1\u00a0')

export const placeAndDate = (data: MessageData): string => {
  const { lang } = data.recipient
  const date = formatLongDay(lang, data.on)
  const place = cleanValue(data.place)
  return place === '' ? date : say(lang, printed.placeAndDate, { place, date })
}
