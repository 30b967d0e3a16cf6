import type { Refusal } from '../../kernel/verdict.ts'
import type { Sentence, SentenceParams } from '../../kernel/wording.ts'

/** One cell at fault, with a sentence that says what, where and what to do. `line` is the line of the file, from 1. */
export type LineDefect = Refusal & { readonly line: number; readonly column: string; readonly value: string }

/** A file with a million faults needs a thousand of them shown and the total counted. */
const SHOWN = 1_000

/** The beginning of a cell as it can be shown and kept: no NUL, and no letter cut in half. */
const showable = (text: string, most: number): string => text.replaceAll('\0', '').slice(0, most).toWellFormed()

/** Defects in reading order, bounded in number, counted in full. */
export class DefectList {
  readonly shown: LineDefect[] = []
  readonly countByCode: Record<string, number> = {}
  total = 0

  add(
    code: string,
    sentence: Sentence,
    at: { line: number; column: string; value: string },
    params: SentenceParams = {},
  ): void {
    this.total++
    this.countByCode[code] = (this.countByCode[code] ?? 0) + 1
    if (this.shown.length >= SHOWN) return
    const value = showable(at.value, 200)
    this.shown.push({
      code,
      sentence,
      params: { line: at.line, column: at.column, value: showable(value, 60), ...params },
      where: `${at.line}:${at.column}`,
      line: at.line,
      column: at.column,
      value,
    })
  }
}
