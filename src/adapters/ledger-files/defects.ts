import type { Refusal } from '../../kernel/verdict.ts'
import type { Sentence } from '../../kernel/wording.ts'

/** One cell at fault, with a sentence that says what, where and what to do. `line` is the line of the file, from 1. */
export type LineDefect = Refusal & { readonly line: number; readonly column: string; readonly value: string }

/** A file with a million faults needs a thousand of them shown and the total counted. */
const SHOWN = 1_000

/** Defects in reading order, bounded in number, counted in full. */
export class DefectList {
  readonly shown: LineDefect[] = []
  readonly countByCode: Record<string, number> = {}
  total = 0

  add(
    code: string,
    sentence: Sentence,
    at: { line: number; column: string; value: string },
    params: Readonly<Record<string, string | number>> = {},
  ): void {
    this.total++
    this.countByCode[code] = (this.countByCode[code] ?? 0) + 1
    if (this.shown.length >= SHOWN) return
    const value = at.value.slice(0, 200)
    this.shown.push({
      code,
      sentence,
      params: { line: at.line, column: at.column, value: value.slice(0, 60), ...params },
      where: `${at.line}:${at.column}`,
      line: at.line,
      column: at.column,
      value,
    })
  }
}
