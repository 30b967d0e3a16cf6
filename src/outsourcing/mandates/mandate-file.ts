import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { Refused } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { Db } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import type { FileReply } from '../../platform/route.ts'
import { mandateNumber } from '../model.ts'
import { articles as words } from './contract-wording.ts'
import type { Side } from './model.ts'
import { mandateToPrint } from './print-mandate.ts'
import { mandateOf, receivedMandate } from './store.ts'
import { fileOf, signaturesOf, versionsOf } from './version-store.ts'

type Asked = { readonly id: string; readonly side: Side; readonly version: number | null; readonly lang: Lang | null }

/**
 * A mandate as PDF: the very bytes that were offered; in another language, or with the signatures in their boxes, one made anew for reading;
 * a draft as it would be offered.
 */
export async function mandateFile(
  { db, press }: { readonly db: Db; readonly press: PdfPress },
  orgId: number,
  asked: Asked,
  { today }: Pick<By, 'today'>,
): Promise<FileReply> {
  const read = await db.inOrg(orgId, async (tx) => {
    const mandate = await (asked.side === 'creditor' ? mandateOf(tx, asked.id) : receivedMandate(tx, asked.id))
    const versions = (await versionsOf(tx, asked.id)).filter((one) => one.offeredAt !== null || one.side === asked.side)
    const version = versions.find((one) => one.version === (asked.version ?? mandate?.version ?? versions[0]?.version))
    if (!mandate || !version) throw new Refused(notFound().refusal)
    const isAsOffered = asked.lang === null || asked.lang === version.terms.lang
    return {
      mandate,
      version,
      file: isAsOffered ? await fileOf(tx, asked.id, version.version) : null,
      signatures: (await signaturesOf(tx, asked.id)).filter((one) => one.version === version.version),
      isDemo: (await organisationOf(tx)).isDemo,
    }
  })
  const { mandate, version, file, signatures, isDemo } = read
  const lang = asked.lang ?? version.terms.lang
  const name = `${say(lang, words.fileName)}-${mandateNumber(mandate.no)}-v${version.version}-${lang}.pdf`
  const reply = (bytes: Uint8Array): FileReply => ({ bytes, type: 'application/pdf', name, inline: true })
  if (file) return reply(file.bytes)
  const isDraft = version.offeredAt === null
  const printed = mandateToPrint(
    { no: mandate.no, version: version.version, terms: version.terms, on: today, isDemo, isDraft, signatures },
    lang,
  )
  return reply((await press.renderPdf(printed)).bytes)
}
