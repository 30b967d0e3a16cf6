import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureDatabase, prepareDatabase } from '../src/platform/database.ts'
import { connect, type Db } from '../src/platform/db.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'

/** A database of its own for one bench, durable as in production, dropped at the end. */
export async function withBenchDatabase(work: (bench: { db: Db; ownerUrl: string }) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'quittance-bench-'))
  chmodSync(dataDir, 0o755)
  const server = await startEmbeddedPostgres(dataDir, 'bench')
  try {
    const admin = `postgres://postgres:bench@127.0.0.1:${server.port}`
    await ensureDatabase(`${admin}/postgres`, 'bench')
    const db = connect(await prepareDatabase(`${admin}/bench`, '0'.repeat(64)))
    try {
      await work({ db, ownerUrl: `${admin}/bench` })
    } finally {
      await db.end()
    }
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

export type ProcessTime = { readonly pid: number; readonly name: string; readonly seconds: number }

/** This process and all that it started and that lives, such as a database server, each with the processor time it took; none where there is no /proc. */
export function processTimes(): ProcessTime[] {
  if (!existsSync('/proc')) return []
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // The name stands in brackets and may hold anything; times are in hundredths of a second, those of ended children after their own.
        const [head, tail] = readFileSync(`/proc/${name}/stat`, 'utf8').split(/\) (?=\S \d)/) as [string, string]
        const fields = tail.split(' ')
        const ticks = fields.slice(11, 15).reduce((sum, one) => sum + Number(one), 0)
        return [{ pid: Number(name), name: head.split('(')[1]!, parent: Number(fields[1]), seconds: ticks / 100 }]
      } catch {
        return []
      }
    })
  const family = new Set([process.pid])
  for (let size = 0; size < family.size; ) {
    size = family.size
    for (const { pid, parent } of stats) if (family.has(parent)) family.add(pid)
  }
  return stats.filter(({ pid }) => family.has(pid))
}

/** Processor time in seconds of this process and of all that it started and that lives. */
export const processorSeconds = (): number => processTimes().reduce((sum, { seconds }) => sum + seconds, 0)

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

/**
 * Runs `subject` and `floor` in turn, A B A B …, and prints the median of the ratios pair by pair: what a noisy machine
 * does to one it does to the other. Gives that ratio.
 */
export async function compare(
  name: string,
  rounds: number,
  subject: () => Promise<unknown>,
  floor: () => Promise<unknown>,
  aim: number,
): Promise<number> {
  const ratios: number[] = []
  const subjects: number[] = []
  const floors: number[] = []
  for (let round = 0; round < rounds; round++) {
    floors.push(await seconds(floor))
    subjects.push(await seconds(subject))
    ratios.push(subjects.at(-1)! / floors.at(-1)!)
  }
  const ratio = median(ratios)
  console.log(
    `${name.padEnd(58)} ${median(subjects).toFixed(2)} s, floor ${median(floors).toFixed(2)} s, ratio ${ratio.toFixed(2)} (aim ≤ ${aim}) ${ratio <= aim ? 'met' : 'MISSED'}, rounds ${rounds}`,
  )
  return ratio
}

/** Peak resident memory in megabytes: of this process since it started, or of another; 0 once that is gone, or where there is no /proc. */
export function peakMb(pid: number | 'self' = 'self'): number {
  // In kilobytes, on every system.
  if (pid === 'self') return Math.round(process.resourceUsage().maxRSS / 1024)
  try {
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Math.round(Number(peak?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}
