import type { Sentence, SentenceParams } from '../../kernel/wording.ts'
import { DefectList } from '../ledger-files/defects.ts'
import type { Remark } from '../ledger-files/inspect-fec.ts'

/**
 * What a reading came to; the return value of every reader. A file with a defect must not be taken in: its records show what
 * could be read, for the preview. Remarks inform and stop nothing.
 */
export type BankReading = { readonly defects: DefectList; readonly remarks: readonly Remark[] }

/** Remarks about single statements shown before the rest are dropped: a file of ten thousand pages repeats itself. */
const SHOWN = 100

/** Collects defects and remarks while a file is read. Remarks of one kind about many lines are counted, with the first line. */
export class Findings implements BankReading {
  readonly defects = new DefectList()
  readonly remarks: Remark[] = []
  private readonly counted = new Map<string, Record<string, string | number>>()

  remark(code: string, sentence: Sentence, params: SentenceParams): void {
    if (this.remarks.length < SHOWN) this.remarks.push({ code, sentence, params })
  }

  count(code: string, sentence: Sentence, first: SentenceParams): void {
    const known = this.counted.get(code)
    if (known) known.count = Number(known.count) + 1
    else {
      const params = { count: 1, ...first }
      this.counted.set(code, params)
      this.remarks.push({ code, sentence, params })
    }
  }
}
