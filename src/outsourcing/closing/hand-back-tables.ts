import type { SheetCell } from '../../adapters/spreadsheet/write-workbook.ts'
import { formatDay } from '../../kernel/calendar.ts'
import { formatMoney, sumCents } from '../../kernel/money.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import { type ActBlock, figures } from '../../legal/index.ts'
import { placementNumber } from '../placements/model.ts'
import type { BackFile, BackReceipt } from './hand-back-store.ts'
import { packageWords as words } from './package-wording.ts'

/** What is handed back of each file, as tables for a program and as a list to read. */

export const FILE_COLUMNS = [
  ...[
    'placement',
    'customer_code',
    'debtor',
    'stage',
    'currency',
    'placed_on',
    'placed',
    'ended_on',
    'ended_why',
    'ended_note',
    'left',
  ],
  ...['paid_to_provider', 'paid_to_creditor', 'returned', 'acts'],
]
export const ACT_COLUMNS = ['placement', 'customer_code', 'on', 'act', 'detail', 'by']
export const RECEIPT_COLUMNS = [
  ...[
    'placement',
    'receipt',
    'on',
    'currency',
    'amount',
    'paid_to',
    'means',
    'after_the_end',
    'returned_on',
    'remitted_on',
    'documents',
  ],
]
export const COST_COLUMNS = ['placement', 'on', 'cost', 'label', 'currency', 'net', 'vat']

export type Told = { readonly file: BackFile; readonly acts: readonly Act[]; readonly received: readonly BackReceipt[] }
export type Act = { readonly at: Date; readonly title: string; readonly detail: string; readonly by: string }

const paid = (received: readonly BackReceipt[], which: (one: BackReceipt) => boolean): number =>
  sumCents(received.filter(which).map(({ cents }) => cents))

export function fileRow({ file, acts, received }: Told): SheetCell[] {
  const money = (cents: number): SheetCell => ({ cents, currency: file.currency })
  return [
    ...[
      placementNumber(file.no),
      file.customerCode,
      file.customerName,
      file.stage,
      file.currency,
      { day: file.placedOn },
    ],
    ...[money(file.placedCents), { day: file.endedOn }, file.endedWhy, file.endedNote, money(file.leftCents)],
    money(paid(received, ({ paidTo }) => paidTo === 'agency')),
    money(paid(received, ({ paidTo }) => paidTo === 'creditor')),
    money(paid(received, ({ returnedOn }) => returnedOn !== null)),
    acts.length,
  ]
}

export function listOf(lang: Lang, currency: string, told: readonly Told[]): ActBlock {
  const money = (cents: number) => formatMoney(lang, cents, currency)
  const net = ({ received }: Told) => paid(received, ({ returnedOn }) => returnedOn === null)
  const sum = (of: (one: Told) => number) => money(sumCents(told.map(of)))
  return figures(
    [
      [say(lang, words.number)],
      [say(lang, words.debtor), 'wide'],
      [say(lang, words.period)],
      [say(lang, words.placed), 'figure'],
      [say(lang, words.recovered), 'figure'],
      [say(lang, words.left), 'figure'],
      [say(lang, words.actsCount), 'figure'],
    ],
    told.map((one) => [
      placementNumber(one.file.no),
      one.file.customerName,
      `${formatDay(lang, one.file.placedOn)} – ${formatDay(lang, one.file.endedOn)}`,
      money(one.file.placedCents),
      money(net(one)),
      money(one.file.leftCents),
      String(one.acts.length),
    ]),
    [
      say(lang, words.total, { currency }),
      '',
      '',
      sum(({ file }) => file.placedCents),
      sum(net),
      sum(({ file }) => file.leftCents),
      String(sumCents(told.map(({ acts }) => acts.length))),
    ],
  )
}
