import type { IndicatorsView } from '../../src/insight/indicator-contract.ts'
import { OPERANDS, type Operand } from '../../src/insight/model.ts'
import type { AgedCell } from '../../src/ledger/model.ts'
import { urls } from '../shell/urls.ts'

/** How an address names the lists behind operands. */
export const LIST_NAMES: Readonly<Record<Operand, string>> = {
  owed: 'encours',
  invoiced: 'factures',
  paid: 'paiements',
  disputed: 'conteste',
  raised: 'litiges',
  promised: 'promesses',
  claimed: 'dossiers',
  lost: 'pertes',
  reminded: 'relances',
}
export const listNamed = (text: string | undefined): Operand =>
  OPERANDS.find((operand) => LIST_NAMES[operand] === text) ?? 'owed'

export type OperandHrefs = ReturnType<typeof operandHrefs>

/**
 * Where the operands of a measure open: the aged balance and the sales where nothing is left out of them, else the lines as they were
 * counted. `currency` is null for that of the books.
 */
export function operandHrefs(
  orgId: number,
  measure: Pick<IndicatorsView, 'asOf' | 'perimeter'>,
  { today, currency, indicator }: { today: string; currency: string | undefined; indicator?: string | undefined },
) {
  const { asOf, perimeter } = measure
  const shortDay = (on: string): string | null => (on === today ? null : on)
  const back = { mesure: asOf, devise: currency, indicateur: indicator }
  const list = (of: Operand, from: string, to: string, tranche?: AgedCell) =>
    urls.operand(orgId, { de: LIST_NAMES[of], depuis: from === to ? null : from, jusque: to, tranche, ...back })
  const isWhole = !perimeter.withoutDoubtful && !perimeter.withoutPrepayments && perimeter.groupTags.length === 0
  return {
    list,
    /** What was owed on a day, all of it or of one age. */
    owed: (on: string, tranche?: AgedCell) =>
      isWhole
        ? urls.agedBalance(orgId, { au: shortDay(on), devise: currency, tranche })
        : list('owed', on, on, tranche),
    sales: (from: string, to: string) => urls.sales(orgId, { du: from, au: to, devise: currency }),
  }
}
