import { bindPdfs, type Obstacle, pagesOfPdf } from '../../adapters/pdf/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { list, stampOf, stampTitle } from './court-wording.ts'
import { MOST_EXHIBIT_PAGES } from './model.ts'
import type { NumberedExhibit } from './numbered.ts'
import { inFrench } from './print-act.ts'
import { packWording as words } from './wording.ts'

/** One page for each stamp, no larger than it is. */
const TEMPLATE = `#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set text(font: "Source Sans 3", size: 10.5pt, weight: 600, lang: "fr")
#set page(width: auto, height: auto, margin: 0pt)
#d.stamps.map(one => box(fill: white, stroke: 0.8pt, inset: (x: 5pt, y: 5pt), one)).join(pagebreak())`

/** Some pages of an exhibit, or all. `from` is the place of the first in the exhibit, from 0 on. */
export type StampedPdf = {
  readonly bytes: Uint8Array
  readonly from: number
  readonly pages: number
  readonly obstacle: Obstacle | null
}

type Stamping = {
  readonly press: PdfPress
  readonly author: string
  readonly on: LocalDate
  /** Bytes that one file may have; null: as many as one likes. */
  readonly mostBytes: number | null
}

/**
 * An exhibit with its number on each page (RIN art. 5.5), PDF/A-2b unless something in it stands against that; cut by pages into as many
 * files as the channel asks for. The same file on the same day gives the same bytes. Throws `Refused` for one that does not open, has no
 * page or too many; a page that is too heavy by itself is given as it is.
 */
export async function stampedPdf(
  { press, author, on, mostBytes }: Stamping,
  { no, title: name }: Pick<NumberedExhibit, 'no' | 'title'>,
  bytes: Uint8Array,
): Promise<StampedPdf[]> {
  const pages = orRefuse(await pagesOfPdf({ name, bytes }))
  if (pages === 0) throw new Refused(refuse('exhibit_empty', words.exhibitEmpty, { title: name }).refusal)
  if (pages > MOST_EXHIBIT_PAGES) {
    const params = { title: name, pages, limit: MOST_EXHIBIT_PAGES }
    throw new Refused(refuse('exhibit_too_long', words.exhibitTooLong, params).refusal)
  }
  const title = inFrench(stampTitle, { no, title: name })
  const stamps = Array.from({ length: pages }, (_, place) => inFrench(stampOf, { no, page: place + 1, pages }))
  const document = { template: TEMPLATE, data: { title, stamps }, createdOn: on, pages, standard: 'a-2b' as const }
  const { bytes: over } = await press.renderPdf(document)
  const at = new Date(`${on}T12:00:00Z`)
  const bind = async (from: number, to: number): Promise<StampedPdf> => {
    const bound = bindPdfs([{ name, bytes, over, only: { from, to } }], { title, author, at, isArchival: true })
    const chunks: Uint8Array[] = []
    let step = await bound.next()
    for (; !step.done; step = await bound.next()) chunks.push(step.value)
    return { bytes: Buffer.concat(chunks), from, ...step.value }
  }
  const fitting = async (from: number, to: number): Promise<StampedPdf[]> => {
    const whole = await bind(from, to)
    if (mostBytes === null || whole.bytes.length <= mostBytes || whole.pages === 1) return [whole]
    // As many pages as fit where they weigh the same; what they share is in each part again, and a part that is still too large is cut again.
    const step = Math.max(1, Math.min(whole.pages - 1, Math.floor((whole.pages * mostBytes) / whole.bytes.length)))
    const parts: StampedPdf[] = []
    for (let first = from; first < to; first += step) parts.push(...(await fitting(first, Math.min(first + step, to))))
    return parts
  }
  return fitting(0, pages)
}

/** `Facture n° FA-142 (partie 2 sur 3)`, where there are several. */
export const partTitle = (title: string, part: number, parts: number): string =>
  parts === 1 ? title : inFrench(list.part, { title, part, parts })
