import type { Exhibit } from './model.ts'

/** An exhibit under the number that the court knows it by. `pages` and `file` are known once it was made. */
export type NumberedExhibit = Exhibit & {
  readonly no: number
  readonly pages: number | null
  readonly file: string | null
}
