import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { playCash } from '../sim/cash.ts'
import { bringCash } from '../sim/cash-books.ts'
import { invariant } from '../src/kernel/invariant.ts'
import { serve } from '../src/main/serve.ts'
import { launchChromium } from '../tools/testing/chromium.ts'
import { newInstallation } from '../tools/testing/story.ts'
import { median, withBenchDatabase } from './measure.ts'

/**
 * A person walks down the bank lines with Enter, each line taken as proposed: from the key to the next line with its proposal on
 * screen, in a real browser in front of the real server. Beside it an empty answer of the same server to the same page, asked
 * after each line: what a busy machine does to one it does to the other.
 *
 *     node bench/cash-walk.ts [LINES]
 */
const LINES = Number(process.argv[2] ?? 60)
const SECRET = '0'.repeat(64)

/** What the page measures by itself: where the test driver stands has no part in it. Milliseconds. */
type Walk = { took: number[]; empty: number[]; long: number[] }

await withBenchDatabase(async ({ db, ownerUrl }) => {
  process.env.QUITTANCE_SECRET = SECRET
  const dataDir = mkdtempSync(path.join(tmpdir(), 'quittance-walk-'))
  const port = 40_000 + (process.pid % 20_000)
  const url = `http://localhost:${port}`
  const serving = await serve(
    { port, host: '127.0.0.1', databaseUrl: ownerUrl, dataDir, publicUrl: url },
    'fr',
    () => {},
  )
  const browser = await launchChromium()
  try {
    const context = await browser.newContext({ baseURL: url, locale: 'fr-FR', viewport: { width: 1440, height: 900 } })
    const ask = async (method: string, route: string, data?: unknown) => {
      const answer = await context.request.fetch(`/api${route}`, { method, data, headers: { origin: url } })
      invariant(answer.ok(), `${method} ${route}: ${answer.status()} ${await answer.text()}`)
      return answer.status() === 204 ? null : answer.json()
    }
    const installation = newInstallation()
    const { orgId } = await ask('POST', '/installation', installation)
    const { email, password } = installation.person
    await ask('POST', '/auth/sign-in/email', { email, password })
    const play = playCash({ seed: 'walk', items: LINES * 50, lines: LINES * 4, numbering: 0 })
    await bringCash(db, orgId, play, new Date('2026-11-20T08:00:00Z'))
    const here = `/orgs/${orgId}/cash`
    // Nothing is applied by itself, so that everything is left to walk down.
    await ask('PUT', `${here}/setting`, { ...(await ask('GET', `${here}/setting`)), autoClasses: [] })
    await ask('POST', `${here}/match-now`)
    const page = await context.newPage()
    const sent = { requests: 0, bytes: 0 }
    page.on('response', async (answer) => {
      if (answer.url().includes('/empty')) return
      sent.requests++
      sent.bytes += (await answer.body().catch(() => Buffer.alloc(0))).length
    })
    await page.goto(`/o/${orgId}/encaissements?sorte=references_exact`)
    await page.getByRole('complementary').getByRole('heading', { level: 2 }).waitFor()
    await page.waitForLoadState('networkidle')
    Object.assign(sent, { requests: 0, bytes: 0 })
    const before = process.cpuUsage()
    const { took, empty, long } = await walk(page, LINES)
    await page.waitForLoadState('networkidle')
    const { user, system } = process.cpuUsage(before)
    const { counts } = await ask('GET', `${here}/lines?limit=1`)
    invariant(counts.matched >= LINES, `${counts.matched} lines were settled`)
    const sorted = took.toSorted((a, b) => a - b)
    const each = (sum: number) => (sum / LINES).toFixed(1)
    console.log(
      `${LINES} lines: Enter to the next line ${median(took).toFixed(0)} ms (median; ${sorted[Math.floor(LINES * 0.9)]!.toFixed(0)} ms for nine in ten; aim ≤ 150)`,
    )
    console.log(
      `an empty answer of the same server ${median(empty).toFixed(1)} ms: ratio ${(median(took) / median(empty)).toFixed(1)}`,
    )
    console.log(
      `each line: ${each(sent.requests)} requests, ${each(sent.bytes / 1024)} kB, ${each((user + system) / 1e3)} ms of computing in the server and the driver, ${each(long.reduce((sum, one) => sum + one, 0))} ms of the page in tasks over 50 ms`,
    )
  } finally {
    await browser.close()
    await serving.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
})

/** Presses Enter so many times, each once the line before has given way to one that can be applied. */
async function walk(page: Page, times: number): Promise<Walk> {
  await page.evaluate(() => {
    const walked = { took: [] as number[], empty: [] as number[], long: [] as number[] }
    Object.assign(window, { walked })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) walked.long.push(duration)
    }).observe({ type: 'longtask' })
    // A line is there when its address, its heading and the button that applies it are.
    const shown = () => {
      const id = new URLSearchParams(location.search).get('ligne')
      const panel = document.querySelector('[role="complementary"], aside')
      const isReady =
        panel?.querySelector('h2') && panel.querySelector('table') && !panel.querySelector('[aria-busy="true"]')
      return isReady ? id : null
    }
    addEventListener(
      'keydown',
      ({ key }) => {
        if (key !== 'Enter') return
        const [start, was] = [performance.now(), shown()]
        const look = () => {
          const now = shown()
          if (now === null || now === was) return requestAnimationFrame(look)
          walked.took.push(performance.now() - start)
        }
        requestAnimationFrame(look)
      },
      { capture: true },
    )
  })
  for (let line = 1; line <= times; line++) {
    await page.keyboard.press('Enter')
    await page.waitForFunction((done) => (window as unknown as { walked: Walk }).walked.took.length === done, line)
    await page.evaluate(async () => {
      const start = performance.now()
      await fetch('/assets/empty')
      ;(window as unknown as { walked: Walk }).walked.empty.push(performance.now() - start)
    })
  }
  return page.evaluate(() => (window as unknown as { walked: Walk }).walked)
}
