import { EventEmitter } from 'node:events'
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
    select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, queue_name => ${options.queue ?? null}, run_at => ${options.runAt ?? null},
      max_attempts => ${options.maxAttempts ?? 8}, job_key => ${options.key ?? null})`)
}

export type JobRunner = { stop(): Promise<void>; readonly ended: Promise<void> }

/** A job due by the clock, in crontab notation (UTC). It carries no organisation: its handler looks at all of them. */
export type CronJob = { readonly task: string; readonly match: string }

/**
 * Starts a worker on `pool`. Failed jobs are tried again with growing delays (about an hour over 8 tries). Each job of
 * `cron` also runs once at the start: what came due while nobody was there is caught up.
 */
export async function startJobs(
  pool: pg.Pool,
  handlers: JobHandlers,
  cron: readonly CronJob[],
  concurrency: number,
): Promise<JobRunner> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [name, (payload: unknown) => handle(payload as JobPayload)]),
  )
  const life = await pool.connect()
  const ours = new Set<string>()
  await freeJobsOfTheDead(life, ours)
  const events = new EventEmitter() as WorkerEvents
  events.on('worker:create', ({ worker }) => ours.add(worker.workerId))
  const runner: Runner = await run({
    pgPool: pool,
    taskList,
    parsedCronItems: parseCronItems(cron.map(({ task, match }): CronItem => ({ task, match }))),
    concurrency,
    noHandleSignals: true,
    pollInterval: 1000,
    events,
    logger: new Logger(jobLog),
  })
  for (const worker of ours) await life.query('select pg_advisory_lock(hashtext($1), hashtext($2))', [LIFE, worker])
  const sweep = setInterval(() => {
    freeJobsOfTheDead(life, ours).catch((error) => log.error('jobs of dead workers could not be looked for', error))
  }, 60_000)
  for (const { task } of cron) await runner.addJob(task, {}, { jobKey: `at start: ${task}` })
  return {
    ended: runner.promise,
    async stop() {
      clearInterval(sweep)
      await runner.stop()
      life.release(true)
    },
  }
}

/** Class of the session locks by which a worker shows that it lives: they end with its connection, however it ends. */
const LIFE = 'quittance worker'

/**
 * Gives back the jobs of workers that died at work. The queue itself would wait four hours before it tries them again; a
 * worker whose session lock can be taken is certainly gone.
 */
async function freeJobsOfTheDead(life: pg.PoolClient, ours: ReadonlySet<string>): Promise<void> {
  const { rows } = await life.query<{ worker: string }>(`
    select distinct locked_by as worker from graphile_worker._private_jobs where locked_by is not null
    union select locked_by from graphile_worker._private_job_queues where locked_by is not null`)
  for (const { worker } of rows) {
    if (ours.has(worker)) continue
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
