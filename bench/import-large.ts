import { type ChildProcess, spawn } from 'node:child_process'
import { createReadStream, createWriteStream, mkdtempSync, ReadStream, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { writeBulkFec } from '../sim/bulk-fec.ts'
import type { ImportView } from '../src/intake/contract.ts'
import { newInstallation } from '../tools/testing/story.ts'
import { peakMb, seconds, withBenchDatabase } from './measure.ts'

/**
 * A ledger of a size that nobody has, through the processes that people run: sent to the server over HTTP, previewed and
 * committed by its worker, withdrawn; then imported and withdrawn once more by the command line. Peaks are of the phase alone, and of the
 * server as a whole: the decision of the day, which falls due while it runs, is in one of them. Linux only: /proc tells them.
 */
const LINES = Number(process.argv[2] ?? 8_200_000)
const QUITTANCE = fileURLToPath(new URL('../bin/quittance.mjs', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'quittance-bench-fec-'))
const file = path.join(folder, '000000000FEC20251231.txt')
await writeBulkFec({ lines: LINES, customers: 50_000, year: 2025, seed: 7 }, createWriteStream(file))
console.log(`${LINES.toLocaleString('en')} lines, ${(statSync(file).size / 1e6).toFixed(0)} MB`)

await withBenchDatabase(async ({ ownerUrl }) => {
  const settings = { DATABASE_URL: ownerUrl, QUITTANCE_SECRET: '0'.repeat(64), PORT: '0', LANG: 'en' }
  const server = quittance(['start'], settings)
  try {
    await served(server)
  } finally {
    server.child.kill('SIGTERM')
    await server.ended
  }
  for (const args of [
    ['import', file, '--json'],
    ['withdraw', path.basename(file), '--json'],
  ]) {
    const command = quittance(args, settings)
    const took = await seconds(() => command.ended)
    console.log(`quittance ${args[0]}: ${took.toFixed(0)} s, peak resident memory ${command.peak} MB (aim < 600)`)
  }
})
rmSync(folder, { recursive: true, force: true })

type Running = { readonly child: ChildProcess; readonly ended: Promise<void>; peak: number }

/** One process of ours, its peak noted until it ends. */
function quittance(args: readonly string[], settings: object): Running {
  const child = spawn(process.execPath, [QUITTANCE, ...args], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout!.resume()
  const watch = setInterval(() => {
    running.peak = Math.max(running.peak, peakMb(child.pid))
  }, 250)
  const running: Running = {
    child,
    peak: 0,
    ended: new Promise((resolve) => {
      child.once('exit', (code) => {
        clearInterval(watch)
        if (code) console.error(`quittance ${args[0]} ended with ${code}`)
        resolve()
      })
    }),
  }
  return running
}

/** Its address, once it answers there; whatever else it says is let through. */
function addressOf(server: Running): Promise<string> {
  return new Promise((resolve) => {
    let said = ''
    server.child.stdout!.on('data', (text) => {
      said += text
      const url = /http:\/\/localhost:\d+/.exec(said)
      if (url) resolve(url[0])
    })
  })
}

async function served(server: Running): Promise<void> {
  const url = await addressOf(server)
  let cookie = ''
  const ask = async (method: string, where: string, body?: object) => {
    const isFile = body instanceof ReadStream
    const response = await fetch(`${url}/api${where}`, {
      method,
      headers: { cookie, 'content-type': isFile ? 'application/octet-stream' : 'application/json' },
      ...(body && { body: isFile ? Readable.toWeb(body) : JSON.stringify(body), duplex: 'half' }),
    } as RequestInit)
    if (!cookie)
      cookie = response.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ')
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${where}: ${response.status} ${text}`)
    return JSON.parse(text)
  }
  const { orgId } = await ask('POST', '/installation', newInstallation())
  const books = `/orgs/${orgId}`
  const phase = async (name: string, work: () => Promise<unknown>) => {
    const took = await seconds(work)
    console.log(`${name}: ${took.toFixed(0)} s, the server's peak ${server.peak} MB (aim < 600)`)
    // The kernel forgets the highest it has seen.
    writeFileSync(`/proc/${server.child.pid}/clear_refs`, '5')
    server.peak = 0
  }
  const until = async (id: string, state: ImportView['state']) => {
    for (;;) {
      const found: ImportView = await ask('GET', `${books}/imports/${id}`)
      if (found.state === state) return
      if (found.refusal) throw new Error(found.refusal.message)
      await sleep(500)
    }
  }
  let fileId = ''
  let id = ''
  await phase('kept', async () => {
    const name = encodeURIComponent(path.basename(file))
    fileId = (await ask('POST', `${books}/imports/files?name=${name}`, createReadStream(file))).fileId
  })
  await phase('previewed', async () => {
    id = (await ask('POST', `${books}/imports`, { fileId })).id
    await until(id, 'previewed')
  })
  await phase('committed', async () => {
    await ask('POST', `${books}/imports/${id}/commit`)
    await until(id, 'committed')
  })
  await phase('withdrawn', async () => {
    await ask('POST', `${books}/imports/${id}/withdraw`)
    await until(id, 'withdrawn')
  })
}
