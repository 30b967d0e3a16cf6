import { expect, test } from 'vitest'
import { accessRoutes } from '../src/access/contract.ts'
import { cashRoutes } from '../src/cash/contract.ts'
import type { MatchClass } from '../src/cash/model.ts'
import { newOrganisation } from '../tools/testing/story.ts'
import { bankSays, lineOf, lineSaying, linesOf, type Paid } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

const setting = () => story().owner.call(cashRoutes.setting, {})
const kind = async (cls: MatchClass) => (await setting()).classes.find((one) => one.class === cls)!
const stopped = async () => (await story().owner.call(cashRoutes.stopped, {})).stopped
const toCheck = async () => (await story().owner.call(cashRoutes.lines, { query: { show: 'to_check' } })).lines
const judged = async (how: 'right' | 'wrong' | 'alone' | 'undone', cls: MatchClass) =>
  (await story().owner.call(cashRoutes.lines, { query: { show: 'all', judged: how, class: cls } })).lines

/** Invoices of as many customers, and a transfer that cites each. */
const number = (no: number) => `FA2026-${String(no).padStart(4, '0')}`
const sold = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) =>
    sale('2026-09-15', `C${from + at}`, number(from + at), 100 + from + at),
  )
const paid = (from: number, to: number): Paid[] =>
  Array.from({ length: to - from + 1 }, (_, at) => ({
    on: '2026-11-19',
    euros: 100 + from + at,
    label: `VIR ${number(from + at)}`,
    payer: `SOCIETE C${from + at}`,
    says: `FACTURE ${number(from + at)}`,
  }))
const undo = async (no: number) => {
  const { matches } = await lineSaying(story(), `VIR ${number(no)}`)
  return story().owner.call(cashRoutes.undo, { params: { id: matches.find((one) => one.undoneAt === null)!.id } })
}

test('a new organisation applies what was proven beforehand, and says on what', async () => {
  const exact = await kind('references_exact')
  expect(exact).toMatchObject({ applies: true, standing: 'start_proof', own: { right: 0, wrong: 0, leastBp: 0 } })
  expect(exact.start.right).toBeGreaterThan(2_995)
  expect(exact.start.leastBp).toBeGreaterThanOrEqual(9_990)
  // Ticked, a kind that nothing proves stays proposed: nobody's silence is a proof.
  const { classes: _, beforehand: __, ...kept } = await setting()
  await story().owner.call(cashRoutes.changeSetting, {
    body: { ...kept, autoClasses: [...kept.autoClasses, 'amount_only'] },
  })
  expect(await kind('amount_only')).toMatchObject({ applies: false, standing: 'unproven' })
  // More asked than anything proves: nothing applies by itself.
  await story().owner.call(cashRoutes.changeSetting, { body: { ...kept, leastPrecisionBp: 10_000 } })
  expect((await setting()).classes.filter((one) => one.applies)).toEqual([])
  await importFile(story().owner, 'fec.txt', fec(sold(1, 1)))
  await bankSays(story(), paid(1, 1))
  const { line, proposals } = await lineSaying(story(), 'VIR FA2026-0001')
  expect(line.state).toBe('open')
  expect(proposals[0]).toMatchObject({ class: 'references_exact' })
})

test('of what is applied by itself the first ones are put before a person: right counts, silence does not, and nothing is held back', async () => {
  await importFile(story().owner, 'fec.txt', fec(sold(1, 14)))
  const { classes: _, beforehand: __, ...kept } = await setting()
  await story().owner.call(cashRoutes.changeSetting, { body: { ...kept, sampleEvery: 1_000 } })
  await bankSays(story(), paid(1, 14))
  expect((await linesOf(story(), 'matched')).length).toBe(14)
  // The ids decide what is drawn after the first ten.
  const drawn = await toCheck()
  expect(drawn.length).toBeGreaterThanOrEqual(10)
  expect(await kind('references_exact')).toMatchObject({
    automatic: 14,
    toCheck: drawn.length,
    own: { right: 0, wrong: 0 },
  })

  const lineIds = drawn.slice(0, 3).map((line) => line.id)
  const { done, matchIds } = await story().owner.call(cashRoutes.confirmLines, { body: { lineIds } })
  expect(done).toBe(3)
  expect(await kind('references_exact')).toMatchObject({ own: { right: 3, wrong: 0 }, toCheck: drawn.length - 3 })
  expect((await judged('right', 'references_exact')).map((line) => line.id).sort()).toEqual([...lineIds].sort())
  // Said twice, it is one answer.
  expect((await story().owner.call(cashRoutes.confirmLines, { body: { lineIds } })).done).toBe(0)
  await story().owner.call(cashRoutes.unconfirm, { body: { matchIds: matchIds.slice(0, 1) } })
  expect(await kind('references_exact')).toMatchObject({ own: { right: 2, wrong: 0 }, toCheck: drawn.length - 2 })

  // Confirmed and then undone is wrong, and right no more.
  const again = drawn.find((line) => lineIds.includes(line.id) && !(line.id === lineIds[0]))!
  const { matches } = await lineOf(story(), again.id)
  const wasRight = (await judged('right', 'references_exact')).some((line) => line.id === again.id)
  await story().owner.call(cashRoutes.undo, { params: { id: matches[0]!.id } })
  expect((await kind('references_exact')).own).toMatchObject({ right: wasRight ? 1 : 2, wrong: 1 })
  expect((await judged('undone', 'references_exact')).map((line) => line.id)).toEqual([again.id])
  expect(await kind('references_exact')).toMatchObject({ applies: true, standing: 'start_proof' })
})

test('a kind that answers disprove switches itself off, says so, and stays off until a person switches it on', async () => {
  await importFile(story().owner, 'fec.txt', fec(sold(1, 9)))
  await bankSays(story(), paid(1, 4))
  await undo(1)
  expect(await stopped()).toEqual([])
  await undo(2)
  const [stop] = await stopped()
  expect(stop).toMatchObject({ class: 'references_exact', rightCount: 0, wrongCount: 2, leastPrecisionBp: 9_990 })
  expect(await kind('references_exact')).toMatchObject({ applies: false, standing: 'disproved', own: { wrong: 2 } })
  expect((await setting()).autoClasses).not.toContain('references_exact')
  // What was applied before stays; what comes is proposed.
  await bankSays(story(), paid(5, 6), 'deux.cfo')
  expect((await lineSaying(story(), 'VIR FA2026-0005')).line.state).toBe('open')
  expect((await lineSaying(story(), 'VIR FA2026-0003')).line.state).toBe('matched')

  await story().owner.call(cashRoutes.settleStopped, { body: { class: 'references_exact', runAgain: false } })
  expect(await stopped()).toEqual([])
  const twice = await story().owner.ask(cashRoutes.settleStopped, {
    body: { class: 'references_exact', runAgain: false },
  })
  expect(twice.refusal?.message).toContain('déjà répondu')
  await bankSays(story(), paid(7, 7), 'trois.cfo')
  expect((await lineSaying(story(), 'VIR FA2026-0007')).line.state).toBe('open')

  // Ticked again by a person, its answers are counted anew.
  story().at('2026-11-21')
  const { classes: _, beforehand: __, ...kept } = await setting()
  const autoClasses = [...kept.autoClasses, 'references_exact' as const]
  await story().owner.call(cashRoutes.changeSetting, { body: { ...kept, autoClasses } })
  expect(await kind('references_exact')).toMatchObject({
    applies: true,
    standing: 'start_proof',
    own: { right: 0, wrong: 0 },
    stoppedAt: null,
  })
  await bankSays(story(), paid(8, 8), 'quatre.cfo')
  expect((await lineSaying(story(), 'VIR FA2026-0008')).line.state).toBe('matched')
  expect((await toCheck()).map((line) => line.label)).toContain('VIR FA2026-0008')
})

test('enough answers of its own speak for themselves: a kind that was never proven beforehand applies', async () => {
  const { classes: _, beforehand: __, ...kept } = await setting()
  await story().owner.call(cashRoutes.changeSetting, {
    body: { ...kept, autoClasses: ['near_reference'], leastPrecisionBp: 9_990 },
  })
  await importFile(story().owner, 'fec.txt', fec(sold(1, 29)))
  await story().owner.call(cashRoutes.changeSetting, { body: { ...kept, autoClasses: [], leastPrecisionBp: 9_000 } })
  await bankSays(story(), paid(1, 29))
  const open = await linesOf(story(), 'open')
  expect(open.length).toBe(29)
  await story().owner.call(cashRoutes.acceptMany, { body: { lineIds: open.slice(1).map((line) => line.id) } })
  // Twenty-eight right ones prove 89.8 %; the twenty-ninth, 90.1 %.
  expect(await kind('references_exact')).toMatchObject({ own: { right: 28, leastBp: 8_985 }, standing: 'start_proof' })
  await story().owner.call(cashRoutes.accept, { params: { id: open[0]!.id }, body: {} })
  expect(await kind('references_exact')).toMatchObject({ own: { right: 29, leastBp: 9_018 }, standing: 'own_proof' })
})

test('what one organisation answers says nothing in another, and nobody confirms the lines of another', async () => {
  await importFile(story().owner, 'fec.txt', fec(sold(1, 2)))
  await bankSays(story(), paid(1, 2))
  const lineIds = (await toCheck()).map((line) => line.id)
  const home = story().owner.orgId
  const { orgId } = await story().owner.call(accessRoutes.createOrganisation, {
    body: newOrganisation('Ailleurs SARL'),
  })
  story().owner.orgId = orgId
  const elsewhere = await story().owner.call(cashRoutes.confirmLines, { body: { lineIds } })
  expect(elsewhere.done).toBe(0)
  expect(await toCheck()).toEqual([])
  story().owner.orgId = home
  expect((await story().owner.call(cashRoutes.confirmLines, { body: { lineIds } })).done).toBe(2)
  story().owner.orgId = orgId
  expect((await kind('references_exact')).own).toMatchObject({ right: 0 })
  story().owner.orgId = home
})
