import { createHash } from 'node:crypto'
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
import { changes } from './court-wording.ts'
import type { NumberedExhibit } from './numbered.ts'
import { actOf, type PackText } from './pack-text.ts'
import { PICTURES, pictureFault } from './picture.ts'
import { accountAct } from './print-account.ts'
import { type Act, actDocument, archived } from './print-act.ts'
import { mailAct, messagePdf, textAct } from './print-message.ts'
import { packWording as words } from './wording.ts'

/**
 * An exhibit as a PDF, before it is stamped. `original`: the hash of what is kept, null for what is drawn up here; `changed`: how the PDF
 * differs from it.
 */
export type DrawnExhibit = {
  readonly bytes: Uint8Array
  readonly original: string | null
  readonly changed: readonly string[]
}

/** Draws a PDF once the transaction that read what it says is over: no connection waits for the press. */
export type Draws = () => Promise<DrawnExhibit>

/**
 * The pages of an exhibit as a PDF, before it is stamped: read now, drawn later. Throws `Refused`, now or then, when it is gone, or nothing
 * that a court reads.
 */
export async function exhibitPdf(tx: OrgTx, press: PdfPress, text: PackText, one: NumberedExhibit): Promise<Draws> {
  const { ground } = text
  const { timeZone } = await organisationOf(tx)
  const [of, id, kind] = one.key.split(':')
  if (one.key === 'own:account') {
    const act = accountAct(text, await settledParts(tx, text.plan.itemIds))
    return async () => ours(await drawn(press, act))
  }
  if (one.key === 'own:interest') {
    const sheet = await runningSheet(tx, ground.customer.id, ground.on, text.plan.itemIds)
    const document = archived(await sheetToPrint(tx, sheet, ground.on, 'fr'))
    return async () => ours((await press.renderPdf(document)).bytes)
  }
  if (of === 'message')
    return messagePdf(tx, press, id!, { on: ground.on, timeZone, day: one.on ?? ground.on, title: one.title })
  if (of === 'proof') {
    const proof = await serviceProof(tx, id!, kind as ProofKind)
    if (!proof) throw gone(one)
    return () => filed(press, text, one, { type: proof.contentType, bytes: proof.bytes, timeZone })
  }
  const document = await documentOf(tx, id!)
  if (!document || document.customerId !== ground.customer.id) throw gone(one)
  const bytes = await bytesOf(tx, id!)
  return () => filed(press, text, one, { type: document.type, bytes, timeZone })
}

const gone = ({ title }: NumberedExhibit): Refused =>
  new Refused(refuse('exhibit_gone', words.exhibitGone, { title }).refusal)

const drawn = async (press: PdfPress, act: Act): Promise<Uint8Array> => (await press.renderPdf(actDocument(act))).bytes

const ours = (bytes: Uint8Array): DrawnExhibit => ({ bytes, original: null, changed: [] })

type Kept = { readonly type: string; readonly bytes: Uint8Array; readonly timeZone: string }

/** A PDF as it is; a picture on a page of its own; a text, and a mail as a text, printed. */
async function filed(press: PdfPress, text: PackText, one: NumberedExhibit, kept: Kept): Promise<DrawnExhibit> {
  const { title } = one
  const original = createHash('sha256').update(kept.bytes).digest('hex')
  const [type] = kept.type.split(';')
  if (type === 'application/pdf') return { bytes: kept.bytes, original, changed: [] }
  const act =
    type === 'message/rfc822'
      ? await mailAct(text, title, { ...kept, original })
      : type === 'text/plain'
        ? textAct(text, title, { ...kept, original })
        : null
  if (act) return { bytes: await drawn(press, act), original, changed: [changes.printed] }
  const file = PICTURES[type!]
  if (!file) throw new Refused(refuse('exhibit_unreadable', words.exhibitUnreadable, { title }).refusal)
  const fault = pictureFault(type!, kept.bytes)
  if (fault === 'huge') throw new Refused(refuse('exhibit_huge', words.exhibitHuge, { title }).refusal)
  if (fault === 'cut') throw broken(title)
  return { bytes: await pictured(press, text, title, { [file]: kept.bytes }), original, changed: [changes.pictured] }
}

const broken = (title: string): Refused => new Refused(refuse('exhibit_broken', words.exhibitBroken, { title }).refusal)

/** On a page of its own, which is archival but for a picture in the colours of a press. */
async function pictured(
  press: PdfPress,
  text: PackText,
  title: string,
  files: Readonly<Record<string, Uint8Array>>,
): Promise<Uint8Array> {
  const [file = ''] = Object.keys(files)
  const document = actDocument(actOf(text, title, [{ is: 'picture', file, alt: title }], { head: '', files }))
  try {
    return (await press.renderPdf(document)).bytes
  } catch (error) {
    if (!(error instanceof DocumentFailed)) throw error
  }
  try {
    const { standard: _, ...ordinary } = document
    return (await press.renderPdf(ordinary)).bytes
  } catch (error) {
    if (!(error instanceof DocumentFailed)) throw error
    throw broken(title)
  }
}
