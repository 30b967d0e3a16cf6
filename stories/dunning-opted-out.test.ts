import { expect, test } from 'vitest'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { complaintsOf } from '../src/disputes/index.ts'
import { day } from '../src/kernel/calendar.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { ignoreFreshness, live, standingOf } from '../tools/testing/days.ts'
import { fec, sale } from './intake-files.ts'
import { freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-16')
const ANA = {
  firstName: 'Ana',
  lastName: 'Démo',
  role: 'accounts_payable',
  email: 'ana@c1.example',
  phone: null,
} as const

/** A customer that owes an overdue invoice, and the one person to write to there. */
async function customerWithAna() {
  const { owner } = story()
  await ignoreFreshness(story())
  await importFile(owner, 'fec.txt', fec([sale('2026-10-16', 'C1', 'FA2026-0001', 1200)]))
  const { rows } = await owner.call(ledgerRoutes.customers, { query: { words: 'C1' } as never })
  const customerId = rows[0]!.id
  const { id } = await owner.call(partiesRoutes.addContact, { params: { id: customerId }, body: ANA })
  return { owner, customerId, id }
}

test('who asked for no more mail gets none: another person is written to, and without one a reminder waits for an address', async () => {
  const { owner, customerId, id } = await customerWithAna()
  // Taken back and asked again, it is two complaints: taking it back is none.
  for (const optedOut of [['email'], [], ['email']] as const)
    await owner.call(partiesRoutes.optOut, { params: { id }, body: { optedOut: [...optedOut] } })
  const [from, to] = [day('2026-11-16'), day('2026-11-16')]
  const complaints = await story().database.db.inOrg(owner.orgId, (tx) => complaintsOf(tx, [customerId], from, to))
  expect(complaints.map(({ kind }) => kind)).toEqual(['opt_out', 'opt_out'])
  expect(await live(story(), ['2026-11-18'])).toEqual([])
  expect(await standingOf(story(), customerId)).toEqual([expect.stringContaining('no_address')])
  const other = { ...ANA, firstName: 'Béa', role: 'management', email: 'bea@c1.example' } as const
  await owner.call(partiesRoutes.addContact, { params: { id: customerId }, body: other })
  expect(await live(story(), ['2026-11-19'])).toEqual(['2026-11-19 courteous C1 120000 EUR'])
  const { rows: messages } = await owner.call(correspondenceRoutes.messages, { query: { limit: 10 } as never })
  expect(messages.map(({ toAddress }) => toAddress)).toEqual(['bea@c1.example'])
})

test('an absence written down by hand is waited for, can be ended before its day, and leaves its trace', async () => {
  const { owner, customerId, id } = await customerWithAna()
  const away = (untilOn: string | null) => owner.ask(partiesRoutes.absence, { params: { id }, body: { untilOn } })
  expect((await away('2026-11-15')).refusal).toMatchObject({ code: 'day_passed', where: 'untilOn' })
  await away('2026-11-27')
  expect(await live(story(), ['2026-11-18'])).toEqual([])
  expect(await standingOf(story(), customerId)).toEqual([expect.stringContaining('contact_away')])
  // Back before the day that was told: what waited is decided at once, and not only the next night.
  expect((await away(null)).value.absentUntil).toBeNull()
  await story().runJobs()
  expect(await standingOf(story(), customerId)).toEqual([expect.not.stringContaining('contact_away')])
  const { entries } = await owner.call(deskRoutes.timeline, { params: { id: customerId }, query: {} })
  const told = entries.map(({ title }) => title)
  expect(told).toEqual(expect.arrayContaining(['Interlocuteur de retour', 'Interlocuteur absent']))
})
