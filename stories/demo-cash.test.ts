import { expect, test } from 'vitest'
import { day } from '../src/kernel/calendar.ts'
import { systemClock } from '../src/platform/clock.ts'
import { openPdfPress } from '../src/platform/pdf/pdf-press.ts'
import { createVault } from '../src/platform/secrets.ts'
import { playThrough } from '../sim/play-through.ts'
import { testDatabase } from '../tools/testing/database.ts'

test('base', { timeout: 300_000 }, async () => {
  const { db, drop, secret } = await testDatabase()
  const press = openPdfPress({ workers: 1 })
  const deps = { db, clock: systemClock, secret, vault: createVault(secret), publicUrl: 'http://localhost:4780', press }
  const t = performance.now()
  const cpu = process.cpuUsage()
  try {
    const orgId = await playThrough(deps, { userId: 'u', name: 'Camille', email: 'c@x.example', lang: 'fr' } as never, day('2026-11-21'), () => {})
    console.log('seconds', (performance.now() - t) / 1000, process.cpuUsage(cpu), orgId)
  } finally { await press.close(); await drop() }
})
