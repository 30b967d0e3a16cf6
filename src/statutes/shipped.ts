import { ACTION_ROWS } from './action-rows.ts'
import { FILING_ROWS } from './filing-rows.ts'
import { LIMITATION_ROWS } from './limitation-rows.ts'
import { PROCEDURE_ROWS } from './procedure-rows.ts'
import { RATES_BE } from './rates-be.ts'
import { RATES_FR } from './rates-fr.ts'
import type { StatuteRow } from './row.ts'
import { TAX_ROWS } from './tax-rows.ts'

/** Every row that comes with the product, by country and theme. */
export const SHIPPED: readonly StatuteRow[] = [
  ...RATES_FR,
  ...RATES_BE,
  ...LIMITATION_ROWS,
  ...PROCEDURE_ROWS,
  ...ACTION_ROWS,
  ...FILING_ROWS,
  ...TAX_ROWS,
]
