import { test } from 'vitest'
import { ignoreFreshness } from '../tools/testing/days.ts'
import { bankSays, lineSaying } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { freshStory, importFile } from './intake-ledger.ts'
import { receiptsToMatch, unnamedReceipts } from '../src/cash/index.ts'
const story = freshStory('2026-11-18')
test('x', async () => {
  await ignoreFreshness(story())
  await importFile(story().owner, 'fec.txt', fec([sale('2026-10-16', 'C1', 'FA2026-0001', 1200), sale('2026-10-16', 'C1', 'FA2026-0002', 700)]))
  story().at('2026-11-19', '08:00')
  await bankSays(story(), [{ on: '2026-11-19', euros: 700, label: 'VIR DEUX', payer: 'MARTIN' }])
  const d = await lineSaying(story(), 'VIR DEUX')
  console.log(JSON.stringify(d.proposals), JSON.stringify(d.matches), d.line.state)
  const s = story() as any
  const db = s.database?.db ?? s.app?.db ?? s.db
  console.log(Object.keys(s), Object.keys(s.database ?? {}))
  if (db?.inOrg && d.proposals[0]) for (const orgId of [1, 2, 3]) try { console.log(orgId, JSON.stringify(await db.inOrg(orgId, (tx: any) => receiptsToMatch(tx, [d.proposals[0]!.customerId]))), JSON.stringify(await db.inOrg(orgId, (tx: any) => unnamedReceipts(tx)))) } catch (e) { console.log(String(e)) }
})
