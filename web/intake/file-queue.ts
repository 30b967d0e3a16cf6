import { intakeRoutes } from '../../src/intake/contract.ts'
import type { apiOf } from '../wire/api.tsx'
import { inReadingOrder } from './order-files.ts'
import { uploadFile } from './upload-file.ts'

type Api = ReturnType<typeof apiOf>

/** A file on its way to its preview: waiting its turn, being sent, being read; or stopped by a failure. */
export type Queued = {
  readonly id: number
  readonly name: string
  readonly size: number
  readonly sent: number
  readonly startedAt: Date
  readonly state: 'waiting' | 'sending' | 'preparing' | 'read' | 'failed'
  readonly importId?: string
  readonly sameAs?: { readonly name: string; readonly at: string | Date }
  readonly failure?: unknown
}

/** Sends files one after the other, whatever page is on screen. One queue lives as long as its organisation is open. */
export class FileQueue {
  private readonly api: Api
  private readonly onRead: () => void
  private readonly listeners = new Set<() => void>()
  private readonly files = new Map<number, File>()
  private queued: readonly Queued[] = []
  private born = 0
  private running = false
  private stop: AbortController | null = null

  constructor(api: Api, onRead: () => void) {
    this.api = api
    this.onRead = onRead
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  snapshot = (): readonly Queued[] => this.queued

  add(files: readonly File[]): void {
    const added = inReadingOrder(files).map((file): Queued => {
      const id = ++this.born
      this.files.set(id, file)
      return { id, name: file.name, size: file.size, sent: 0, startedAt: new Date(), state: 'waiting' }
    })
    this.tell([...this.queued.filter((one) => one.state !== 'read'), ...added])
    void this.run()
  }

  /** Takes a file out, stopping it if it is being sent. What was already read stays, as an import. */
  remove(id: number): void {
    if (this.queued.some((one) => one.id === id && one.state === 'sending')) this.stop?.abort()
    this.files.delete(id)
    this.tell(this.queued.filter((one) => one.id !== id))
  }

  retry(id: number): void {
    this.change(id, { state: 'waiting', sent: 0, failure: undefined })
    void this.run()
  }

  private async run(): Promise<void> {
    if (this.running) return
    this.running = true
    for (let next = this.next(); next; next = this.next()) await this.send(next)
    this.running = false
  }

  private next = (): Queued | undefined => this.queued.find((one) => one.state === 'waiting')

  private async send({ id }: Queued): Promise<void> {
    const file = this.files.get(id)
    if (!file || this.api.orgId === null) return this.remove(id)
    this.stop = new AbortController()
    this.change(id, { state: 'sending', startedAt: new Date() })
    try {
      const kept = await uploadFile(this.api.orgId, file, {
        onSent: (bytes) => this.change(id, { sent: Math.min(bytes, file.size) }),
        signal: this.stop.signal,
      })
      const sameAs = kept.sameAs ? { name: kept.sameAs.name, at: kept.sameAs.uploadedAt } : undefined
      this.change(id, { state: 'preparing', sent: file.size, sameAs })
      const { id: importId } = await this.api.call(intakeRoutes.preview, { body: { fileId: kept.fileId } })
      this.change(id, { state: 'read', importId })
      this.files.delete(id)
      this.onRead()
    } catch (failure) {
      const stopped = failure instanceof DOMException && failure.name === 'AbortError'
      if (!stopped) this.change(id, { state: 'failed', failure })
    }
  }

  private change(id: number, change: Partial<Queued>): void {
    this.tell(this.queued.map((one) => (one.id === id ? { ...one, ...change } : one)))
  }

  private tell(queued: readonly Queued[]): void {
    this.queued = queued
    for (const listener of this.listeners) listener()
  }
}
