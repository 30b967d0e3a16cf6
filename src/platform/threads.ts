import { Worker } from 'node:worker_threads'

/** Why a thread gave no answer. Of `slow` and `heavy` the order itself is the cause; the others may be tried again. */
export type ThreadFault = 'slow' | 'heavy' | 'full' | 'lost' | 'closed'

export class ThreadFailed extends Error {
  override name = 'ThreadFailed'
  readonly fault: ThreadFault
  constructor(fault: ThreadFault, cause?: unknown) {
    super(`a thread gave no answer: ${fault}`, { cause })
    this.fault = fault
  }
}

/** Work done in threads of this process: what it costs in time and memory stops nothing else. */
export type Threads<Order, Answer> = {
  /**
   * Rejects with `ThreadFailed`. What is copied to the thread and back must survive a structured clone. One that `waits` is
   * never refused as one too many: who asks it asks one at a time.
   */
  readonly ask: (order: Order, waits?: boolean) => Promise<Answer>
  /** Finishes what runs, refuses what waits, ends the threads. */
  readonly close: () => Promise<void>
}

export type ThreadsOptions = {
  /** A module that answers each message of its `parentPort` with one message. */
  readonly script: URL
  /** Threads at most; each is started when first needed. */
  readonly size: number
  /** An order that takes longer, from when its thread begins it, is given up and its thread replaced. */
  readonly patienceMs: number
  /** Orders that may wait for a thread; one more is refused as `full`. */
  readonly mostWaiting?: number
  /** Megabytes that one thread may hold: of values, and of bytes, which the limits of the engine leave out. */
  readonly memory?: { readonly valuesMb: number; readonly bytesMb: number }
}

type Job<Order, Answer> = {
  readonly order: Order
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: ThreadFailed) => void
}
type Hand<Order, Answer> = { readonly worker: Worker; job: Job<Order, Answer> | null; watch: NodeJS.Timeout[] }

/** How often the bytes that a thread holds are looked at. They double at most a few times between two looks. */
const LOOK_MS = 50

export function openThreads<Order, Answer>(options: ThreadsOptions): Threads<Order, Answer> {
  const { script, size, patienceMs, mostWaiting = Number.POSITIVE_INFINITY, memory } = options
  const hands = new Set<Hand<Order, Answer>>()
  const waiting: Job<Order, Answer>[] = []
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

  function hire(): Hand<Order, Answer> {
    const limits = memory && { resourceLimits: { maxOldGenerationSizeMb: memory.valuesMb } }
    const hand: Hand<Order, Answer> = { worker: new Worker(script, { ...limits }), job: null, watch: [] }
    hand.worker.on('message', (answer: Answer) => finish(hand, answer))
    hand.worker.on('error', (error) => {
      const isHeavy = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
      dismiss(hand, new ThreadFailed(isHeavy ? 'heavy' : 'lost', error))
    })
    hand.worker.on('exit', () => dismiss(hand, new ThreadFailed('lost')))
    hands.add(hand)
    return hand
  }

  function start(hand: Hand<Order, Answer>, job: Job<Order, Answer>): void {
    hand.job = job
    hand.worker.ref()
    hand.watch.push(setTimeout(() => dismiss(hand, new ThreadFailed('slow')), patienceMs))
    if (memory) hand.watch.push(setInterval(() => look(hand, memory.bytesMb), LOOK_MS))
    hand.worker.postMessage(job.order)
  }

  /** Asked while the thread computes: the engine answers between two of its steps. */
  function look(hand: Hand<Order, Answer>, bytesMb: number): void {
    hand.worker.getHeapStatistics().then(
      ({ external_memory: bytes }) => bytes > bytesMb << 20 && dismiss(hand, new ThreadFailed('heavy')),
      // Not begun yet, or over: the other events tell.
      () => undefined,
    )
  }

  function release(hand: Hand<Order, Answer>): Job<Order, Answer> | null {
    const { job } = hand
    for (const timer of hand.watch.splice(0)) clearTimeout(timer)
    hand.job = null
    return job
  }

  function finish(hand: Hand<Order, Answer>, answer: Answer): void {
    const job = release(hand)
    // An idle thread must not keep a command-line process from ending.
    hand.worker.unref()
    job?.resolve(answer)
    serve()
  }

  function dismiss(hand: Hand<Order, Answer>, failure: ThreadFailed): void {
    if (!hands.delete(hand)) return
    release(hand)?.reject(failure)
    void hand.worker.terminate()
    serve()
  }

  return {
    ask(order, waits = false) {
      if (isClosed) return Promise.reject(new ThreadFailed('closed'))
      return new Promise((resolve, reject) => {
        if (waiting.length >= mostWaiting && !waits) return reject(new ThreadFailed('full'))
        waiting.push({ order, resolve, reject })
        serve()
      })
    },
    async close() {
      isClosed = true
      for (const job of waiting.splice(0)) job.reject(new ThreadFailed('closed'))
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
