import { expect, test } from 'vitest'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { complaintsOf } from '../src/disputes/index.ts'
import { day } from '../src/kernel/calendar.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { ignoreFreshness, live, standingOf } from '../tools/testing/days.ts'
import { fec, sale } from './intake-files.ts'
import { freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-16')

test('who asked for no more mail gets none: another person is written to, and without one a reminder waits for an address', async () => {
  const { owner } = story()
  await ignoreFreshness(story())
  await importFile(owner, 'fec.txt', fec([sale('2026-10-16', 'C1', 'FA2026-0001', 1200)]))
  const { rows } = await owner.call(ledgerRoutes.customers, { query: { words: 'C1' } as never })
  const customerId = rows[0]!.id
  const body = {
    firstName: 'Ana',
    lastName: 'Démo',
    role: 'accounts_payable',
    email: 'ana@c1.example',
    phone: null,
  } as const
  const ana = await owner.call(partiesRoutes.addContact, { params: { id: customerId }, body })
  // Taken back and asked again, it is two complaints: taking it back is none.
  for (const optedOut of [['email'], [], ['email']] as const)
    await owner.call(partiesRoutes.optOut, { params: { id: ana.id }, body: { optedOut: [...optedOut] } })
  const [from, to] = [day('2026-11-16'), day('2026-11-16')]
  const complaints = await story().database.db.inOrg(owner.orgId, (tx) => complaintsOf(tx, [customerId], from, to))
  expect(complaints.map(({ kind }) => kind)).toEqual(['opt_out', 'opt_out'])
  expect(await live(story(), ['2026-11-18'])).toEqual([])
  expect(await standingOf(story(), customerId)).toEqual([expect.stringContaining('no_address')])
  const other = { ...body, firstName: 'Béa', role: 'management', email: 'bea@c1.example' } as const
  await owner.call(partiesRoutes.addContact, { params: { id: customerId }, body: other })
  expect(await live(story(), ['2026-11-19'])).toEqual(['2026-11-19 courteous C1 120000 EUR'])
  const { rows: messages } = await owner.call(correspondenceRoutes.messages, { query: { limit: 10 } as never })
  expect(messages.map(({ toAddress }) => toAddress)).toEqual(['bea@c1.example'])
})
