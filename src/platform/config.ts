import { createHash, randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { trustedIn } from './outward.ts'

/** Where this copy of Quittance lives: the folder that holds package.json. */
export const PROJECT_ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * Settings of one installation, read once from the environment.
 * `dataDir` holds the embedded database, the installation's secret and nothing else.
 */
export type Config = {
  readonly port: number
  readonly host: string
  readonly databaseUrl: string | null
  readonly dataDir: string
  readonly publicUrl: string
}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = env.PORT ? Number(env.PORT) : 4780
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`PORT must be a number from 0 to 65535, not "${env.PORT}"`)
  const host = env.HOST ?? '127.0.0.1'
  // Read where connections are made; what is wrong with it is said before anything starts.
  trustedIn(env.QUITTANCE_ALLOW_PRIVATE_HOSTS)
  return {
    port,
    host,
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: path.resolve(env.QUITTANCE_DATA ?? defaultDataDir()),
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, ''),
  }
}

/**
 * Beside the code, unless we are root in a folder that the unprivileged database process cannot enter
 * (PostgreSQL refuses to run as root): then a folder of its own under /var/lib.
 */
function defaultDataDir(): string {
  const beside = path.join(PROJECT_ROOT, '.quittance')
  if (process.getuid?.() !== 0 || everyoneMayEnter(PROJECT_ROOT)) return beside
  return path.join('/var/lib/quittance', createHash('sha256').update(PROJECT_ROOT).digest('hex').slice(0, 12))
}

/** True when every folder on the way to `folder` may be entered by any user. */
export function everyoneMayEnter(folder: string): boolean {
  for (let at = folder; ; at = path.dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false
    if (at === path.dirname(at)) return true
  }
}

/**
 * The installation's secret (32 bytes, hex): signs sessions, derives database passwords, encrypts stored credentials.
 * QUITTANCE_SECRET wins; else a file made once, readable by its owner only.
 */
export function installationSecret(config: Config, env: NodeJS.ProcessEnv = process.env): string {
  const given = env.QUITTANCE_SECRET
  if (given) {
    if (!/^[0-9a-f]{64}$/i.test(given))
      throw new Error('QUITTANCE_SECRET must be 64 hexadecimal digits (openssl rand -hex 32)')
    return given.toLowerCase()
  }
  const file = path.join(config.dataDir, 'secret')
  if (!existsSync(file)) {
    mkdirSync(config.dataDir, { recursive: true })
    accessSync(config.dataDir, constants.W_OK)
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  }
  return readFileSync(file, 'utf8').trim()
}
