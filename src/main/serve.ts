import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, Server } from 'node:http'
import path from 'node:path'
import { serve as listen } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { CLIENT_ADDRESS_HEADER } from '../access/index.ts'
import { Refused } from '../kernel/verdict.ts'
import { type Lang, say } from '../kernel/wording.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { type Config, installationSecret } from '../platform/config.ts'
import { openDatabase } from '../platform/database.ts'
import { notFound } from '../platform/http.ts'
import { startJobs } from '../platform/jobs.ts'
import { openPdfPress } from '../platform/pdf/pdf-press.ts'
import { createVault } from '../platform/secrets.ts'
import { createApp } from './app.ts'
import { CannotStart } from './cannot-start.ts'
import { eraseDemosCutOff } from './demos-cut-off.ts'
import { builtWeb } from './web-build.ts'
import { mainWording as words } from './wording.ts'
import { CRON, createJobs, OUTWARD } from './worker.ts'

export type Serving = { readonly url: string; stop(): Promise<void> }

/** Starts everything: database, migrations, web application and API on one port, worker. `tell` receives lines for people. */
export async function serve(
  config: Config,
  lang: Lang,
  tell: (line: string) => void,
  clock: Clock = systemClock,
): Promise<Serving> {
  const running = whoServes(config.dataDir)
  if (running) throw new CannotStart(say(lang, words.alreadyRunning, running))
  const web = await builtWeb(() => tell(say(lang, words.building)))
  const database = await openDatabase(config)
  if (database.embedded?.adopted) tell(say(lang, words.adopted))
  const secret = installationSecret(config)
  const press = openPdfPress()
  const deps = {
    db: database.db,
    clock,
    secret,
    vault: createVault(secret),
    publicUrl: config.publicUrl,
    press,
  }
  const { app } = createApp(deps, await eraseDemosCutOff(database))
  app.use('/assets/*', async (c, next) => {
    await next()
    if (c.res.ok) c.header('Cache-Control', 'public, max-age=31536000, immutable')
  })
  app.all('/api/*', () => {
    throw new Refused(notFound().refusal)
  })
  app.use('*', serveStatic({ root: web }))
  // A part of another version is gone: a page in its place would be taken for it, and kept.
  app.all('/assets/*', (c) => c.body(null, 404))
  // Any other address is a page of the application, which finds its way by itself.
  app.get('*', serveStatic({ path: path.join(web, 'index.html'), root: '/' }))

  let server: Server
  try {
    server = await listening(config, (request, env) => {
      const address = (env as { incoming: IncomingMessage }).incoming.socket.remoteAddress ?? ''
      const headers = new Headers(request.headers)
      headers.set(CLIENT_ADDRESS_HEADER, address)
      return app.fetch(new Request(request, { headers }), env)
    })
  } catch (error) {
    await press.close()
    await database.close()
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new CannotStart(say(lang, words.portTaken, { port: String(config.port), other: String(config.port + 1) }))
  }
  const worker = await startJobs(database.db.appPool, createJobs(deps), CRON, 4, OUTWARD)
  const { port } = server.address() as { port: number }
  const url = config.port === 0 ? `http://localhost:${port}` : config.publicUrl
  const claim = path.join(config.dataDir, 'serving.json')
  if (!config.databaseUrl) writeFileSync(claim, JSON.stringify({ pid: process.pid, url }))
  tell(say(lang, words.ready, { url }))
  tell(config.databaseUrl ? say(lang, words.stopHintOwn) : say(lang, words.stopHint, { folder: config.dataDir }))
  return {
    url,
    async stop() {
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
      await worker.stop()
      await press.close()
      await database.close()
      rmSync(claim, { force: true })
    },
  }
}

/** The process that serves this data folder, if it is alive: its claim is a file that a killed process leaves behind. */
export function whoServes(dataDir: string): { pid: number; url: string } | null {
  const claim = path.join(dataDir, 'serving.json')
  if (!existsSync(claim)) return null
  const { pid, url } = JSON.parse(readFileSync(claim, 'utf8')) as { pid: number; url: string }
  try {
    process.kill(pid, 0)
  } catch {
    return null
  }
  // A pid is reused after a reboot: only a process that runs this program counts.
  const commandLine = `/proc/${pid}/cmdline`
  if (existsSync(commandLine) && !/quittance|cli\.ts/.test(readFileSync(commandLine, 'utf8'))) return null
  return pid === process.pid ? null : { pid, url }
}

/** Two gigabytes over a line of five megabits. Node would break off what takes more than five minutes to arrive. */
const LONGEST_UPLOAD_MS = 60 * 60_000

function listening(
  config: Config,
  fetch: (request: Request, env: object) => Response | Promise<Response>,
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: fetch as never, port: config.port, hostname: config.host }, () =>
      resolve(server),
    ) as Server
    server.requestTimeout = LONGEST_UPLOAD_MS
    server.on('error', reject)
  })
}
