import { type CronItem, Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker'
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
  const runner: Runner = await run({
    pgPool: pool,
    taskList,
    parsedCronItems: parseCronItems(cron.map(({ task, match }): CronItem => ({ task, match }))),
    concurrency,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: new Logger(jobLog),
  })
  for (const { task } of cron) await runner.addJob(task, {}, { jobKey: `at start: ${task}` })
  return { stop: () => runner.stop(), ended: runner.promise }
}

const jobLog = () => (level: string, message: string, meta?: object) => {
  if (level === 'error')
    log.error('a job failed', (meta as { failure?: unknown } | undefined)?.failure ?? message, { detail: message })
  else if (level === 'warning') log.warn(message)
}
