import { readFileSync } from 'node:fs'
import { letterheadOf, sheetColumn, sheetDocument, sheetHead } from '../../correspondence/index.ts'
import { formatLongDay } from '../../kernel/calendar.ts'
import { formatMoney, formatPercent, sumCents } from '../../kernel/money.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import { ENOUGH_ITEMS } from '../../ledger/rules.ts'
import { CUSTOMER_KINDS } from '../../parties/model.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { PdfDocument } from '../../platform/pdf/pdf-press.ts'
import { AGES, SIZES, type Signal } from './model.ts'
import { type Sum, shareBp, sumOf } from './rules.ts'
import { signalState, signalValue } from './say-signal.ts'
import type { Audit } from './show-audit.ts'
import { ageNames, kindNames, paperNames, signalMeanings, signalNames, sizeNames, printed as words } from './wording.ts'

const TEMPLATE = readFileSync(new URL('./audit.typ', import.meta.url), 'utf8')
/** Sectors told by name on paper; the others are counted together. */
const MOST_SECTORS = 8

/** The audit as the press takes it: three figures and the signals first, then what they are made of. */
export async function auditToPrint(tx: OrgTx, audit: Audit, lang: Lang): Promise<PdfDocument> {
  const letterhead = await letterheadOf(tx)
  const { organisation } = letterhead
  const { late, currency } = audit
  const money = (cents: number) => formatMoney(lang, cents, currency)
  const raised = audit.signals.filter(({ isRaised }) => isRaised)
  const which = raised.map(({ code }) => lower(say(lang, signalNames[code]))).join(', ')
  const data = {
    ...sheetHead(lang, letterhead),
    title: say(lang, words.title),
    page: say(lang, words.page),
    colon: lang === 'fr' ? '\u00a0:' : ':',
    reference: organisation.name,
    on: `${organisation.name} · ${say(lang, words.on, { on: formatLongDay(lang, audit.asOf) })}`,
    heads: [
      {
        figure: money(late.cents),
        label: say(lang, words.late),
        under: say(lang, words.lateSub, { n: late.files }),
      },
      {
        figure: money(late.expectedCents),
        label: say(lang, words.expected),
        under: say(lang, words.expectedSub, { share: percent(lang, late.expectedCents, late.cents) }),
      },
      {
        figure: money(late.cents - late.expectedCents),
        label: say(lang, words.lost),
        under: say(lang, words.lostSub),
      },
    ],
    raised: say(lang, words.raised, { n: raised.length, which }),
    signals: signalsPart(lang, audit),
    portfolio: portfolioPart(lang, audit),
    complete: completePart(lang, audit),
    who: whoPart(lang, audit),
    sectors: sectorsPart(lang, audit),
    next: { title: say(lang, words.next), says: say(lang, words.nextSays) },
    method: say(lang, words.method, { currency }),
  }
  return sheetDocument(TEMPLATE, data, organisation.look.logo, audit.asOf)
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const percent = (lang: Lang, part: number, whole: number): string => {
  const bp = shareBp(part, whole)
  return bp === null ? '–' : formatPercent(lang, bp)
}

const signalsPart = (lang: Lang, { signals }: Audit) => ({
  title: say(lang, words.signals),
  columns: [
    sheetColumn(say(lang, words.signal), 'wide'),
    sheetColumn(say(lang, words.value), 'figure'),
    sheetColumn(say(lang, words.limit), 'figure'),
    sheetColumn(say(lang, words.state)),
  ],
  rows: signals.map((one) => [
    say(lang, signalNames[one.code]),
    signalValue(lang, one.code, one.value),
    signalValue(lang, one.code, one.threshold),
    signalState(lang, one),
  ]),
  meanings: signals.map(({ code }) => ({ name: say(lang, signalNames[code]), says: say(lang, signalMeanings[code]) })),
})

function portfolioPart(lang: Lang, { cells, grains, currency, late }: Audit) {
  const told = (sum: Sum) => ({
    amount: sum.cents === 0 ? '–' : formatMoney(lang, sum.cents, currency),
    under:
      sum.cents === 0
        ? ''
        : say(lang, words.ofWhich, {
            amount: formatMoney(lang, sum.expectedCents, currency),
            share: percent(lang, sum.expectedCents, sum.cents),
          }),
  })
  const together = (parts: readonly Sum[]): Sum => ({
    files: parts.reduce((sum, { files }) => sum + files, 0),
    cents: sumCents(parts.map(({ cents }) => cents)),
    expectedCents: sumCents(parts.map(({ expectedCents }) => expectedCents)),
  })
  const ownCents = sumOf(grains.filter(({ isOwn }) => isOwn)).cents
  return {
    title: say(lang, words.portfolio),
    columns: [say(lang, words.claim), ...AGES.map((age) => say(lang, ageNames[age])), say(lang, words.total)],
    rows: [
      ...SIZES.map((size) => {
        const own = cells.filter((cell) => cell.size === size)
        return { name: say(lang, sizeNames[size]), cells: [...own, together(own)].map(told) }
      }),
      {
        name: say(lang, words.total),
        cells: [...AGES.map((age) => together(cells.filter((cell) => cell.age === age))), late].map(told),
      },
    ],
    note: say(lang, words.whereFrom, { own: percent(lang, ownCents, late.cents), enough: ENOUGH_ITEMS }),
  }
}

const completePart = (lang: Lang, { papers, complete, late, currency }: Audit) => ({
  title: say(lang, words.complete),
  says: say(lang, words.completeSays, { n: complete.files, amount: { cents: complete.cents, currency } }),
  columns: [
    sheetColumn(say(lang, words.paper), 'wide'),
    sheetColumn(say(lang, words.has), 'figure'),
    sheetColumn(say(lang, words.lacks), 'figure'),
    sheetColumn(say(lang, words.lacking), 'figure'),
  ],
  rows: papers.map(({ paper, files, cents }) => [
    say(lang, paperNames[paper]),
    String(files),
    String(late.files - files),
    formatMoney(lang, late.cents - cents, currency),
  ]),
})

const whoPart = (lang: Lang, { grains, currency }: Audit) => ({
  title: say(lang, words.who),
  columns: [
    sheetColumn(say(lang, words.kind), 'wide'),
    sheetColumn(say(lang, words.claims), 'figure'),
    sheetColumn(say(lang, words.amount), 'figure'),
    sheetColumn(say(lang, words.expectedColumn), 'figure'),
  ],
  rows: CUSTOMER_KINDS.map((kind) => ({ kind, ...sumOf(grains.filter((grain) => grain.kind === kind)) }))
    .filter(({ files }) => files > 0)
    .map(({ kind, files, cents, expectedCents }) => [
      say(lang, kindNames[kind]),
      String(files),
      formatMoney(lang, cents, currency),
      formatMoney(lang, expectedCents, currency),
    ]),
})

function sectorsPart(lang: Lang, { sectors, currency, late }: Audit) {
  const rest = sectors.slice(MOST_SECTORS)
  const row = (name: string, files: number, cents: number) => [
    name,
    String(files),
    formatMoney(lang, cents, currency),
    percent(lang, cents, late.cents),
  ]
  return {
    columns: [
      sheetColumn(say(lang, words.sector), 'wide'),
      sheetColumn(say(lang, words.claims), 'figure'),
      sheetColumn(say(lang, words.amount), 'figure'),
      sheetColumn(say(lang, words.share), 'figure'),
    ],
    rows: [
      ...sectors
        .slice(0, MOST_SECTORS)
        .map(({ sector, files, cents }) => row(sector || say(lang, words.noSector), files, cents)),
      ...(rest.length === 0
        ? []
        : [
            row(
              say(lang, words.otherSectors, { n: rest.length }),
              rest.reduce((sum, { files }) => sum + files, 0),
              sumCents(rest.map(({ cents }) => cents)),
            ),
          ]),
    ],
  }
}
