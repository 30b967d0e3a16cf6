import { memberOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { day, type LocalDate } from '../../kernel/calendar.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { FileReply } from '../../platform/route.ts'
import type { InterestDeps } from './api.ts'
import { interestRoutes as routes } from './contract.ts'
import { sheetToPrint } from './print-sheet.ts'
import { runningSheet, type Sheet, sheetName, sheetOfNote } from './sheet.ts'
import { sheetCsv } from './sheet-file.ts'
import { printed } from './sheet-wording.ts'

/** Calculations as files. The press draws after the transaction: no connection waits for it. */
export function serveSheets({ http, db, clock, press }: InterestDeps): void {
  type Asked = {
    readonly orgId: number
    readonly today: LocalDate
    readonly lang: Lang
    readonly format: 'pdf' | 'csv'
  }
  const file = async (asked: Asked, read: (tx: OrgTx) => Promise<Sheet>): Promise<FileReply> => {
    const { sheet, document } = await db.inOrg(asked.orgId, async (tx) => {
      const found = await read(tx)
      return { sheet: found, document: asked.format === 'pdf' ? await sheetToPrint(tx, found, asked.today) : null }
    })
    const name = `${say(asked.lang, printed.fileName)}-${sheetName(sheet)}`
    if (!document)
      return {
        bytes: new TextEncoder().encode(sheetCsv(sheet, asked.lang)),
        type: 'text/csv; charset=utf-8',
        name: `${name}.csv`,
      }
    const { bytes } = await press.renderPdf(document)
    return { bytes, type: 'application/pdf', name: `${name}.pdf`, inline: true }
  }

  http.serve(routes.chargesSheet, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const upTo = call.query.upTo ? day(call.query.upTo) : today
    const asked = { orgId: member.orgId, today, lang: call.lang, format: call.query.format }
    return file(asked, (tx) => runningSheet(tx, call.params.id, upTo))
  })

  http.serve(routes.noteSheet, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const asked = { orgId: member.orgId, today, lang: call.lang, format: call.query.format }
    return file(asked, (tx) => sheetOfNote(tx, call.params.id))
  })
}
