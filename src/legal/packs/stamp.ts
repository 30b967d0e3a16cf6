import { bindPdfs, type Obstacle, pagesOfPdf } from '../../adapters/pdf/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { orRefuse } from '../../kernel/verdict.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { stampOf, stampTitle } from './court-wording.ts'
import type { NumberedExhibit } from './numbered.ts'
import { inFrench } from './print-act.ts'

/** One page for each stamp, no larger than it is. */
const TEMPLATE = `#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set text(font: "Source Sans 3", size: 10.5pt, weight: 600, lang: "fr")
#set page(width: auto, height: auto, margin: 0pt)
#d.stamps.map(one => box(fill: white, stroke: 0.8pt, inset: (x: 5pt, y: 5pt), one)).join(pagebreak())`

export type StampedPdf = { readonly bytes: Uint8Array; readonly pages: number; readonly obstacle: Obstacle | null }

/**
 * An exhibit with its number on each page (RIN art. 5.5), PDF/A-2b unless something in it stands against that. The same file on the same day
 * gives the same bytes. Throws `Refused` for one that does not open.
 */
export async function stampedPdf(
  press: PdfPress,
  { no, title: name }: Pick<NumberedExhibit, 'no' | 'title'>,
  bytes: Uint8Array,
  author: string,
  on: LocalDate,
): Promise<StampedPdf> {
  const pages = orRefuse(await pagesOfPdf({ name, bytes }))
  const stamps = Array.from({ length: pages }, (_, place) => inFrench(stampOf, { no, page: place + 1, pages }))
  const title = inFrench(stampTitle, { no, title: name })
  const { bytes: over } = await press.renderPdf({
    template: TEMPLATE,
    data: { title, stamps },
    createdOn: on,
    standard: 'a-2b',
  })
  const about = { title, author, at: new Date(`${on}T12:00:00Z`), isArchival: true }
  const bound = bindPdfs([{ name, bytes, over }], about)
  const chunks: Uint8Array[] = []
  let step = await bound.next()
  for (; !step.done; step = await bound.next()) chunks.push(step.value)
  return { bytes: Buffer.concat(chunks), ...step.value }
}
