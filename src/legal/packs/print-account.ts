import { formatDay } from '../../kernel/calendar.ts'
import { formatMoney, sumCents } from '../../kernel/money.ts'
import type { SettledPart } from './account-store.ts'
import { request, titles, account as words } from './court-wording.ts'
import { actOf, chosenLines, type PackText } from './pack-text.ts'
import { type Act, figures, heading, inFrench, paragraph } from './print-act.ts'

/** The documents claimed as an account: what was invoiced, what came in on each, what is left. */
export function accountAct(text: PackText, parts: readonly SettledPart[]): Act {
  const { ground } = text
  const lines = chosenLines(text)
  const money = (cents: number) => formatMoney('fr', cents, 'EUR')
  const numbers = new Map(lines.map(({ itemId, documentNo }) => [itemId, documentNo]))
  const settled = (one: { amountCents: number; openCents: number }) => one.amountCents - one.openCents
  return actOf(
    text,
    titles.account,
    [
      figures(
        [
          [request.document, 'wide'],
          [request.issuedOn],
          [request.dueOn],
          [request.amount, 'figure'],
          [words.settled, 'figure'],
          [words.open, 'figure'],
        ],
        lines.map((one) => [
          one.documentNo,
          formatDay('fr', one.issuedOn),
          formatDay('fr', one.dueOn),
          money(one.amountCents),
          settled(one) === 0 ? '–' : money(settled(one)),
          money(one.openCents),
        ]),
        [
          request.total,
          '',
          '',
          money(sumCents(lines.map(({ amountCents }) => amountCents))),
          money(sumCents(lines.map(settled))),
          money(sumCents(lines.map(({ openCents }) => openCents))),
        ],
      ),
      heading(words.lines),
      parts.length === 0
        ? paragraph(words.none)
        : figures(
            [[words.on], [words.what], [words.paidBy, 'wide'], [request.document], [request.amount, 'figure']],
            parts.map((one) => [
              formatDay('fr', one.on),
              kindOf(one),
              one.documentNo,
              numbers.get(one.itemId) ?? '',
              money(one.cents),
            ]),
          ),
    ],
    { under: inFrench(words.under, { debtor: ground.customer.name, day: ground.on }) },
  )
}

const kindOf = ({ kind }: SettledPart): string =>
  (words.kinds as Readonly<Record<string, string>>)[kind] ?? words.kinds.other
