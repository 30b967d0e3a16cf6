import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { log } from './log.ts'

/** How to start one server: the program, its arguments, and as whom. */
export type Launch = {
  readonly program: string
  readonly args: readonly string[]
  readonly options: Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid'>
}

/** Processes of a killed server may still be finishing a statement: until they end, a new one would be their rival. */
const RIVAL = /shared memory block .* is still in use/
const RIVAL_GONE_MS = 15_000
const LONGEST_WAIT_MS = 30_000

/**
 * Starts a server and keeps it running until it is stopped: one that dies without being asked (killed, out of memory) is
 * started again, on the same port, where those who were connected to it find it. Acknowledged work is in its log, which it
 * reads again as it starts.
 */
export async function keepRunning(launch: Launch): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController()
  let server = await started(launch)
  let again: Promise<void> = Promise.resolve()
  const watch = (): void => {
    server.once('exit', (code, signal) => {
      // Zero: somebody asked it to stop, such as the machine on its way down.
      if (!stopping.signal.aborted && code !== 0) again = restart(code, signal)
    })
  }
  const restart = async (code: number | null, signal: string | null): Promise<void> => {
    log.warn('the database server ended without being asked: it is started again', { code, signal })
    for (let wait = 100; !stopping.signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        server = await started(launch)
        watch()
        return
      } catch (error) {
        log.error('the database server could not be started again', error)
        await sleep(wait, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
  }
  watch()
  return {
    async stop() {
      stopping.abort()
      await again
      await ended(server)
    },
  }
}

const WATCH_MS = 1000

/**
 * Follows a server that another process started. While that process lives it starts the server again, at once, when it dies:
 * so a server found gone is first looked for anew. When nobody runs it any more (its starter was killed, or stopped it at the
 * end of its own work), it is started here, and kept running until `stop`; a server that others run is left to them.
 */
export function followServer(
  first: number,
  server: {
    readonly isAlive: (pid: number) => boolean
    /** The process that runs the server now, or null; throws while it is on its way up. */
    readonly find: () => Promise<number | null>
    readonly start: () => Promise<{ stop(): Promise<void> }>
  },
): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const aWhile = () => sleep(WATCH_MS, undefined, { signal, ref: false }).catch(() => undefined)
  const follow = async (): Promise<{ stop(): Promise<void> } | null> => {
    for (let pid = first; ; ) {
      await aWhile()
      if (!signal.aborted && server.isAlive(pid)) continue
      await aWhile()
      if (signal.aborted) return null
      try {
        const found = await server.find()
        if (found !== null) {
          pid = found
          continue
        }
        log.warn('the database server that another process had started is gone: it is started again')
        return await server.start()
      } catch (error) {
        log.error('the database server could not be started again', error)
      }
    }
  }
  const own = follow()
  return {
    async stop() {
      stopping.abort()
      await (await own)?.stop()
    },
  }
}

/** A server that accepts connections. Throws with the end of its log when it stops instead. */
async function started(launch: Launch): Promise<ChildProcess> {
  for (const since = Date.now(); ; ) {
    const server = spawn(launch.program, launch.args, {
      ...launch.options,
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    })
    try {
      await ready(server)
      return server
    } catch (error) {
      if (!RIVAL.test((error as Error).message) || Date.now() - since > RIVAL_GONE_MS) throw error
      await sleep(100)
    }
  }
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = ''
    server.stderr!.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4000)
      if (!text.includes('database system is ready to accept connections')) return
      // From here on the server must outlive a slow reader: its log is drained and forgotten.
      server.stderr!.removeAllListeners('data').resume()
      resolve()
    })
    server.once('error', reject)
    // At `close` and not at `exit`: only then has all of its log been read.
    server.once('close', (code) => reject(new Error(`PostgreSQL stopped while starting (exit ${code}): ${log.trim()}`)))
  })
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const exit = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGINT')
  await exit
}
