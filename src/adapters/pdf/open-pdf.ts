import { invariant } from '../../kernel/invariant.ts'
import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import { openThreads, ThreadFailed, type Threads } from '../../platform/threads.ts'
import type { PartAsked, PartOfPdf } from './part-of-pdf.ts'
import type { PdfAnswer, PdfOrder } from './pdf-thread.ts'
import type { PdfBounds, PdfFault, PdfText } from './rows-of-pdf.ts'
import type { Struck } from './strike-words.ts'
import { wording } from './wording.ts'

export type NamedPdf = { readonly name: string; readonly bytes: Uint8Array }

/** A book of some hundred dense pages takes a few seconds. */
const PATIENCE_MS = 30_000
/** Of 25 MB given, both readers keep some copies; what a few bytes unfold into is counted as well. */
const MEMORY = { valuesMb: 384, bytesMb: 384 }
/** Each holds its bytes while it waits. */
const MOST_WAITING = 32

export type PdfDesk = Threads<PdfOrder, PdfAnswer>

/** Opens threads for PDFs; outside of tests there is one such desk in a process, with two. */
export const openPdfDesk = (own: { size?: number; patienceMs?: number; mostWaiting?: number } = {}): PdfDesk =>
  openThreads({
    script: new URL('./pdf-thread.ts', import.meta.url),
    size: 2,
    patienceMs: PATIENCE_MS,
    mostWaiting: MOST_WAITING,
    memory: MEMORY,
    ...own,
  })

/** Two threads in all, whatever asks: the machine has other work. */
const desk = openPdfDesk()

/**
 * The text of a PDF. Refused (`pdf_locked`, `pdf_broken`, `pdf_heavy`, `pdf_slow`, `pdfs_busy`) when it does not open, or costs too much
 * to open.
 */
export async function textOfPdf(pdf: NamedPdf, most: PdfBounds, at: PdfDesk = desk): Promise<Verdict<PdfText>> {
  const answer = await asked(at, { bytes: pdf.bytes, rows: most }, pdf.name)
  if (!answer.ok) return answer
  invariant('text' in answer.value, 'a thread that was asked for a text answers with one')
  return accept(answer.value.text)
}

/** The pages of a PDF, ready to be bound. One waits however many others do: nobody binds more than one at a time. */
export async function partToBind(pdf: NamedPdf, part: PartAsked, at: PdfDesk = desk): Promise<Verdict<PartOfPdf>> {
  const answer = await asked(at, { bytes: pdf.bytes, part }, pdf.name, true)
  if (!answer.ok) return answer
  invariant('part' in answer.value, 'a thread that was asked for pages answers with them')
  return accept(answer.value.part)
}

/** How many pages a PDF has; refused when it does not open. Waits as `partToBind` does. */
export async function pagesOfPdf(pdf: NamedPdf, at: PdfDesk = desk): Promise<Verdict<number>> {
  const answer = await asked(at, { bytes: pdf.bytes, counts: true }, pdf.name, true)
  if (!answer.ok) return answer
  invariant('count' in answer.value, 'a thread that was asked how many pages there are answers with a number')
  return accept(answer.value.count)
}

/** A PDF of our own without some words and pictures; null when nothing of it was there. */
export async function struckPdf(
  pdf: NamedPdf,
  struck: Struck,
  at: PdfDesk = desk,
): Promise<Verdict<Uint8Array | null>> {
  const answer = await asked(at, { bytes: pdf.bytes, struck }, pdf.name, true)
  if (!answer.ok) return answer
  invariant('struck' in answer.value, 'a thread that was asked to strike words answers with what is left')
  return accept(answer.value.struck)
}

type Given = Exclude<PdfAnswer, PdfFault>

async function asked(at: PdfDesk, order: PdfOrder, name: string, waits = false): Promise<Verdict<Given>> {
  try {
    const answer = await at.ask(order, waits)
    if (!('fault' in answer)) return accept(answer)
    const { fault, detail } = answer
    return refuse(`pdf_${fault}`, wording[fault], { name, detail })
  } catch (error) {
    if (!(error instanceof ThreadFailed)) throw error
    if (error.fault === 'heavy') return refuse('pdf_heavy', wording.heavy, { name })
    if (error.fault === 'slow') return refuse('pdf_slow', wording.slow, { name, seconds: PATIENCE_MS / 1000 })
    if (error.fault === 'full') return refuse('pdfs_busy', wording.busy, { name })
    throw error
  }
}
