import { addDays, formatDay } from '../../kernel/calendar.ts'
import { formatPercent } from '../../kernel/money.ts'
import { sumsOf } from './claim-sums.ts'
import { request as words } from './court-wording.ts'
import { chosenLines, costsOf, euros, type PackText } from './pack-text.ts'
import { type ActBlock, figures, inFrench, paragraph, remark } from './print-act.ts'

/** The sum claimed, and each part that it is made of (CPC art. 1407): the same wherever a pack tells it. */
export function partsOf(text: PackText): {
  readonly parts: ReadonlyArray<readonly [string, string]>
  readonly totalCents: number
} {
  const { ground, plan } = text
  const sums = sumsOf(chosenLines(text))
  const part = (name: string, cents: number): ReadonlyArray<readonly [string, string]> =>
    cents === 0 ? [] : [[name, euros(cents)]]
  return {
    parts: [
      ...part(words.sumPrincipal, sums.principalCents),
      ...part(words.sumNotes, sums.notesCents),
      ...part(inFrench(words.sumInterest, { day: ground.on }), sums.interestCents),
      ...part(inFrench(words.sumIndemnity, { count: sums.indemnities }), sums.indemnityCents),
      ...plan.costs.flatMap(({ label, cents }) => part(label, cents)),
    ],
    totalCents: sums.principalCents + sums.notesCents + sums.interestCents + sums.indemnityCents + costsOf(text),
  }
}

/** What is claimed, document by document with the exhibits that show it, then added up, and what it rests on. */
export function claimOf(text: PackText): ActBlock[] {
  const { ground, exhibits } = text
  const lines = chosenLines(text)
  const sums = sumsOf(lines)
  const { parts, totalCents } = partsOf(text)
  const shownBy = (documentNo: string) =>
    exhibits
      .filter(({ numbers }) => numbers.includes(documentNo))
      .map(({ no }) => no)
      .join(', ')
  const cell = (cents: number) => (cents === 0 ? '–' : euros(cents))
  const texts = [...new Set(lines.flatMap(({ segments }) => segments.flatMap(({ citation }) => citation.split(' ; '))))]
  const sheet = exhibits.find(({ kind }) => kind === 'interest')
  return [
    figures(
      [
        [words.document, 'wide'],
        [words.issuedOn],
        [words.dueOn],
        [words.amount, 'figure'],
        [words.principal, 'figure'],
        [inFrench(words.interest, { day: ground.on }), 'figure'],
        [words.indemnity, 'figure'],
        [words.exhibits],
      ],
      lines.map((one) => [
        one.documentNo,
        one.marks.includes('undated') ? '–' : formatDay('fr', one.issuedOn),
        formatDay('fr', one.dueOn),
        euros(one.amountCents),
        euros(one.openCents),
        cell(one.interestCents),
        cell(one.indemnityCents),
        shownBy(one.documentNo),
      ]),
      [
        words.total,
        '',
        '',
        '',
        euros(sums.principalCents + sums.notesCents),
        euros(sums.interestCents),
        euros(sums.indemnityCents),
        '',
      ],
    ),
    { is: 'strong', text: words.sum },
    { is: 'sums', rows: parts, last: [words.sumTotal, euros(totalCents)] },
    ...(texts.length === 0
      ? []
      : [
          remark(
            sheet
              ? inFrench(words.interestBasis, { texts: texts.join(' ; '), no: sheet.no })
              : inFrench(words.interestBasisAlone, { texts: texts.join(' ; ') }),
          ),
        ]),
    ...(sums.indemnityCents > 0 ? [remark(words.indemnityBasis)] : []),
    ...runningOf(text),
  ]
}

const lastSegments = (text: PackText) =>
  chosenLines(text).flatMap(({ segments, refusal }) => (refusal ? [] : (segments.at(-1) ?? [])))

/** Whether something claimed goes on bearing interest. */
export const isRunning = (text: PackText): boolean => lastSegments(text).length > 0

/** What goes on running after the day of the request: one rate where one holds for all, in words where there are several. */
function runningOf(text: PackText): ActBlock[] {
  const last = lastSegments(text)
  if (last.length === 0) return []
  const rates = new Set(last.map(({ bp }) => bp))
  const day = addDays(text.ground.on, 1)
  const [bp] = rates
  return [
    paragraph(
      rates.size === 1
        ? inFrench(words.running, { day, rate: formatPercent('fr', bp!) })
        : inFrench(words.runningBy, { day }),
    ),
  ]
}
