import type { Exhibit } from './model.ts'

const counted = new Intl.Collator('fr', { numeric: true })
/** `FA-2` before `FA-10`: as people count, not as letters follow each other. */
export const asCounted = (a: string, b: string): number => counted.compare(a, b)

/** An exhibit under the number that the court knows it by. `pages` and `files` are known once it was made: several where it was cut. */
export type NumberedExhibit = Exhibit & {
  readonly no: number
  readonly pages: number | null
  readonly files: readonly string[]
}
