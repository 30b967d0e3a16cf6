import { availableParallelism } from 'node:os'
import type { LocalDate } from '../../kernel/calendar.ts'
import { openThreads, ThreadFailed } from '../threads.ts'

/**
 * What one document is made of. `template` is Typst source of ours; everything that comes from people travels in `data`. How
 * many pages the document takes is in `sys.inputs.pages`: what the template draws from it must not change that number.
 */
export type PdfDocument = {
  readonly template: string
  /** Read by the template as `json(bytes(sys.inputs.data))`; must survive `JSON.stringify`. */
  readonly data: unknown
  /** Pictures by file name, read by the template as `image("/name")`. */
  readonly files?: Readonly<Record<string, Uint8Array>>
  /** The creation date written in the file: the same document of the same day is the same bytes. */
  readonly createdOn: LocalDate
  /** How many pages it takes, where that is known: told, it is laid out once. */
  readonly pages?: number
  /** `a-2b`: made to be kept and filed (PDF/A-2b, ISO 19005-2); absent: an ordinary tagged PDF. */
  readonly standard?: 'a-2b'
}

export type Pdf = { readonly bytes: Uint8Array; readonly pages: number }

/** Renders documents in worker threads. One bad document rejects its own promise and harms no other. */
export type PdfPress = {
  readonly renderPdf: (document: PdfDocument) => Promise<Pdf>
  /** Finishes what runs, refuses what waits, ends the threads. */
  readonly close: () => Promise<void>
}

/** The document itself is at fault (a picture that cannot be decoded, a template error): trying again changes nothing. */
export class DocumentFailed extends Error {
  override name = 'DocumentFailed'
}

/** The press is at fault (thread lost, closed): the same document may be tried again. */
export class PressFailed extends Error {
  override name = 'PressFailed'
}

export type PdfOrder = {
  readonly template: string
  readonly dataJson: string
  readonly files: Readonly<Record<string, Uint8Array>>
  readonly createdAtS: number
  /** The most likely number of pages. */
  readonly pages: number
  readonly standard: PdfDocument['standard']
}
export type PdfAnswer = { readonly pdf: Uint8Array; readonly pages: number } | { readonly problem: string }

/**
 * Opens a press of `workers` threads (default: one per core, at most 4), started when first needed. A document that takes
 * longer than `patienceMs` is given up and its thread replaced.
 */
export function openPdfPress(options: { workers?: number; patienceMs?: number } = {}): PdfPress {
  const patienceMs = options.patienceMs ?? 120_000
  const threads = openThreads<PdfOrder, PdfAnswer>({
    script: new URL('./pdf-worker.ts', import.meta.url),
    size: options.workers ?? Math.min(4, availableParallelism()),
    patienceMs,
  })
  const failure = (error: unknown): Error => {
    if (!(error instanceof ThreadFailed)) return error as Error
    if (error.fault === 'slow') return new DocumentFailed(`the document was not ready after ${patienceMs / 1000} s`)
    if (error.fault === 'closed') return new PressFailed('the PDF press is closed')
    return new PressFailed('a PDF thread ended before its document was done', { cause: error })
  }
  return {
    async renderPdf(document) {
      const order: PdfOrder = {
        template: document.template,
        dataJson: JSON.stringify(document.data),
        files: document.files ?? {},
        createdAtS: Date.parse(`${document.createdOn}T12:00:00Z`) / 1000,
        pages: document.pages ?? 1,
        standard: document.standard,
      }
      const answer = await threads.ask(order).catch((error: unknown) => {
        throw failure(error)
      })
      if ('problem' in answer) throw new DocumentFailed(answer.problem)
      return { bytes: answer.pdf, pages: answer.pages }
    },
    close: threads.close,
  }
}
