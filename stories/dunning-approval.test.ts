import { afterEach, beforeEach, expect, test } from 'vitest'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { runDay } from '../src/dunning/index.ts'
import { day } from '../src/kernel/calendar.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { eventsOf } from '../src/trail/index.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { colleagueOf } from '../tools/testing/colleague.ts'
import { changeScenario, daysFrom, ignoreFreshness, listed, live, standingOf } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { giveAddresses } from './cash-collections.ts'
import { csv } from './intake-files.ts'
import { importFile } from './intake-ledger.ts'

/** What a person does with what the night prepared: read, edit, approve, skip, put off, choose otherwise. */
let story: Story
beforeEach(async () => {
  story = await tellStory('2026-01-05')
  await ignoreFreshness(story)
  const { steps } = await story.owner.call(dunningRoutes.scenario)
  await changeScenario(story, { steps: steps.map((step) => ({ ...step, mode: 'to_confirm' as const })) })
})
afterEach(() => story.end())

const lateCustomer = async (code: string, cents = 50_000): Promise<{ customerId: string; itemId: string }> => {
  const customerId = await newCustomer(story, code)
  return {
    customerId,
    itemId: await bookDocument(story, { customerId, documentNo: `FA-${code}`, cents, dueOn: '2026-01-06' }),
  }
}
const onlyOne = async () => {
  const rows = await listed(story, 'to_confirm')
  expect(rows).toHaveLength(1)
  return rows[0]!
}
/** What the trail says was done to an action, in order. */
const verbsAbout = (id: string): Promise<string[]> =>
  story.database.db.inOrg(story.owner.orgId, async (tx) =>
    (await eventsOf(tx, 'dunning_action', id, new Date('2100-01-01'), 50)).map(({ verb }) => verb).reverse(),
  )
const approve = (...ids: string[]) => story.owner.call(dunningRoutes.approve, { body: { ids } })

test('approved once or three times, one message leaves, and it is the previewed one', async () => {
  const { customerId } = await lateCustomer('MOREL')
  expect(await live(story, ['2026-01-09'])).toEqual([])
  const action = await onlyOne()
  const preview = await story.owner.call(dunningRoutes.preview, { params: { id: action.id }, body: null })
  expect(preview).toMatchObject({ toAddress: 'compta@morel.example', leavesOn: '2026-01-09' })
  expect(preview.text).toContain('FA-MOREL')
  expect(preview.html).not.toContain('cid:')
  expect(await approve(action.id)).toMatchObject({ queued: 1, leftOut: [] })
  const again = await approve(action.id)
  expect(again).toMatchObject({ queued: 0, leftOut: [{ id: action.id, code: 'action_state' }] })
  await story.runJobs()
  expect((await approve(action.id)).queued).toBe(0)
  await story.runJobs()
  expect(await listed(story, 'left_today')).toHaveLength(1)
  expect(await standingOf(story, customerId)).toEqual(['wait: next_step'])
  const { history } = await story.owner.call(dunningRoutes.customer, { params: { id: customerId } })
  expect(history.map(({ state }) => state)).toEqual(['done'])
})

test.each([
  ['says the same', 0],
  ['says something else', 10_000],
])('what is approved while a night decides is not planned a second time, though the night %s', async (_, cents) => {
  const { customerId, itemId } = await lateCustomer('MOREL')
  await live(story, ['2026-01-09'])
  const action = await onlyOne()
  story.at('2026-01-12', '03:00')
  if (cents > 0) await pay(story, customerId, itemId, cents, '2026-01-10')
  // Asked of the calls once the books of the night have been read.
  const lastTalks = async () => {
    expect(await approve(action.id)).toMatchObject({ queued: 1 })
    return new Map()
  }
  const night = { db: story.database.db, clock: { now: story.now }, lastTalks }
  expect(await runDay(night, story.owner.orgId, day('2026-01-12'))).toMatchObject({ confirm: 1, planned: 0 })
  expect(await listed(story, 'to_confirm')).toEqual([])
  await story.runJobs()
  const { history } = await story.owner.call(dunningRoutes.customer, { params: { id: customerId } })
  expect(history).toHaveLength(1)
})

test('what an import settles leaves the list of the day at once, and what it brings overdue joins it', async () => {
  const head = 'Code client;Nom;Facture;Date;Échéance;Solde'
  await importFile(story.owner, 'un.csv', csv([head, 'C1;Durand;FA-1;01/12/2025;06/01/2026;1000,00']))
  await giveAddresses(story, ['C1'])
  await live(story, ['2026-01-09'])
  expect(await listed(story, 'to_confirm')).toMatchObject([{ customerCode: 'C1' }])
  await importFile(story.owner, 'deux.csv', csv([head, 'C2;Noval;FA-2;01/12/2025;06/01/2026;400,00']))
  await giveAddresses(story, ['C2'])
  await story.runJobs()
  expect(await listed(story, 'to_confirm')).toMatchObject([{ customerCode: 'C2' }])
})

test('a text edited by hand is checked, kept and sent; one that names an unknown variable is refused', async () => {
  await lateCustomer('MOREL')
  await live(story, ['2026-01-09'])
  const { id } = await onlyOne()
  const wrong = await story.owner.ask(dunningRoutes.edit, {
    params: { id },
    body: { subject: 'Rappel', body: 'Bonjour {{nom}}' },
  })
  expect(wrong.refusal?.code).toBe('variable_unknown')
  const body = {
    subject: 'Votre facture {{oldest_document}}',
    body: 'Bonjour,\n\nPensez à régler **{{total_due}}**, merci.',
  }
  await story.owner.call(dunningRoutes.edit, { params: { id }, body })
  const preview = await story.owner.call(dunningRoutes.preview, { params: { id }, body: null })
  expect(preview.subject).toBe('Votre facture FA-MOREL')
  await approve(id)
  await story.runJobs()
  const detail = await story.owner.call(dunningRoutes.action, { params: { id } })
  expect(detail).toMatchObject({ action: { state: 'done', isEdited: true }, text: { ...body, isEdited: true } })
})

test('amounts that move after an edited text was approved bring it back to be read again', async () => {
  const { customerId, itemId } = await lateCustomer('MOREL')
  await live(story, ['2026-01-09'])
  const { id } = await onlyOne()
  await story.owner.call(dunningRoutes.edit, {
    params: { id },
    body: { subject: 'Rappel', body: 'Vous nous devez 500 euros.' },
  })
  story.at('2026-01-09', '20:00')
  await approve(id)
  await pay(story, customerId, itemId, 20_000, '2026-01-09')
  expect(await live(story, ['2026-01-12'])).toEqual([])
  const back = await onlyOne()
  expect(back).toMatchObject({ isEdited: true, amounts: [{ cents: 30_000, currency: 'EUR' }] })
  expect(back.id).not.toBe(id)
  expect((await story.owner.call(dunningRoutes.action, { params: { id } })).action).toMatchObject({
    state: 'cancelled',
    why: { code: 'edited_amounts_changed' },
  })
  await approve(back.id)
  await story.runJobs()
  expect(await listed(story, 'left_today')).toMatchObject([{ amounts: [{ cents: 30_000 }] }])
})

test('a whole list is approved at once; who has paid meanwhile is left out with the reason', async () => {
  for (const code of ['UN', 'DEUX', 'TROIS']) await lateCustomer(code)
  const paid = await lateCustomer('QUATRE')
  await live(story, ['2026-01-09'])
  expect(await listed(story, 'to_confirm')).toHaveLength(4)
  await pay(story, paid.customerId, paid.itemId, 50_000, '2026-01-09')
  const result = await story.owner.call(dunningRoutes.approve, { body: { all: { list: 'to_confirm' } } })
  expect(result).toMatchObject({ queued: 3, leftOutCount: 1 })
  await story.runJobs()
  expect(await listed(story, 'left_today')).toHaveLength(3)
  expect(await listed(story, 'to_confirm')).toEqual([])
})

test('a step skipped counts as taken and as no contact; the next follows from that day', async () => {
  await lateCustomer('MOREL')
  await live(story, ['2026-01-09'])
  const { id } = await onlyOne()
  expect((await story.owner.ask(dunningRoutes.skip, { params: { id }, body: { reason: ' ' } })).refusal?.code).toBe(
    'reason_missing',
  )
  await story.owner.call(dunningRoutes.skip, { params: { id }, body: { reason: 'vu au téléphone' } })
  expect(await listed(story, 'to_confirm')).toEqual([])
  expect((await story.owner.call(dunningRoutes.action, { params: { id } })).skippedBecause).toBe('vu au téléphone')
  await live(story, daysFrom('2026-01-10', '2026-01-15'))
  expect(await listed(story, 'to_confirm')).toEqual([])
  await live(story, ['2026-01-16'])
  expect(await onlyOne()).toMatchObject({ stepId: 'firm' })
})

test('a skip is taken back: the step is to be decided again, until a later one has left', async () => {
  const { customerId } = await lateCustomer('MOREL')
  await live(story, ['2026-01-09'])
  const { id } = await onlyOne()
  await story.owner.call(dunningRoutes.skip, { params: { id }, body: { reason: 'vu au téléphone' } })
  await story.owner.call(dunningRoutes.unskip, { params: { id } })
  expect(await onlyOne()).toMatchObject({ id, stepId: 'courteous', state: 'planned' })
  expect((await story.owner.call(dunningRoutes.action, { params: { id } })).skippedBecause).toBeNull()
  expect((await story.owner.ask(dunningRoutes.unskip, { params: { id } })).refusal?.code).toBe('action_state')
  expect(await verbsAbout(id)).toEqual(['reminder_skipped', 'reminder_unskipped'])

  await story.owner.call(dunningRoutes.skip, { params: { id }, body: { reason: 'vu au téléphone' } })
  await live(story, daysFrom('2026-01-10', '2026-01-16'))
  await approve((await onlyOne()).id)
  await story.runJobs()
  const late = await story.owner.ask(dunningRoutes.unskip, { params: { id } })
  expect(late.refusal?.code).toBe('contacted_since')
  expect(await standingOf(story, customerId)).toEqual(['wait: next_step'])
})

test('taken back after the books moved, a skipped step is planned on what is owed now', async () => {
  const { customerId, itemId } = await lateCustomer('MOREL')
  await live(story, ['2026-01-09'])
  const { id } = await onlyOne()
  await story.owner.call(dunningRoutes.skip, { params: { id }, body: { reason: 'paiement annoncé' } })
  await pay(story, customerId, itemId, 20_000, '2026-01-09')
  await story.owner.call(dunningRoutes.unskip, { params: { id } })
  expect(await onlyOne()).toMatchObject({ stepId: 'courteous', amounts: [{ cents: 30_000 }] })
})

test('what was put off is taken up again the same day, a whole list at once', async () => {
  for (const code of ['UN', 'DEUX', 'TROIS']) await lateCustomer(code)
  await live(story, ['2026-01-09'])
  const [kept] = await listed(story, 'to_confirm')
  const { ids } = await story.owner.call(dunningRoutes.snooze, {
    body: { all: { list: 'to_confirm' }, except: [kept!.id], until: '2026-01-20' },
  })
  expect(ids).toHaveLength(2)
  expect((await listed(story, 'to_confirm')).map(({ id }) => id)).toEqual([kept!.id])
  expect(await story.owner.call(dunningRoutes.wake, { body: { ids } })).toEqual({ count: 2 })
  expect(await listed(story, 'snoozed')).toEqual([])
  expect(await listed(story, 'to_confirm')).toHaveLength(3)
  // What is awake already stays as it is.
  expect(await story.owner.call(dunningRoutes.wake, { body: { ids } })).toEqual({ count: 0 })
})

test('before a whole list is approved its weight says what would leave, who would not, and why; then it is so', async () => {
  for (const code of ['UN', 'DEUX', 'TROIS']) await lateCustomer(code)
  const paid = await lateCustomer('QUATRE', 40_000)
  const bare = await lateCustomer('CINQ', 30_000)
  await live(story, ['2026-01-09'])
  await pay(story, paid.customerId, paid.itemId, 40_000, '2026-01-09')
  await story.owner.call(dunningRoutes.placeHold, {
    params: { id: bare.customerId },
    body: { itemId: bare.itemId, category: 'commercial', note: '', untilOn: null },
  })
  const rows = await listed(story, 'to_confirm')
  const except = rows.filter(({ customerCode }) => customerCode === 'DEUX').map(({ id }) => id)
  const body = { all: { list: 'to_confirm' as const }, except }
  const weight = await story.owner.call(dunningRoutes.weigh, { body })
  expect(weight).toMatchObject({
    count: 3,
    email: 2,
    letter: 0,
    done: 0,
    amounts: [{ currency: 'EUR', cents: 100_000 }],
    leftOutCount: 1,
    leftOut: [{ customerName: 'Client QUATRE', code: 'nothing_left' }],
    checked: 3,
  })
  expect(await listed(story, 'to_confirm')).toHaveLength(4)
  expect(await story.owner.call(dunningRoutes.approve, { body })).toMatchObject({
    queued: 2,
    leftOutCount: 1,
    leftOut: [{ customerName: 'Client QUATRE', code: 'nothing_left' }],
  })
  expect((await listed(story, 'to_confirm')).map(({ customerCode }) => customerCode)).toEqual(['DEUX'])
})

test('an action put off comes back on its day and not before; a day in the past is refused', async () => {
  await lateCustomer('MOREL')
  await live(story, ['2026-01-09'])
  const { id } = await onlyOne()
  expect(
    (await story.owner.ask(dunningRoutes.snooze, { body: { ids: [id], until: '2026-01-09' } })).refusal?.code,
  ).toBe('day_past')
  await story.owner.call(dunningRoutes.snooze, { body: { ids: [id], until: '2026-01-14' } })
  expect(await listed(story, 'to_confirm')).toEqual([])
  expect(await listed(story, 'snoozed')).toHaveLength(1)
  await live(story, daysFrom('2026-01-10', '2026-01-13'))
  expect(await listed(story, 'to_confirm')).toEqual([])
  await live(story, ['2026-01-14'])
  expect(await onlyOne()).toMatchObject({ id, stepId: 'courteous' })
})

test('a person may send the formal notice first; the letter can be read before, and waits to be posted', async () => {
  const { customerId } = await lateCustomer('MOREL')
  await live(story, ['2026-01-09'])
  const { id } = await story.owner.call(dunningRoutes.chooseStep, {
    params: { id: customerId },
    body: { stepId: 'formal_notice', itemIds: null },
  })
  // What the scenario had prepared gives way to what the person chose.
  expect(await onlyOne()).toMatchObject({ id, byHand: true, stepId: 'formal_notice', why: { code: 'chosen_by_hand' } })
  const letter = await story.owner.call(dunningRoutes.previewLetter, { params: { id } })
  expect(letter.type).toBe('application/pdf')
  expect(await approve(id)).toMatchObject({ queued: 1 })
  await live(story, daysFrom('2026-01-10', '2026-01-12'))
  expect(await listed(story, 'automatic')).toMatchObject([{ id, state: 'queued' }])
  // What is to come is told as if it had been posted: an invoice of later is reminded of in its time.
  await bookDocument(story, { customerId, documentNo: 'FA-2', cents: 10_000, dueOn: '2026-01-20' })
  const { current } = await story.owner.call(dunningRoutes.scenarioChange, {
    params: { id: customerId },
    body: { scenarioId: null, level: null },
  })
  expect(current.map(({ stepName }) => stepName)).toContain('Première relance')
  // A second step by hand would leave on the same day over the same documents.
  const second = await story.owner.ask(dunningRoutes.chooseStep, {
    params: { id: customerId },
    body: { stepId: 'courteous', itemIds: null },
  })
  expect(second.refusal?.code).toBe('already_prepared')
  const unknown = await story.owner.ask(dunningRoutes.chooseStep, {
    params: { id: customerId },
    body: { stepId: 'nothing', itemIds: null },
  })
  expect(unknown.refusal?.code).toBe('step_unknown')
})

test('a step chosen by hand does not leave to a customer put on hold or left out since, nor about what was promised since', async () => {
  const { customerId, itemId } = await lateCustomer('MOREL')
  story.at('2026-01-07', '10:00')
  const { id } = await story.owner.call(dunningRoutes.chooseStep, {
    params: { id: customerId },
    body: { stepId: 'courteous', itemIds: null },
  })
  // The scenario itself waits until the third day after the due date, and asks no guard before.
  const why = async () => {
    const { queued, leftOut } = await approve(id)
    expect(queued).toBe(0)
    return leftOut.map(({ message }) => message).join()
  }
  const params = { id: customerId }
  const hold = await story.owner.call(dunningRoutes.placeHold, {
    params,
    body: { itemId: null, category: 'commercial', note: '', untilOn: null },
  })
  expect(await why()).toContain('Client suspendu')
  await story.owner.call(dunningRoutes.liftHold, { params: hold })
  await story.owner.call(dunningRoutes.saveCustomer, { params, body: { excluded: true, excludedReason: 'cession' } })
  expect(await why()).toContain('exclu des relances')
  await story.owner.call(dunningRoutes.saveCustomer, { params, body: { excluded: false, excludedReason: '' } })
  await story.owner.call(promiseRoutes.makePromise, {
    params,
    body: { itemIds: [itemId], dueOn: '2026-01-15', cents: null, source: 'call', saidBy: '', note: '' },
  })
  expect(await why()).toContain('FA-MOREL est promise')
})

test('a level reached elsewhere is given by hand and the next step follows it', async () => {
  const { customerId } = await lateCustomer('MOREL')
  expect(
    (
      await story.owner.ask(dunningRoutes.setLevel, {
        params: { id: customerId },
        body: { position: 9, on: null, itemIds: null },
      })
    ).refusal?.code,
  ).toBe('level_too_high')
  await story.owner.call(dunningRoutes.setLevel, {
    params: { id: customerId },
    body: { position: 3, on: '2026-01-05', itemIds: null },
  })
  await live(story, daysFrom('2026-01-20', '2026-01-26'))
  expect(await onlyOne()).toMatchObject({ stepId: 'final', decidedOn: '2026-01-26' })
})

test('a wrong scenario is not saved and everything wrong is said; two editors do not overwrite each other', async () => {
  const before = await story.owner.call(dunningRoutes.scenario)
  const steps = before.steps.map((step) => ({ ...step, afterDueDays: 5 }))
  const refused = await changeScenario(story, { name: '', steps })
  expect(refused.scenario).toBeNull()
  expect(refused.faults.map(({ code }) => code)).toContain('name_missing')
  expect(refused.faults.map(({ code }) => code)).toContain('not_increasing')
  expect(await story.owner.call(dunningRoutes.scenario)).toEqual(before)
  const { id: _, version, ...scenario } = before
  await story.owner.call(dunningRoutes.saveScenario, {
    body: { version, scenario: { ...scenario, frequencyCapDays: 3 } },
  })
  const late = await story.owner.ask(dunningRoutes.saveScenario, { body: { version, scenario } })
  expect(late).toMatchObject({ status: 409, refusal: { code: 'changed_meanwhile' } })
})

test('a reader looks and does not act', async () => {
  await lateCustomer('MOREL')
  await live(story, ['2026-01-09'])
  const { id } = await onlyOne()
  const reader = await colleagueOf(story, 'reader')
  expect((await reader.call(dunningRoutes.action, { params: { id } })).lines).toHaveLength(1)
  expect(await reader.ask(dunningRoutes.approve, { body: { ids: [id] } })).toMatchObject({ status: 403 })
})
