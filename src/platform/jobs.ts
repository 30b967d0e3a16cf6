import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type CronItem,
  Logger,
  parseCronItems,
  type Runner,
  run,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import type pg from 'pg'
import { invariant } from '../kernel/invariant.ts'
import type { Tx } from './db.ts'
import { log } from './log.ts'
import { sql } from './sql.ts'

/** What a job works on. Every job belongs to one organisation; jobs of one organisation in one queue run one after the other. */
export type JobPayload = { readonly orgId: number } & Readonly<Record<string, unknown>>

/** Work to do later, by name. Must be safe to run twice: a job interrupted by a crash is run again from its beginning. */
export type JobHandlers = Readonly<Record<string, (payload: JobPayload) => Promise<void>>>

/**
 * Enqueues a job in the caller's transaction: it exists if and only if the change that caused it does. With a `key`, a
 * job already waiting under that key is replaced.
 */
export async function enqueue(
  tx: Tx,
  name: string,
  payload: JobPayload,
  options: { queue?: string; key?: string; runAt?: Date; maxAttempts?: number } = {},
): Promise<void> {
  if (tx.jobs) {
    tx.jobs.push({ name, payload, key: options.key ?? null, runAt: options.runAt ?? null })
    return
  }
  await tx.run(sql`
    select platform.enqueue(${name}, ${JSON.stringify(payload)}::json, ${options.queue ?? null}, ${options.runAt ?? null}::timestamptz,
      ${options.maxAttempts ?? 8}, ${options.key ?? null})`)
}

export type JobRunner = { stop(): Promise<void> }

/** A job due by the clock, in crontab notation (UTC). It carries no organisation: its handler looks at all of them. */
export type CronJob = { readonly task: string; readonly match: string }

const LONGEST_WAIT_MS = 30_000
/** How long a worker that lost the database may take to end. Now and then the library waits for ever for an answer that cannot come. */
const LAST_BREATH_MS = 10_000

/** Jobs that wait for machines of others, which may take minutes to say a word, and how many of them run at once. */
export type Outward = { readonly names: ReadonlySet<string>; readonly slots: number }

/**
 * Starts a worker on `pool` that does as many jobs at once as it has slots. Jobs that look `outward` have slots of their own: however long
 * others keep them waiting, the rest of the work goes on. Failed jobs are tried again with growing delays (about an hour over 8 tries). Each job of
 * `cron` also runs once at the start: what came due while nobody was there is caught up.
 *
 * The queue gives up when the database does not answer it: the worker is then started anew, until it does.
 */
export async function startJobs(
  pool: pg.Pool,
  handlers: JobHandlers,
  cron: readonly CronJob[],
  slots: number,
  outward: Outward = { names: new Set(), slots: 0 },
): Promise<JobRunner> {
  const named = (isOutward: boolean): JobHandlers =>
    Object.fromEntries(Object.entries(handlers).filter(([name]) => outward.names.has(name) === isOutward))
  const runners = [await startRunner(pool, named(false), cron, slots)]
  if (outward.slots > 0) runners.push(await startRunner(pool, named(true), [], outward.slots))
  return {
    async stop() {
      await Promise.all(runners.map((runner) => runner.stop()))
    },
  }
}

async function startRunner(
  pool: pg.Pool,
  handlers: JobHandlers,
  cron: readonly CronJob[],
  concurrency: number,
): Promise<JobRunner> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [name, (payload: unknown) => handle(payload as JobPayload)]),
  )
  const stopping = new AbortController()
  let shift = await startShift(pool, taskList, cron, concurrency)
  const work = async (): Promise<void> => {
    for (let wait = 100; ; ) {
      await shift.over
      if (stopping.signal.aborted) return
      await sleep(wait, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (stopping.signal.aborted) return
      log.warn('the worker lost the database and is started again')
      try {
        shift = await startShift(pool, taskList, cron, concurrency)
        wait = 100
      } catch (error) {
        log.error('the worker could not be started again', error)
        wait = Math.min(wait * 2, LONGEST_WAIT_MS)
      }
    }
  }
  const ended = work()
  return {
    async stop() {
      stopping.abort()
      await shift.stop()
      await ended
      // One more may have started while the last one was being stopped.
      await shift.stop()
    },
  }
}

/** Class of the session locks by which a worker shows that it lives: they end with its connection, however it ends. */
const LIFE = 'quittance worker'
/** Held by a worker that starts until it holds its own, and by whoever looks for the dead: nobody is taken for dead while it is being born. */
const BIRTH = 'quittance worker starting'

/** One worker from its start until it is stopped or loses the database. `over` tells when nothing of it runs any more. */
type Shift = { readonly over: Promise<void>; stop(): Promise<void> }

async function startShift(
  pool: pg.Pool,
  taskList: TaskList,
  cron: readonly CronJob[],
  concurrency: number,
): Promise<Shift> {
  const life = await pool.connect()
  let runner: Runner | undefined
  let sweep: NodeJS.Timeout | undefined
  const stop = async (): Promise<void> => {
    clearInterval(sweep)
    await runner?.stop().catch(() => undefined)
    await runner?.promise.catch(() => undefined)
  }
  try {
    await life.query('select pg_advisory_lock(hashtext($1))', [BIRTH])
    await freeJobsOfTheDead(life, '')
    let own = ''
    const events = new EventEmitter() as WorkerEvents
    // Jobs and queues are locked in the name of the pool, whichever of its workers is at them.
    events.on('pool:create', ({ workerPool }) => {
      own = workerPool.id
    })
    runner = await run({
      pgPool: pool,
      taskList,
      parsedCronItems: parseCronItems(cron.map(({ task, match }): CronItem => ({ task, match }))),
      concurrency,
      noHandleSignals: true,
      pollInterval: 1000,
      events,
      logger: new Logger(jobLog),
      // In batches, even of one: the only way of the library in which an answer that the database does not take ends the
      // worker, and not the process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    })
    invariant(own, 'the pool of workers tells its name as it is made')
    await life.query('select pg_advisory_lock(hashtext($1), hashtext($2))', [LIFE, own])
    await life.query('select pg_advisory_unlock(hashtext($1))', [BIRTH])
    const isLost = new Promise<void>((resolve) => {
      life.once('error', () => {
        void stop()
        setTimeout(resolve, LAST_BREATH_MS).unref()
      })
    })
    sweep = setInterval(() => {
      lookForTheDead(life, own).catch((error) => log.error('jobs of dead workers could not be looked for', error))
    }, 60_000)
    for (const { task } of cron) await runner.addJob(task, {}, { jobKey: `at start: ${task}` })
    const ended = runner.promise.catch((error) => log.error('the worker ended', error))
    const over = Promise.race([ended, isLost]).then(() => {
      clearInterval(sweep)
      life.release(true)
    })
    return { over, stop }
  } catch (error) {
    await stop()
    life.release(true)
    throw error
  }
}

async function lookForTheDead(life: pg.PoolClient, own: string): Promise<void> {
  await life.query('select pg_advisory_lock(hashtext($1))', [BIRTH])
  try {
    await freeJobsOfTheDead(life, own)
  } finally {
    await life.query('select pg_advisory_unlock(hashtext($1))', [BIRTH])
  }
}

/**
 * Gives back the jobs of workers that died at work. The queue itself would wait four hours before it tries them again; a
 * worker whose session lock can be taken is certainly gone.
 */
async function freeJobsOfTheDead(life: pg.PoolClient, own: string): Promise<void> {
  const { rows } = await life.query<{ worker: string }>(`
    select distinct locked_by as worker from graphile_worker._private_jobs where locked_by is not null
    union select locked_by from graphile_worker._private_job_queues where locked_by is not null`)
  for (const { worker } of rows) {
    if (worker === own) continue
    const key = [LIFE, worker]
    const { rows: taken } = await life.query('select pg_try_advisory_lock(hashtext($1), hashtext($2)) as dead', key)
    if (!taken[0].dead) continue
    log.warn('a worker died at work: its jobs are given back', { worker })
    await life.query('select graphile_worker.force_unlock_workers($1)', [[worker]])
    await life.query('select pg_advisory_unlock(hashtext($1), hashtext($2))', key)
  }
}

const jobLog = () => (level: string, message: string, meta?: object) => {
  if (level === 'error')
    log.error('a job failed', (meta as { failure?: unknown } | undefined)?.failure ?? message, { detail: message })
  else if (level === 'warning') log.warn(message)
}
