import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type ProcessTime, processTimes } from './measure.ts'

/** Starts a program of this folder in a process of its own. What dying processes say is no part of the report, unless it is asked for. */
export const startPart = (name: string, env: Readonly<Record<string, string>>): ChildProcess =>
  fork(fileURLToPath(new URL(name, import.meta.url)), {
    env: { ...process.env, ...env },
    stdio: process.env.QUITTANCE_BENCH_LOGS ? 'inherit' : ['ignore', 'ignore', 'ignore', 'ipc'],
  })

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

export type PartName = 'web' | 'worker'

/** Web server and worker of one installation, which may be killed and are raised again. */
export async function openParts(env: () => Readonly<Record<string, string>>) {
  async function start(name: PartName): Promise<ChildProcess> {
    const child = startPart('sending-part.ts', { ...env(), PART: name })
    await Promise.race([once(child, 'message'), once(child, 'exit')])
    return child
  }
  const parts = { web: await start('web'), worker: await start('worker') }
  return {
    /** True when it lived. */
    async kill(name: PartName): Promise<boolean> {
      const child = parts[name]
      if (hasEnded(child)) return false
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
      return true
    },
    /** Starts again whatever has died, until it lives: it may meet a database that is still rising. */
    async raise(): Promise<void> {
      for (const name of ['web', 'worker'] as const)
        while (hasEnded(parts[name])) {
          await pause(50)
          parts[name] = await start(name)
        }
    },
  }
}

/** Looked at so often: what a process did after the last look and before it was killed is not counted. */
const LOOKED_MS = 250

/** Adds up the processor time of everything this process started, those that were killed included, by the name of the program. */
export function openMeter(): { secondsOf(name: 'node' | 'postgres'): number; end(): void } {
  const before = new Map(processTimes().map(({ pid, seconds }) => [pid, seconds]))
  const seen = new Map<number, ProcessTime>()
  const look = (): void => {
    for (const time of processTimes()) if (time.pid !== process.pid) seen.set(time.pid, time)
  }
  const looking = setInterval(look, LOOKED_MS)
  return {
    secondsOf(name) {
      look()
      return [...seen.values()]
        .filter((time) => (time.name === 'postgres') === (name === 'postgres'))
        .reduce((sum, { pid, seconds }) => sum + seconds - (before.get(pid) ?? 0), 0)
    },
    end: () => clearInterval(looking),
  }
}
