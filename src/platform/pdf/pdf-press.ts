import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { LocalDate } from '../../kernel/calendar.ts'

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
  readonly id: number
  readonly template: string
  readonly dataJson: string
  readonly files: Readonly<Record<string, Uint8Array>>
  readonly createdAtS: number
}
export type PdfAnswer =
  | { readonly id: number; readonly pdf: Uint8Array; readonly pages: number }
  | { readonly id: number; readonly problem: string }

type Job = { readonly order: PdfOrder; readonly resolve: (pdf: Pdf) => void; readonly reject: (error: Error) => void }
type Hand = { readonly worker: Worker; job: Job | null; giveUp: NodeJS.Timeout | null }

/**
 * Opens a press of `workers` threads (default: one per core, at most 4), started when first needed. A document that takes
 * longer than `patienceMs` is given up and its thread replaced.
 */
export function openPdfPress(options: { workers?: number; patienceMs?: number } = {}): PdfPress {
  const size = options.workers ?? Math.min(4, availableParallelism())
  const patienceMs = options.patienceMs ?? 120_000
  const hands = new Set<Hand>()
  const waiting: Job[] = []
  let lastId = 0
  let isClosed = false
  let whenIdle: (() => void) | null = null

  function serve(): void {
    while (waiting.length > 0) {
      let hand = [...hands].find((candidate) => candidate.job === null)
      if (!hand && hands.size < size) hand = hire()
      if (!hand) return
      start(hand, waiting.shift()!)
    }
    if (whenIdle && [...hands].every((hand) => hand.job === null)) whenIdle()
  }

  function hire(): Hand {
    const hand: Hand = { worker: new Worker(new URL('./pdf-worker.ts', import.meta.url)), job: null, giveUp: null }
    hand.worker.on('message', (answer: PdfAnswer) => finish(hand, answer))
    hand.worker.on('error', (error) => dismiss(hand, new PressFailed('a PDF thread failed', { cause: error })))
    hand.worker.on('exit', () => dismiss(hand, new PressFailed('a PDF thread ended before its document was done')))
    hands.add(hand)
    return hand
  }

  function start(hand: Hand, job: Job): void {
    hand.job = job
    hand.worker.ref()
    hand.giveUp = setTimeout(() => {
      dismiss(hand, new DocumentFailed(`the document was not ready after ${patienceMs / 1000} s`))
    }, patienceMs)
    hand.worker.postMessage(job.order)
  }

  function release(hand: Hand): Job | null {
    const job = hand.job
    if (hand.giveUp) clearTimeout(hand.giveUp)
    hand.job = null
    hand.giveUp = null
    return job
  }

  function finish(hand: Hand, answer: PdfAnswer): void {
    const job = release(hand)
    // An idle thread must not keep a command-line process from ending.
    hand.worker.unref()
    if (job) {
      if ('pdf' in answer) job.resolve({ bytes: answer.pdf, pages: answer.pages })
      else job.reject(new DocumentFailed(answer.problem))
    }
    serve()
  }

  function dismiss(hand: Hand, error: Error): void {
    if (!hands.delete(hand)) return
    release(hand)?.reject(error)
    void hand.worker.terminate()
    serve()
  }

  return {
    renderPdf(document) {
      if (isClosed) return Promise.reject(new PressFailed('the PDF press is closed'))
      lastId += 1
      const order: PdfOrder = {
        id: lastId,
        template: document.template,
        dataJson: JSON.stringify(document.data),
        files: document.files ?? {},
        createdAtS: Date.parse(`${document.createdOn}T12:00:00Z`) / 1000,
      }
      return new Promise((resolve, reject) => {
        waiting.push({ order, resolve, reject })
        serve()
      })
    },
    async close() {
      isClosed = true
      for (const job of waiting.splice(0)) job.reject(new PressFailed('the PDF press is closed'))
      await new Promise<void>((resolve) => {
        whenIdle = resolve
        serve()
      })
      const workers = [...hands].map((hand) => hand.worker)
      hands.clear()
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}
