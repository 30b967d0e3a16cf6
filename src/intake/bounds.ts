import { Refused, refuse } from '../kernel/verdict.ts'
import type { Sentence } from '../kernel/wording.ts'
import { intakeWording as words } from './wording.ts'

const LONGEST_CODE = 80
const LONGEST_DOCUMENT_NO = 200
/** Ten thousand billion: past it a column was misread, and sums of several files would no longer be exact to the cent. */
const LARGEST_TOTAL_CENTS = 1e15

/** What one file may hold. A line past it is a slip of the export: it refuses the file, naming the line. */
export class Bounds {
  private cents = 0

  check(line: number, row: { customerCode: string; documentNo: string | null; cents: number }): void {
    shortEnough(line, row.customerCode, LONGEST_CODE, 'code_too_long', words.codeTooLong)
    shortEnough(line, row.documentNo ?? '', LONGEST_DOCUMENT_NO, 'document_too_long', words.documentTooLong)
    this.cents += Math.abs(row.cents)
    if (this.cents > LARGEST_TOTAL_CENTS) refuseLine(line, 'absurd_total', words.absurdTotal, {})
  }
}

function shortEnough(line: number, text: string, longest: number, code: string, sentence: Sentence): void {
  if (text.length > longest) refuseLine(line, code, sentence, { value: text.slice(0, 40).toWellFormed() })
}

function refuseLine(line: number, code: string, sentence: Sentence, params: Record<string, string>): never {
  throw new Refused(refuse(code, sentence, { line, ...params }, String(line)).refusal)
}
