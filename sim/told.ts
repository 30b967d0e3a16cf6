import type { Item } from './book.ts'
import type { Citing, Slip } from './cash-model.ts'

/** What a payer says with its money, before its habits and its bank put it into words. */
export type Told = {
  /** What it pays, and the credit notes it takes off. */
  readonly paid: readonly Item[]
  readonly deducted: readonly Item[]
  /** What it adds, whatever its habit: `ACOMPTE`. */
  readonly remark: string
  /** Who pays, when that is somebody else. */
  readonly payer?: { readonly name: string; readonly code: string | null }
  /** How it names the documents, when that is not its habit. */
  readonly citing?: Citing
  readonly slip?: Slip
  /** Whether it says that it deducts a credit note. Half of them do. */
  readonly saysDeducted?: boolean
}

export const tells = (paid: readonly Item[], remark = '', deducted: readonly Item[] = []): Told => ({
  paid,
  deducted,
  remark,
})

/** As the accountant enters it: the numbers, then the remark. */
export const referencesOf = ({ paid, remark }: Told): string =>
  [...paid.map((item) => item.documentNo), remark].join(' ').trim()
