import { organisationOf } from '../../access/index.ts'
import type { ProofKind } from '../../adapters/web-service/carrier.ts'
import { serviceProof } from '../../correspondence/index.ts'
import { bytesOf, documentOf } from '../../documents/index.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { DocumentFailed, type PdfPress } from '../../platform/pdf/pdf-press.ts'
import { sheetToPrint } from '../interest/print-sheet.ts'
import { runningSheet } from '../interest/sheet.ts'
import { settledParts } from './account-store.ts'
import type { NumberedExhibit } from './numbered.ts'
import { accountAct } from './print-account.ts'
import { type Act, actDocument, archived } from './print-act.ts'
import { messagePdf } from './print-message.ts'
import { actOf, type PackText } from './print-request.ts'
import { packWording as words } from './wording.ts'

/** Draws a PDF once the transaction that read what it says is over: no connection waits for the press. */
export type Draws = () => Promise<Uint8Array>

/**
 * The pages of an exhibit as a PDF, before it is stamped: read now, drawn later. Throws `Refused`, now or then, when it is gone, or nothing
 * that a court reads.
 */
export async function exhibitPdf(tx: OrgTx, press: PdfPress, text: PackText, one: NumberedExhibit): Promise<Draws> {
  const { ground } = text
  const [of, id, kind] = one.key.split(':')
  if (one.key === 'own:account') {
    const act = accountAct(text, await settledParts(tx, text.plan.itemIds))
    return () => drawn(press, act)
  }
  if (one.key === 'own:interest') {
    const sheet = await runningSheet(tx, ground.customer.id, ground.on, text.plan.itemIds)
    const document = archived(await sheetToPrint(tx, sheet, ground.on, 'fr'))
    return async () => (await press.renderPdf(document)).bytes
  }
  if (of === 'message') {
    const { timeZone } = await organisationOf(tx)
    return messagePdf(tx, press, id!, { on: ground.on, timeZone, day: one.on ?? ground.on })
  }
  if (of === 'proof') {
    const proof = await serviceProof(tx, id!, kind as ProofKind)
    if (!proof) throw gone(one)
    return () => filed(press, text, one, { type: proof.contentType, bytes: proof.bytes })
  }
  const document = await documentOf(tx, id!)
  if (!document || document.customerId !== ground.customer.id) throw gone(one)
  const bytes = await bytesOf(tx, id!)
  return () => filed(press, text, one, { type: document.type, bytes })
}

const gone = ({ title }: NumberedExhibit): Refused =>
  new Refused(refuse('exhibit_gone', words.exhibitGone, { title }).refusal)

const drawn = async (press: PdfPress, act: Act): Promise<Uint8Array> => (await press.renderPdf(actDocument(act))).bytes

const PICTURES: Readonly<Record<string, string>> = { 'image/png': 'piece.png', 'image/jpeg': 'piece.jpg' }

/** A PDF as it is; a picture on a page of its own. */
async function filed(
  press: PdfPress,
  text: PackText,
  one: NumberedExhibit,
  { type, bytes }: { readonly type: string; readonly bytes: Uint8Array },
): Promise<Uint8Array> {
  if (type.startsWith('application/pdf')) return bytes
  const file = PICTURES[type]
  if (!file) throw new Refused(refuse('exhibit_unreadable', words.exhibitUnreadable, { title: one.title }).refusal)
  const act = actOf(text, one.title, [{ is: 'picture', file, alt: one.title }], { head: '', files: { [file]: bytes } })
  try {
    return await drawn(press, act)
  } catch (error) {
    if (!(error instanceof DocumentFailed)) throw error
    throw new Refused(refuse('exhibit_broken', words.exhibitBroken, { title: one.title }).refusal)
  }
}
