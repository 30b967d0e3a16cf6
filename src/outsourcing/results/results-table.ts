import { commaText, csvText } from '../../kernel/csv.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import { kindNames } from '../../parties/wording.ts'
import { placementNumber } from '../placements/model.ts'
import { endedNames } from '../placements/wording.ts'
import type { FileFacts } from './model.ts'
import { receivedOf } from './score.ts'
import { tableWording as words } from './wording.ts'

/** Every file on its line, so that each figure can be reckoned again. */
export function resultsTable(lang: Lang, files: readonly FileFacts[]): string {
  const { yes, no, fileName: _, ...columns } = words
  const rows = files.map((file) => {
    const { currency } = file
    const money = (cents: number) => commaText(cents, currency)
    const recovered = receivedOf(file)
    return [
      placementNumber(file.no),
      file.customerName,
      say(lang, kindNames[file.kind]),
      file.sector,
      say(lang, file.isPilot ? yes : no),
      file.placedOn,
      String(file.ageDays),
      money(file.placedCents),
      money(recovered),
      money(file.feeCents),
      money(recovered - file.feeCents),
      file.receipts[0]?.on ?? '',
      String(file.complaints),
      String(file.disputes),
      String(file.promises),
      String(file.promisesKept),
      file.grade === null ? '' : String(file.grade),
      file.endedOn ?? '',
      file.endedWhy === null ? '' : say(lang, endedNames[file.endedWhy]),
      currency,
    ]
  })
  return csvText([Object.values(columns).map((one) => say(lang, one)), ...rows])
}
