import { describe, expect, it } from 'vitest'
import { addDays, day } from '../../kernel/calendar.ts'
import type { CustomerFacts, Scenario } from '../model.ts'
import { decide } from './decide.ts'
import {
  contactFrom,
  D,
  everyDay,
  factsOf,
  itemOf,
  ladderAt,
  on,
  play,
  SETTINGS,
  scenarioOf,
} from './facts-for-tests.ts'

const only = (scenario: Scenario, facts: CustomerFacts, moment = on(0)) => {
  const decisions = decide(scenario, facts, SETTINGS, moment)
  expect(decisions).toHaveLength(1)
  return decisions[0]!
}
const codes = (reasons: readonly { code: string }[]) => reasons.map(({ code }) => code)

describe('when a level fires (peer cases A)', () => {
  const scenario = ladderAt([5, 20, 40])
  const facts = factsOf({ items: [itemOf('1', D), itemOf('paid', addDays(D, -60), { openCents: 0 })] })

  it('A01: nothing on D+4, and it says what comes when', () => {
    const decision = only(scenario, facts, on(4))
    expect(decision).toMatchObject({ verdict: 'wait', nextOn: addDays(D, 5), step: { id: 'step-1' } })
    expect(decision.reasons[0]).toMatchObject({ code: 'next_step', params: { documentNo: 'FA-1' } })
  })

  it('A02, A03: level 1 on D+5, bound included, without the paid item', () => {
    const decision = only(scenario, facts, on(5))
    expect(decision).toMatchObject({ verdict: 'send', step: { id: 'step-1' } })
    expect(decision.items.map((item) => item.itemId)).toEqual(['1'])
  })

  it('A04: an unsent message blocks the next step; A05: sent, it does not', () => {
    const first = only(scenario, facts, on(5))
    const planned = only(scenario, { ...facts, contacts: [contactFrom(first, 'planned')] }, on(30))
    expect(planned).toMatchObject({ verdict: 'hold', step: { id: 'step-1' }, reasons: [{ code: 'planned_message' }] })
    const sent = only(scenario, { ...facts, contacts: [contactFrom(first)] }, on(30))
    expect(sent).toMatchObject({ verdict: 'send', step: { id: 'step-2' } })
  })

  it('A06, A07: blocked stays where it is, unblocked moves on', () => {
    const contacts = [contactFrom(only(scenario, facts, on(5)))]
    const hold = { itemId: '1', category: 'other' as const, note: '', fromOn: addDays(D, 6), untilOn: null }
    expect(only(scenario, { ...facts, contacts, holds: [hold] }, on(30)).verdict).toBe('hold')
    const lifted = { ...hold, untilOn: addDays(D, 29) }
    expect(only(scenario, { ...facts, contacts, holds: [lifted] }, on(30))).toMatchObject({
      verdict: 'send',
      step: { id: 'step-2' },
    })
  })

  it('A08, A09: paid, there is nothing left to do', () => {
    const contacts = [contactFrom(only(scenario, facts, on(5)))]
    const paid = factsOf({ items: [itemOf('1', D, { openCents: 0 })], contacts })
    expect(only(scenario, paid, on(50))).toMatchObject({ verdict: 'nothing', reasons: [{ code: 'nothing_open' }] })
  })

  it('A10: past the last step the file is exhausted, not repeated', () => {
    const single = ladderAt([0], { exhaustedAfterDays: 2 })
    const contacts = [contactFrom(only(single, facts, on(0)))]
    expect(only(single, { ...facts, contacts }, on(1))).toMatchObject({ verdict: 'wait', nextOn: addDays(D, 2) })
    expect(only(single, { ...facts, contacts }, on(2))).toMatchObject({
      verdict: 'exhausted',
      reasons: [{ code: 'scenario_exhausted', params: { lastOn: D, count: 1 } }],
    })
  })

  it('A11, D11: due a year ago and known all along, it starts at level 1 in order', () =>
    expect(only(scenario, facts, on(365)).step?.id).toBe('step-1'))

  it('A12: each run takes the next level and keeps the history', () => {
    const old = factsOf({ items: [itemOf('1', D)] })
    expect(play(scenario, old, [addDays(D, 180), addDays(D, 300), addDays(D, 365)]).map(({ step }) => step)).toEqual([
      'step-1',
      'step-2',
      'step-3',
    ])
  })

  it('A13: a day before a recorded contact is not decided with it', () => {
    const contacts = [contactFrom(only(scenario, facts, on(5)))]
    expect(() => decide(scenario, { ...facts, contacts }, SETTINGS, on(4))).toThrow(/contact of 2026-09-16/)
  })

  it('A18: a step on the due day takes an item due that day', () =>
    expect(only(ladderAt([0]), facts, on(0)).items[0]).toMatchObject({ daysLate: 0, standing: 'leads' }))

  it('D01: 30, 40 and 50 days from 31 May are 30 June, 10 and 20 July', () => {
    const due = day('2026-05-31')
    const left = play(ladderAt([30, 40, 50]), factsOf({ items: [itemOf('1', due)] }), everyDay(due, 60))
    expect(left.map(({ day: left }) => left)).toEqual(['2026-06-30', '2026-07-10', '2026-07-20'])
  })
})

describe('stages are dated from the books, never from the last run', () => {
  const facts = factsOf({ items: [itemOf('1', D)] })
  it('walks the default scenario on its days', () => {
    const left = play(scenarioOf(), facts, everyDay(addDays(D, -20), 90))
    expect(left.map(({ day: left, step }) => [left, step])).toEqual([
      [addDays(D, -5), 'pre_reminder'],
      [addDays(D, 3), 'courteous'],
      [addDays(D, 10), 'firm'],
      [addDays(D, 20), 'final'],
      [addDays(D, 30), 'formal_notice'],
    ])
  })

  it('missed nights skip no step, and spacing counts from the recorded contact', () => {
    const left = play(scenarioOf(), facts, everyDay(addDays(D, 25), 60))
    expect(left.map(({ day: left, step }) => [left, step])).toEqual([
      [addDays(D, 25), 'courteous'],
      [addDays(D, 32), 'firm'],
      [addDays(D, 40), 'final'],
      [addDays(D, 48), 'formal_notice'],
    ])
  })

  it('one run finds the right step whatever was missed: run daily or only that day, the answer is the same', () => {
    const contacts = [contactFrom(only(scenarioOf(), facts, on(3)))]
    expect(only(scenarioOf(), { ...facts, contacts }, on(90)).step?.id).toBe('firm')
  })

  it('D04, D05: the older item is paid or set to zero, the clock is that of the newer one', () => {
    const scenario = ladderAt([30])
    const two = [itemOf('old', D), itemOf('new', addDays(D, 30))]
    expect(only(scenario, factsOf({ items: two }), on(31)).verdict).toBe('send')
    expect(only(scenario, factsOf({ items: [{ ...two[0]!, openCents: 0 }, two[1]!] }), on(31))).toMatchObject({
      verdict: 'wait',
      nextOn: addDays(D, 60),
    })
  })

  it('D06, F04, F16: a payment taken back puts the item where its contacts left it', () => {
    const contacts = [contactFrom(only(scenarioOf(), facts, on(3)))]
    expect(only(scenarioOf(), { ...facts, contacts }, on(10)).step?.id).toBe('firm')
  })

  it('D14: an item with nothing open is no date and no amount', () => {
    const items = [
      itemOf('0', addDays(D, -9), { openCents: 0 }),
      itemOf('1', D, { openCents: 1_000 }),
      itemOf('2', addDays(D, 1)),
    ]
    expect(only(ladderAt([1]), factsOf({ items }), on(5)).totals).toEqual([
      { currency: 'EUR', itemCount: 2, dueCents: 11_000, creditCents: 0, netCents: 11_000 },
    ])
  })

  it('D15, F02: only what is late is chased', () => {
    const items = [
      itemOf('late', addDays(D, -5), { openCents: 50_000, amountCents: 50_000 }),
      itemOf('later', addDays(D, 30)),
    ]
    const decision = only(ladderAt([1]), factsOf({ items }))
    expect(decision.items.map((item) => item.itemId)).toEqual(['late'])
    expect(decision.totals[0]?.netCents).toBe(50_000)
  })

  it('F08, F13: a part-paid item is chased for what is left', () => {
    const items = [itemOf('1', D, { openCents: 3_000, amountCents: 5_000 })]
    expect(only(ladderAt([1]), factsOf({ items }), on(1)).totals[0]?.netCents).toBe(3_000)
  })

  it('a failed or cancelled message is no level, a skipped step is one', () => {
    const first = only(scenarioOf(), facts, on(3))
    for (const state of ['failed', 'cancelled'] as const) {
      expect(only(scenarioOf(), { ...facts, contacts: [contactFrom(first, state)] }, on(12)).step?.id).toBe('courteous')
    }
    const skipped = only(scenarioOf(), { ...facts, contacts: [contactFrom(first, 'skipped')] }, on(12))
    expect(skipped.step?.id).toBe('firm')
    expect(skipped.items[0]?.remindersBefore).toBe(0)
  })

  it('a step taken twice counts from its last day, in whichever order the contacts are listed', () => {
    const first = contactFrom(only(scenarioOf(), facts, on(3)))
    const again = { ...first, on: addDays(D, 8) }
    for (const contacts of [
      [first, again],
      [again, first],
    ]) {
      expect(only(scenarioOf(), { ...facts, contacts }, on(12))).toMatchObject({
        verdict: 'wait',
        nextOn: addDays(D, 15),
      })
    }
  })

  it('a step keeps its place when a new version moves it', () => {
    const contacts = [contactFrom(only(scenarioOf(), facts, on(3)))]
    const scenario = scenarioOf()
    const withoutNote = {
      ...scenario,
      version: 2,
      steps: scenario.steps.slice(1).map((step, index) => ({ ...step, position: index + 1 })),
    }
    expect(only(withoutNote, { ...facts, contacts }, on(10)).step?.id).toBe('firm')
  })
})

describe('notes before the due date', () => {
  const facts = factsOf({ items: [itemOf('1', D)] })
  it('only for items not yet due', () => {
    expect(only(scenarioOf(), facts, on(-6))).toMatchObject({ verdict: 'wait', nextOn: addDays(D, -5) })
    expect(only(scenarioOf(), facts, on(-5)).step?.id).toBe('pre_reminder')
    expect(only(scenarioOf(), facts, on(-1)).step?.id).toBe('pre_reminder')
    expect(only(scenarioOf(), facts, on(0))).toMatchObject({
      verdict: 'wait',
      nextOn: addDays(D, 3),
      step: { id: 'courteous' },
    })
  })

  it('a reminder to the customer goes first and does not list what is not due', () => {
    const both = factsOf({ items: [itemOf('1', D), itemOf('late', addDays(D, -10))] })
    const decision = only(scenarioOf(), both, on(-4))
    expect(decision.step?.id).toBe('courteous')
    expect(decision.items.map((item) => item.itemId)).toEqual(['late'])
  })

  it('the note still leaves when the overdue item is on hold', () => {
    const holds = [{ itemId: 'late', category: 'other' as const, note: '', fromOn: addDays(D, -20), untilOn: null }]
    const decision = only(
      scenarioOf(),
      factsOf({ items: [itemOf('1', D), itemOf('late', addDays(D, -10))], holds }),
      on(-4),
    )
    expect(decision).toMatchObject({
      verdict: 'send',
      step: { id: 'pre_reminder' },
      excludedItems: [{ itemId: 'late' }],
    })
  })

  it('of two notes missed, only the nearest to the due date leaves', () =>
    expect(only(ladderAt([-20, -5, 3]), facts, on(-2)).step?.id).toBe('step-2'))

  it('a note that its spacing pushes past the due date is lost', () => {
    const scenario = ladderAt([-9, -3, 3])
    const spaced = {
      ...scenario,
      steps: scenario.steps.map((step, index) => (index === 1 ? { ...step, minDaysAfterPrevious: 4 } : step)),
    }
    const contacts = [contactFrom(only(spaced, facts, on(-4)))]
    expect(only(spaced, { ...facts, contacts }, on(-1))).toMatchObject({ verdict: 'wait', nextOn: addDays(D, 3) })
  })
})

describe('late entries', () => {
  const late = (enteredDays: number, overrides = {}) =>
    factsOf({ items: [itemOf('1', D, { enteredOn: addDays(D, enteredDays), ...overrides })] })

  it('start at the first reminder by default, and climb by their spacing', () => {
    expect(only(scenarioOf(), late(100), on(100)).items[0]).toMatchObject({
      entry: 'first_step',
      step: { id: 'courteous' },
    })
    const left = play(scenarioOf(), late(100), everyDay(addDays(D, 100), 40))
    expect(left.map(({ day: left, step }) => [left, step])).toEqual([
      [addDays(D, 100), 'courteous'],
      [addDays(D, 107), 'firm'],
      [addDays(D, 115), 'final'],
      [addDays(D, 123), 'formal_notice'],
    ])
  })

  it.each([
    [2, 'courteous'],
    [9, 'courteous'],
    [10, 'firm'],
    [25, 'final'],
    [200, 'final'],
  ])('by age: entered at D+%i, one run finds %s, and never a formal notice', (entered, step) => {
    const scenario = scenarioOf({ entryRule: 'by_age' })
    expect(only(scenario, late(entered), on(Math.max(3, entered))).step?.id).toBe(step)
  })

  it('by age counts from the entry: nights missed after it skip nothing', () =>
    expect(only(scenarioOf({ entryRule: 'by_age' }), late(10), on(60)).step?.id).toBe('firm'))

  it('by age after a hold takes the step reached when the hold ended', () => {
    const facts = factsOf({ items: [itemOf('1', D)] })
    const contacts = [contactFrom(only(scenarioOf(), facts, on(3)))]
    const holds = [
      { itemId: null, category: 'commercial' as const, note: '', fromOn: addDays(D, 5), untilOn: addDays(D, 21) },
    ]
    expect(only(scenarioOf({ entryRule: 'by_age' }), { ...facts, contacts, holds }, on(22)).step?.id).toBe('final')
    expect(only(scenarioOf(), { ...facts, contacts, holds }, on(22)).step?.id).toBe('firm')
  })

  it('a given level is where the next step starts from', () => {
    const facts = late(40, { givenLevel: { position: 3, on: addDays(D, 30) } })
    expect(only(scenarioOf(), facts, on(40))).toMatchObject({ verdict: 'send', step: { id: 'final' } })
    expect(only(scenarioOf(), late(40, { givenLevel: { position: 3, on: null } }), on(40))).toMatchObject({
      verdict: 'wait',
      nextOn: addDays(D, 48),
    })
  })

  it('B03: a level set by hand replaces what was recorded before it, down as well as up', () => {
    const facts = factsOf({ items: [itemOf('1', D)] })
    const contacts = [contactFrom(only(scenarioOf(), facts, on(3)))]
    const reset = { ...facts, items: [itemOf('1', D, { givenLevel: { position: 0, on: addDays(D, 12) } })], contacts }
    expect(only(scenarioOf(), reset, on(12)).step?.id).toBe('courteous')
  })

  it('under the rule "given level" a late item without one waits for a person', () => {
    const scenario = scenarioOf({ entryRule: 'given_level' })
    expect(only(scenario, late(40), on(40))).toMatchObject({
      verdict: 'hold',
      reasons: [{ code: 'entry_level_missing' }],
    })
    expect(only(scenario, late(-10), on(40)).step?.id).toBe('courteous')
  })

  it('a formal notice as first contact is always for a person to decide', () => {
    const scenario = scenarioOf()
    const automatic = { ...scenario, steps: scenario.steps.map((step) => ({ ...step, mode: 'automatic' as const })) }
    const decision = only(automatic, late(60, { givenLevel: { position: 4, on: addDays(D, 40) } }), on(60))
    expect(decision).toMatchObject({ verdict: 'confirm', step: { id: 'formal_notice' } })
    expect(codes(decision.reasons)).toContain('formal_notice_first_contact')
  })
})

describe('one message per customer', () => {
  const sentTo = (position: number, daysAgo: number, ...ids: string[]) => {
    const step = scenarioOf().steps[position - 1]!
    return {
      on: addDays(D, -daysAgo),
      state: 'sent' as const,
      channel: step.channel,
      scenarioId: 'standard',
      stepId: step.id,
      lines: ids.map((itemId) => ({ itemId, stepId: step.id, position })),
    }
  }

  it('follows the item furthest on; the others keep their own level and history', () => {
    const items = [itemOf('old', addDays(D, -21)), itemOf('young', addDays(D, -4)), itemOf('new', addDays(D, -1))]
    const contacts = [sentTo(2, 18, 'old'), sentTo(3, 11, 'old')]
    const decision = only(scenarioOf(), factsOf({ items, contacts }))
    expect(decision.step?.id).toBe('final')
    expect(
      decision.items.map(({ itemId, standing, step, remindersBefore }) => [
        itemId,
        standing,
        step?.id ?? null,
        remindersBefore,
      ]),
    ).toEqual([
      ['old', 'leads', 'final', 2],
      ['young', 'accompanies', 'courteous', 0],
      ['new', 'mentioned', null, 0],
    ])
    // The week after, each goes on from its own level; a gentler message does not claim again what has had a sterner one.
    const next = decide(
      scenarioOf(),
      factsOf({ items, contacts: [...contacts, contactFrom(decision)] }),
      SETTINGS,
      on(7),
    )[0]!
    expect(next.items.map(({ itemId, step }) => [itemId, step?.id ?? null])).toEqual([
      ['young', 'firm'],
      ['new', 'courteous'],
    ])
    const params = { documentNo: 'FA-old', step: 'Dernière relance' }
    expect(next.excludedItems).toMatchObject([{ itemId: 'old', reason: { code: 'further_along', params } }])
  })

  it('a formal notice demands only what has come to it', () => {
    const items = [itemOf('old', addDays(D, -40)), itemOf('young', addDays(D, -4))]
    const contacts = [sentTo(2, 37, 'old'), sentTo(3, 30, 'old'), sentTo(4, 20, 'old')]
    const decision = only(scenarioOf(), factsOf({ items, contacts }))
    expect(decision).toMatchObject({ verdict: 'confirm', step: { id: 'formal_notice' } })
    expect(decision.items.map((item) => item.itemId)).toEqual(['old'])
    expect(decision.excludedItems).toMatchObject([{ itemId: 'young', reason: { code: 'own_step_follows' } }])
    expect(decision.totals[0]?.netCents).toBe(10_000)
    // And a milder message does not list what is under formal notice.
    const next = only(scenarioOf(), factsOf({ items, contacts: [...contacts, contactFrom(decision)] }), on(6))
    expect(next.step?.id).toBe('courteous')
    expect(next.items.map((item) => item.itemId)).toEqual(['young'])
    expect(next.excludedItems).toMatchObject([{ itemId: 'old', reason: { code: 'formal_notice_running' } }])
  })

  it('an exhausted item is told apart while the others go on', () => {
    const items = [itemOf('old', addDays(D, -90)), itemOf('young', addDays(D, -4))]
    const contacts = [2, 3, 4, 5].map((position) => sentTo(position, 90 - 10 * position, 'old'))
    const decisions = decide(scenarioOf(), factsOf({ items, contacts }), SETTINGS, on(0))
    expect(decisions.map(({ verdict, items }) => [verdict, items.map((item) => item.itemId)])).toEqual([
      ['send', ['young']],
      ['exhausted', ['old']],
    ])
  })

  it('C06, C08: totals per currency, never added', () => {
    const items = [
      itemOf('1', addDays(D, -3)),
      itemOf('2', addDays(D, -3), { currency: 'USD', openCents: 700 }),
      itemOf('3', addDays(D, -9)),
    ]
    expect(only(scenarioOf(), factsOf({ items })).totals).toEqual([
      { currency: 'EUR', itemCount: 2, dueCents: 20_000, creditCents: 0, netCents: 20_000 },
      { currency: 'USD', itemCount: 1, dueCents: 700, creditCents: 0, netCents: 700 },
    ])
  })

  it('F07: lists the items oldest first', () => {
    const items = ['3', '1', '2'].map((id) => itemOf(id, addDays(D, -3 - Number(id))))
    expect(only(scenarioOf(), factsOf({ items })).items.map((item) => item.itemId)).toEqual(['3', '2', '1'])
  })
})

describe('one message per item', () => {
  const scenario = scenarioOf({ grouping: 'item', frequencyCapDays: 5 })
  it('several messages of one step on one day, never two steps', () => {
    const items = [itemOf('a', addDays(D, -4)), itemOf('b', addDays(D, -5)), itemOf('c', addDays(D, -12))]
    const first = contactFrom(only(scenario, factsOf({ items: [items[2]!] }), on(-9)))
    const decisions = decide(scenario, factsOf({ items, contacts: [first] }), SETTINGS, on(0))
    expect(decisions.map(({ verdict, step, items: [item] }) => [item?.itemId, verdict, step?.id])).toEqual([
      ['c', 'send', 'firm'],
      ['b', 'wait', 'courteous'],
      ['a', 'wait', 'courteous'],
    ])
    expect(decisions[1]).toMatchObject({ nextOn: addDays(D, 1), reasons: [{ code: 'another_step_today' }] })
    const next = decide(scenario, factsOf({ items, contacts: [first, contactFrom(decisions[0]!)] }), SETTINGS, on(1))
    expect(next.filter(({ verdict }) => verdict === 'send').map(({ items: [item] }) => item?.itemId)).toEqual([
      'b',
      'a',
    ])
  })

  it('open credits settle the oldest items first', () => {
    const items = [itemOf('a', addDays(D, -4)), itemOf('b', addDays(D, -5)), itemOf('c', addDays(D, -6))]
    const decisions = decide(
      scenario,
      factsOf({ items, credits: [{ currency: 'EUR', cents: 15_000 }] }),
      SETTINGS,
      on(0),
    )
    expect(decisions.map(({ verdict, totals: [total] }) => [verdict, total?.netCents])).toEqual([
      ['hold', undefined],
      ['send', 5_000],
      ['send', 10_000],
    ])
  })
})
