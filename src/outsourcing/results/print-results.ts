import { readFileSync } from 'node:fs'
import { letterheadOf, sheetColumn, sheetDocument, sheetHead } from '../../correspondence/index.ts'
import { formatLongDay, type LocalDate } from '../../kernel/calendar.ts'
import { formatMoney, formatPercent } from '../../kernel/money.ts'
import { type Lang, type Sentence, type SentenceParams, say } from '../../kernel/wording.ts'
import { kindNames } from '../../parties/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { PdfDocument } from '../../platform/pdf/pdf-press.ts'
import { ageNames, sizeNames } from '../audit/wording.ts'
import { monthsKnown } from './cohorts.ts'
import { costOf } from './cost-of.ts'
import { LEAST_EFFECTIVE } from './model.ts'
import { printed as words } from './print-wording.ts'
import type { Score } from './score.ts'
import type { Results } from './show-results.ts'
import { verdictNames } from './wording.ts'

const TEMPLATE = readFileSync(new URL('./results.typ', import.meta.url), 'utf8')
/** Months of a triangle that a page is wide enough for. */
const MONTHS_ON_PAPER = 8

type Part = {
  readonly title: string
  readonly columns: readonly ReturnType<typeof sheetColumn>[]
  readonly rows: readonly (readonly string[])[]
  readonly note: string
}

/** A provider's results as the press takes them: three figures and the verdict first, then what they are made of. */
export async function printResults(tx: OrgTx, results: Results, lang: Lang, today: LocalDate): Promise<PdfDocument> {
  const letterhead = await letterheadOf(tx)
  const { organisation } = letterhead
  const { score, currency, promise, here, provider, creditor, mandates } = results
  const t = (sentence: Sentence, params?: SentenceParams) => say(lang, sentence, params)
  const money = (cents: number) => formatMoney(lang, cents, currency)
  const percent = (bp: number | null) => (bp === null ? t(words.unknown) : formatPercent(lang, bp))
  const range = (of: { lowBp: number; highBp: number }) => ({ low: percent(of.lowBp), high: percent(of.highBp) })
  const data = {
    ...sheetHead(lang, letterhead),
    title: t(words.title, { provider }),
    page: t(words.page),
    reference: `${creditor} · ${provider}`,
    on: t(words.on, {
      organisation: creditor,
      on: formatLongDay(lang, today),
      mandates: mandates.map(({ number }) => number).join(', '),
    }),
    heads: [
      {
        figure: money(score.placedCents),
        label: t(words.placed),
        under: t(words.placedSub, { n: score.files, running: score.running }),
      },
      {
        figure: money(score.recoveredCents),
        label: t(words.recovered),
        under: t(words.recoveredSub, { rate: percent(score.rate?.bp ?? null) }),
      },
      {
        figure: money(score.netCents),
        label: t(words.net),
        under:
          score.costBp === null
            ? t(words.noCost)
            : t(words.netSub, { fees: money(score.feeCents), cost: costOf(lang, score.costBp, currency) }),
      },
    ],
    verdict: promise
      ? sentenceCase(t(verdictNames[promise.verdict]))
      : t(results.promised ? words.notYet : words.noPromise),
    verdictSays: [
      ...(promise
        ? [
            t(words.promise, {
              promised: percent(promise.promisedBp),
              came: percent(promise.came.bp),
              ...range(promise.came),
              n: promise.files,
            }),
          ]
        : []),
      ...(score.rate ? [t(words.interval, { ...range(score.rate), isThin: score.rate.isThin ? 'yes' : 'no' })] : []),
      ...(here ? [t(words.here, { amount: money(here.cents), rate: percent(here.bp), own: here.ownFiles })] : []),
    ],
    parts: partsOf(lang, results),
    method: t(words.method, { currency, least: LEAST_EFFECTIVE }),
  }
  return sheetDocument(TEMPLATE, data, organisation.look.logo, today)
}

const sentenceCase = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

function partsOf(lang: Lang, results: Results): Part[] {
  const t = (sentence: Sentence) => say(lang, sentence)
  const cut = (title: Sentence, rows: readonly (readonly [Sentence, Score])[]): Part[] => {
    const shown = rows.filter(([, { files }]) => files > 0)
    return shown.length === 0 ? [] : [scoresPart(lang, t(title), shown, results.currency)]
  }
  const { pilot } = results
  return [
    ...cut(
      words.byAge,
      results.byAge.map((one) => [ageNames[one.age], one]),
    ),
    ...cut(
      words.bySize,
      results.bySize.map((one) => [sizeNames[one.size], one]),
    ),
    ...cut(
      words.byKind,
      results.byKind.map((one) => [kindNames[one.kind], one]),
    ),
    ...(pilot
      ? cut(words.pilot, [
          [words.pilot, pilot.pilot],
          [words.rest, pilot.rest],
        ])
      : []),
    ...cohortPart(lang, results),
    debtorsPart(lang, results.score),
  ]
}

function scoresPart(lang: Lang, title: string, rows: readonly (readonly [Sentence, Score])[], currency: string): Part {
  const t = (sentence: Sentence) => say(lang, sentence)
  const percent = (bp: number | null) => (bp === null ? t(words.unknown) : formatPercent(lang, bp))
  return {
    title,
    columns: [
      sheetColumn('', 'wide'),
      ...[words.files, words.placed, words.recovered, words.rate, words.between, words.netRate].map((one) =>
        sheetColumn(t(one), 'figure'),
      ),
    ],
    rows: rows.map(([name, one]) => [
      t(name),
      String(one.files),
      formatMoney(lang, one.placedCents, currency),
      formatMoney(lang, one.recoveredCents, currency),
      percent(one.rate?.bp ?? null),
      one.rate ? `${percent(one.rate.lowBp)} – ${percent(one.rate.highBp)}` : t(words.unknown),
      percent(one.netBp),
    ]),
    note: '',
  }
}

function cohortPart(lang: Lang, { cohorts, currency }: Results): Part[] {
  const months = Math.min(MONTHS_ON_PAPER, monthsKnown(cohorts))
  if (months === 0) return []
  const t = (sentence: Sentence) => say(lang, sentence)
  return [
    {
      title: t(words.cohorts),
      columns: [
        sheetColumn(t(words.month), 'wide'),
        sheetColumn(t(words.placed), 'figure'),
        ...Array.from({ length: months }, (_, at) => sheetColumn(String(at + 1), 'figure')),
      ],
      rows: cohorts.map(({ month, placedCents, cells }) => [
        month,
        formatMoney(lang, placedCents, currency),
        ...cells.slice(0, months).map((cell) => (cell ? formatPercent(lang, cell.bp) : '')),
      ]),
      note: t(words.cohortNote),
    },
  ]
}

function debtorsPart(lang: Lang, score: Score): Part {
  const t = (sentence: Sentence, params?: SentenceParams) => say(lang, sentence, params)
  const days = (n: number | null) => (n === null ? t(words.unknown) : t(words.days, { n }))
  const { gradeCentis, complaintRate } = score
  const grade =
    gradeCentis === null
      ? t(words.unknown)
      : t(words.ofFive, {
          grade: (gradeCentis / 100).toLocaleString(lang === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 1 }),
          n: score.grades,
        })
  return {
    title: t(words.debtors),
    columns: [sheetColumn(t(words.measure), 'wide'), sheetColumn(t(words.value), 'figure')],
    rows: [
      [t(words.firstDays), days(score.firstDays)],
      [t(words.medianEuro), days(score.medianEuroDays)],
      [t(words.complaints), `${score.complaints}${complaintRate ? ` (${formatPercent(lang, complaintRate.bp)})` : ''}`],
      [t(words.disputes), String(score.disputes)],
      [t(words.promises), t(words.ofJudged, { kept: score.promisesKept, n: score.promises })],
      [t(words.grade), grade],
    ],
    note: '',
  }
}
