import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { bankSays, lineSaying } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { freshStory, importFile } from './intake-ledger.ts'

/** One takes an import back while another matches what it brought: one of them is told so, and the books are sound. */
const story = freshStory('2026-11-20')
const TRIES = 6

const importNamed = async (name: string) =>
  (await story().owner.call(intakeRoutes.imports, {})).imports.find(
    ({ fileName, state }) => fileName === name && state === 'committed',
  )!
const customer = async () => (await story().owner.call(ledgerRoutes.customers, {})).rows[0]!.id

/** What became of the two: exactly one is refused, with a sentence. */
async function together(withdrawn: string, match: () => Promise<{ status: number }>): Promise<boolean> {
  const { id } = await importNamed(withdrawn)
  const [matched, gone] = await Promise.all([match(), story().owner.ask(intakeRoutes.withdraw, { params: { id } })])
  const answers = [matched.status, gone.status]
  expect(Math.max(...answers), 'nothing broke').toBeLessThan(500)
  expect(answers.filter((status) => status < 300)).toHaveLength(1)
  return gone.status < 300
}

test('a statement, and a line of it', async () => {
  await importFile(story().owner, 'ventes.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))
  const customerId = await customer()
  for (let at = 0; at < TRIES; at++) {
    await bankSays(story(), [{ on: '2026-11-19', euros: 300 + at, label: `VIR ${at} ZZ` }], `releve${at}.cfo`)
    const { line } = await lineSaying(story(), `VIR ${at} ZZ`)
    const body = { customerId, parts: [], onAccountCents: (300 + at) * 100 }
    await together(`releve${at}.cfo`, () => story().owner.ask(cashRoutes.match, { params: { id: line.id }, body }))
  }
})

test('a ledger, and an invoice of it', async () => {
  await importFile(story().owner, 'ventes.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 10)]))
  const customerId = await customer()
  for (let at = 0; at < TRIES; at++) {
    const more = fec([
      sale('2026-09-15', 'C1', 'FA2026-0142', 10),
      sale('2026-09-16', 'C1', `FA2026-1${at}00`, 333 + at),
    ])
    await importFile(story().owner, `ventes${at}.txt`, more)
    await bankSays(story(), [{ on: '2026-11-19', euros: 333 + at, label: `VIR ${at} YY` }], `releve${at}.cfo`)
    const { line } = await lineSaying(story(), `VIR ${at} YY`)
    const { items } = await story().owner.call(ledgerRoutes.customerItems, { params: { id: customerId } })
    const itemId = items.find(({ documentNo }) => documentNo === `FA2026-1${at}00`)!.id
    const body = { customerId, parts: [{ itemId, cents: (333 + at) * 100 }] }
    const isGone = await together(`ventes${at}.txt`, () =>
      story().owner.ask(cashRoutes.match, { params: { id: line.id }, body }),
    )
    if (!isGone) break
  }
})
