import { type Answer, isRight } from '../sim/cash-judge.ts'
import { figuresOf, type Judged } from '../sim/cash-measure.ts'
import type { CashItem, CashTruth } from '../sim/cash-model.ts'
import { KIND_SHARES } from '../sim/cash-shares.ts'
import { leastShareBp, mostShareBp, type Tally } from '../src/cash/matching/proportion.ts'
import { MATCH_CLASSES } from '../src/cash/model.ts'

/** Judged lines with the documents they speak of: item ids repeat from one play to the next. */
export type Measured = {
  readonly judged: readonly Judged[]
  readonly items: readonly Pick<CashItem, 'id' | 'documentNo'>[]
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(whole >= 1_000 ? 2 : 1)} %`
const between = (tally: Tally): string =>
  `${(leastShareBp(tally) / 100).toFixed(2)} to ${(mostShareBp(tally) / 100).toFixed(2)} %, Clopper–Pearson, 95 % on each side`
const column = (text: string | number, width: number): string => String(text).padStart(width)

/** What each kind of match is worth, how much of everything is found, and what was done without asking. */
export function printFigures(title: string, judged: readonly Judged[]): void {
  const figures = figuresOf(judged)
  const { payments, resolvable } = figures
  console.log(
    `\n${title}: ${figures.lines} lines, ${payments} payments of customers, ${resolvable} of them a person could resolve from the line and the open items`,
  )
  console.log(
    `${'kind of match'.padEnd(18)}${['first', 'right', 'wrong', 'precision', 'tied', 'untied', 'precision', 'at least', 'of all', 'applied', 'wrong'].map((head) => column(head, 10)).join('')}`,
  )
  for (const cls of MATCH_CLASSES) {
    const one = figures.byClass.get(cls)
    if (!one) continue
    const untied = one.first - one.tied
    const cells = [
      one.first,
      one.right,
      one.first - one.right,
      share(one.right, one.first),
      one.tied,
      untied,
      share(one.untiedRight, untied),
      `${(leastShareBp({ right: one.untiedRight, wrong: untied - one.untiedRight }) / 100).toFixed(2)} %`,
      share(one.first, figures.lines),
      one.applied,
      one.applied - one.appliedRight,
    ]
    console.log(`${cls.padEnd(18)}${cells.map((cell) => column(cell, 10)).join('')}`)
  }
  const appliedRight = figures.applied - figures.appliedWrong.length
  console.log(
    `proposed for ${share(figures.proposed, figures.lines)} of the lines; right first ${share(figures.firstRight, payments)} of the payments, among the first four ${share(figures.amongFourRight, payments)}`,
  )
  console.log(
    `of what a person could resolve: right first ${share(figures.resolvableFirstRight, resolvable)} (aim ≥ 97 %), among the first four ${share(figures.resolvableAmongFourRight, resolvable)}`,
  )
  console.log(
    `applied without asking ${figures.applied} (${share(figures.applied, payments)} of the payments), right ${share(appliedRight, figures.applied)} (${between({ right: appliedRight, wrong: figures.appliedWrong.length })}; aim ≥ 99.9 %), on a tie ${figures.appliedTied} (aim 0)`,
  )
  console.log(`money of no customer: ${figures.strangers} lines, something proposed for ${figures.strangersProposed}`)
}

/** Recall by what the payment really was. */
export function printRecall(judged: readonly Judged[]): void {
  console.log(
    `\n${'what it really was'.padEnd(18)}${['lines', 'right', 'of four', 'resolvable', 'right'].map((head) => column(head, 11)).join('')}`,
  )
  for (const [, kind] of KIND_SHARES) {
    const lines = judged.filter((one) => one.line.truth.kind === kind)
    const told = lines.filter((one) => one.line.truth.canBeTold)
    const right = (one: Judged) => one.proposed[0] !== undefined && isRight(one.proposed[0], one.line.truth)
    const among = (one: Judged) => one.proposed.some((answer) => isRight(answer, one.line.truth))
    const cells = [
      lines.length,
      share(lines.filter(right).length, lines.length),
      share(lines.filter(among).length, lines.length),
      told.length,
      share(told.filter(right).length, told.length),
    ]
    console.log(`${kind.padEnd(18)}${cells.map((cell) => column(cell, 11)).join('')}`)
  }
}

/** What was taken for what, most frequent first, three examples each; only lines that a person could resolve, or all. */
export function printConfusions(measured: readonly Measured[], most: number): void {
  const wrong = new Map<string, { count: number; examples: string[] }>()
  for (const { judged, items } of measured) {
    const numbers = new Map(items.map((item) => [item.id, item.documentNo]))
    for (const { line, proposed } of judged) {
      const [first] = proposed
      const { truth } = line
      if (first ? isRight(first, truth) : !truth.canBeTold) continue
      if (!truth.canBeTold && truth.kind !== 'stranger') continue
      const key = `${first?.class ?? 'nothing proposed'} for ${truth.kind}`
      const known = wrong.get(key) ?? { count: 0, examples: [] }
      wrong.set(key, known)
      known.count++
      if (known.examples.length === 3) continue
      const { movement } = line
      const words = [movement.label, movement.counterparty.name, ...movement.remittance, movement.references.creditor]
        .filter((text) => text !== '')
        .join(' | ')
      known.examples.push(
        `${euros(movement.cents)}  ${words}\n        is ${told(truth, numbers)}${first ? `\n        not ${told(first, numbers)}${first.isTied ? ' (tied)' : ''}` : ''}`,
      )
    }
  }
  console.log('\nwrong first proposals for what a person could resolve, and any for money of no customer')
  for (const [key, { count, examples }] of [...wrong].sort((a, b) => b[1].count - a[1].count).slice(0, most)) {
    console.log(`  ${count} × ${key}`)
    for (const example of examples) console.log(`      ${example}`)
  }
}

/** Each thing done without asking that was wrong: there is no acceptable number of them. */
export function printAppliedWrong(measured: readonly Measured[]): void {
  for (const { judged, items } of measured) {
    const numbers = new Map(items.map((item) => [item.id, item.documentNo]))
    for (const { line, applied } of figuresOf(judged).appliedWrong) {
      const { movement, truth } = line
      console.log(
        `  APPLIED WRONG ${applied!.class}: ${euros(movement.cents)} ${[movement.label, movement.counterparty.name, ...movement.remittance].join(' | ')}`,
      )
      console.log(`        is ${truth.kind} ${told(truth, numbers)}, not ${told(applied!, numbers)}`)
    }
  }
}

const euros = (cents: number): string => (cents / 100).toFixed(2)

function told(
  answer: Pick<CashTruth | Answer, 'customerId' | 'parts' | 'gapCents' | 'onAccountCents' | 'bookedItemId'>,
  numbers: ReadonlyMap<string, string>,
): string {
  const parts = answer.parts.map(({ itemId, cents }) => `${numbers.get(itemId) ?? itemId} ${euros(cents)}`)
  if (answer.gapCents !== 0) parts.push(`gap ${euros(answer.gapCents)}`)
  if (answer.bookedItemId) parts.push(`the receipt ${answer.bookedItemId.slice(-6)}`)
  else if (answer.onAccountCents !== 0) parts.push(`on account ${euros(answer.onAccountCents)}`)
  return `customer ${answer.customerId?.slice(-6) ?? 'none'}: ${parts.join(' + ') || 'nothing'}`
}
