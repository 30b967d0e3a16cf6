/** A day in a workbook is a `Date` at midnight UTC; everything a CSV holds is text. */
export type Cell = string | number | Date | null
export type TableRow = {
  readonly line: number
  readonly cells: readonly Cell[]
  /** Of a workbook, by column: the mark of money that a figure is shown with (`$`, `EUR`), which its value does not hold. */
  readonly marks?: Readonly<Record<number, string>>
}

/** A cell as the text a person sees; days in ISO form. */
export function asText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return String(cell).trim()
}
