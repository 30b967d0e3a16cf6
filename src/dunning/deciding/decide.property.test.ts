import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import {
  CHANNELS,
  type ContactState,
  type CustomerFacts,
  type DebitItem,
  END_ACTIONS,
  ENTRY_RULES,
  HOLD_CATEGORIES,
  type Hold,
  type PastContact,
  type Scenario,
  type Step,
  type StepTrigger,
  stepsOf,
} from '../model.ts'
import { decide } from './decide.ts'
import type { Decision } from './decision.ts'
import { contactFrom, D, everyDay, factsOf, itemOf, play, SETTINGS, scenarioOf } from './facts-for-tests.ts'
import { explainReason, itemReasons } from './reasons.ts'

const days = (min: number, max: number) => fc.integer({ min, max }).map((offset) => addDays(D, offset))
const currency = fc.constantFrom('EUR', 'USD')

const anItem = (id: string): fc.Arbitrary<DebitItem> =>
  fc
    .record({
      dueOn: days(-120, 20),
      openCents: fc.integer({ min: 0, max: 90_000 }),
      currency,
      kind: fc.constantFrom('invoice' as const, 'fee' as const, 'interest' as const),
      enteredOn: days(-150, 0),
      givenLevel: fc.option(fc.record({ position: fc.integer({ min: 0, max: 5 }), on: fc.option(days(-60, 0)) }), {
        freq: 4,
      }),
    })
    .map((fields) => itemOf(id, fields.dueOn, { ...fields, amountCents: 90_000 }))

const someItems = fc
  .integer({ min: 1, max: 6 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => anItem(`i${at}`))))

const itemIds = ['i0', 'i1', 'i2', 'i3', 'i4', 'i5']

const aHold: fc.Arbitrary<Hold> = fc.record({
  itemId: fc.option(fc.constantFrom(...itemIds), { freq: 6 }),
  category: fc.constantFrom(...HOLD_CATEGORIES),
  note: fc.constantFrom('', 'appelé lundi'),
  fromOn: days(-100, 3),
  untilOn: fc.option(days(-40, 30)),
})

const steps = scenarioOf().steps

const contact = (states: readonly ContactState[]): fc.Arbitrary<PastContact> =>
  fc.record({
    on: days(-100, 0),
    state: fc.constantFrom(...states),
    channel: fc.constantFrom(...CHANNELS),
    scenarioId: fc.constantFrom('standard', 'standard', 'other'),
    stepId: fc.constantFrom(...steps.map((step) => step.id)),
    lines: fc.array(
      fc
        .record({ itemId: fc.constantFrom(...itemIds), step: fc.option(fc.constantFrom(...steps)) })
        .map(({ itemId, step }) => ({
          itemId,
          stepId: step?.id ?? null,
          position: step?.position ?? null,
        })),
      { maxLength: 4 },
    ),
  })

const someFacts: fc.Arbitrary<CustomerFacts> = fc
  .record({
    items: someItems,
    holds: fc.array(aHold, { maxLength: 3 }),
    credits: fc.array(fc.record({ currency, cents: fc.integer({ min: 0, max: 120_000 }) }), { maxLength: 2 }),
    contacts: fc.oneof(
      { weight: 3, arbitrary: fc.array(contact(['sent', 'skipped', 'failed']), { maxLength: 5 }) },
      { weight: 1, arbitrary: fc.array(contact(['sent', 'planned', 'uncertain', 'cancelled']), { maxLength: 3 }) },
    ),
    otherContactOn: fc.option(days(-20, 0), { freq: 3 }),
    possibleReceipts: fc.array(
      fc.record({
        currency: fc.constantFrom('EUR', 'USD'),
        cents: fc.integer({ min: 1, max: 90_000 }),
        receivedOn: days(-9, 0),
        itemIds: fc.array(fc.constantFrom(...itemIds), { minLength: 1, maxLength: 2 }),
      }),
      { maxLength: 2 },
    ),
    receiptsToMatch: fc.array(
      fc.record({
        currency: fc.constantFrom('EUR', 'USD'),
        cents: fc.integer({ min: 1, max: 90_000 }),
        isFirst: fc.boolean(),
        isCertain: fc.boolean(),
        receivedOn: days(-9, 0),
        parts: fc.array(
          fc.record({ itemId: fc.constantFrom(...itemIds), cents: fc.integer({ min: -5_000, max: 90_000 }) }),
          { maxLength: 2 },
        ),
        foreign: fc.array(fc.constantFrom(...itemIds), { maxLength: 1 }),
      }),
      { maxLength: 2 },
    ),
    announced: fc.array(
      fc.record({
        by: fc.constantFrom('bank', 'payer'),
        untilOn: days(-3, 9),
        currency: fc.constantFrom('EUR', 'USD'),
        cents: fc.integer({ min: 1, max: 90_000 }),
        isFirst: fc.boolean(),
        isCertain: fc.boolean(),
        receivedOn: days(-9, 3),
        parts: fc.array(
          fc.record({ itemId: fc.constantFrom(...itemIds), cents: fc.integer({ min: 1, max: 90_000 }) }),
          {
            maxLength: 2,
          },
        ),
        foreign: fc.constant([]),
      }),
      { maxLength: 2 },
    ),
    collections: fc.array(
      fc.record({ itemId: fc.constantFrom(...itemIds), no: fc.constant(1), collectOn: days(-12, 5) }),
      { maxLength: 2 },
    ),
    booksFreshOn: fc.option(days(-12, 0), { freq: 8 }),
    kind: fc.constantFrom('business' as const, 'consumer' as const, 'public' as const),
    reachableBy: fc.constantFrom(['email', 'letter'] as const, ['email'] as const),
  })
  .map((fields) => factsOf(fields))

const aTrigger: fc.Arbitrary<StepTrigger | null> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  fc.record({
    from: fc.constantFrom('issued' as const, 'last_contact' as const),
    days: fc.integer({ min: 0, max: 60 }),
  }),
  fc.constant({ from: 'month_end' as const }),
  fc.record({ from: fc.constant('working_day' as const), nth: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ from: fc.constant('weekday' as const), weekday: fc.integer({ min: 1, max: 7 }) }),
)

/** The ladder with days, thresholds and ends of every kind. */
const someLadder = fc
  .record({
    triggers: fc.array(aTrigger, { minLength: steps.length, maxLength: steps.length }),
    floors: fc.array(fc.option(fc.integer({ min: 0, max: 60_000 }), { freq: 3 }), {
      minLength: steps.length,
      maxLength: steps.length,
    }),
    repeatLast: fc.option(
      fc.record({ everyDays: fc.integer({ min: 1, max: 20 }), times: fc.integer({ min: 1, max: 3 }) }),
    ),
    endAction: fc.option(fc.constantFrom(...END_ACTIONS)),
  })
  .map(({ triggers, floors, ...ends }) => ({
    ...ends,
    steps: steps.map((step, at): Step => {
      const floor = floors[at]
      return { ...step, trigger: triggers[at], floorCents: floor ? { EUR: floor } : undefined }
    }),
  }))

const someScenario: fc.Arbitrary<Scenario> = fc
  .record({
    ladder: fc.option(someLadder, { freq: 3, nil: {} }),
    grouping: fc.constantFrom('customer' as const, 'item' as const),
    entryRule: fc.constantFrom(...ENTRY_RULES),
    frequencyCapDays: fc.constantFrom(0, 5),
    floorCents: fc.constantFrom<Record<string, number>[]>({}, { EUR: 20_000 }),
    ceilingCents: fc.constantFrom<Record<string, number>[]>({}, { EUR: 100_000 }),
    sendsDuringDispute: fc.boolean(),
  })
  .map(({ ladder, ...fields }) => scenarioOf({ ...fields, ...ladder }))

const settings = { booksFreshnessDays: 10 }
const moment = { today: D, minuteOfDay: null }
const leaves = ({ verdict }: Decision) => verdict === 'send' || verdict === 'confirm'
const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length })

describe('whatever the facts', () => {
  it('the order in which they arrived changes nothing', () => {
    const pairs = someFacts.chain((facts) =>
      fc.tuple(
        fc.constant(facts),
        fc
          .record({
            items: shuffled(facts.items),
            holds: shuffled(facts.holds),
            credits: shuffled(facts.credits),
            contacts: shuffled(facts.contacts),
            collections: shuffled(facts.collections),
            possibleReceipts: shuffled(facts.possibleReceipts),
            receiptsToMatch: shuffled(facts.receiptsToMatch),
            announced: shuffled(facts.announced),
          })
          .map((lists) => ({ ...facts, ...lists })),
      ),
    )
    fc.assert(
      fc.property(someScenario, pairs, (scenario, [facts, other]) => {
        expect(decide(scenario, other, settings, moment)).toEqual(decide(scenario, facts, settings, moment))
      }),
      { numRuns: 400 },
    )
  })

  it('totals are the sums of the items, and no item is both in and out, held, settled or asked for more than it owes', () => {
    fc.assert(
      fc.property(someScenario, someFacts, (scenario, facts) => {
        for (const decision of decide(scenario, facts, settings, moment)) {
          for (const total of decision.totals) {
            const own = decision.items.filter((item) => item.currency === total.currency)
            expect(total.itemCount).toBe(own.length)
            expect(total.dueCents).toBe(own.reduce((sum, item) => sum + item.openCents, 0))
            expect(total.netCents).toBe(own.reduce((sum, item) => sum + item.openCents - item.creditCents, 0))
          }
          const out = new Set(decision.excludedItems.map((item) => item.itemId))
          for (const item of decision.items) {
            const source = facts.items.find((each) => each.id === item.itemId)!
            expect(out.has(item.itemId)).toBe(false)
            expect(item.openCents).toBe(source.openCents)
            expect(item.openCents).toBeGreaterThan(0)
            expect(item.creditCents).toBeLessThanOrEqual(item.openCents)
          }
          if (!leaves(decision)) continue
          expect(facts.isExcluded).toBe(false)
          expect(decision.totals.every((total) => total.netCents > 0)).toBe(true)
          const held = facts.holds.filter(({ fromOn, untilOn }) => fromOn <= D && (untilOn === null || untilOn >= D))
          for (const item of decision.items)
            expect(held.some((hold) => hold.itemId === null || hold.itemId === item.itemId)).toBe(false)
          expect(
            decision.items.every((item) => (decision.step!.afterDueDays < 0 ? item.daysLate < 0 : item.daysLate >= 0)),
          ).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('money that waits to be matched silences what it would pay, and no more', () => {
    const overdue = fc
      .array(fc.record({ dueOn: days(-90, -3), openCents: fc.integer({ min: 1, max: 9_000 }) }), { minLength: 1 })
      .map((list) => list.map(({ dueOn, openCents }, at) => itemOf(`i${at}`, dueOn, { openCents })))
    const receipts = fc.array(
      fc.record({
        currency: fc.constant('EUR'),
        cents: fc.integer({ min: 1, max: 12_000 }),
        isFirst: fc.boolean(),
        isCertain: fc.boolean(),
        receivedOn: days(-9, 0),
        parts: fc.constant([]),
        foreign: fc.constant([]),
      }),
      { minLength: 1, maxLength: 3 },
    )
    fc.assert(
      fc.property(overdue, receipts, (items, receiptsToMatch) => {
        const [decision] = decide(scenarioOf(), factsOf({ items, receiptsToMatch }), SETTINGS, moment)
        const cents = (list: readonly { openCents: number }[]) => list.reduce((all, one) => all + one.openCents, 0)
        const sum = (list: readonly { cents: number }[]) => list.reduce((all, one) => all + one.cents, 0)
        const { excludedItems } = decision!
        expect(leaves(decision!)).toBe(sum(receiptsToMatch) < cents(items))
        if (!leaves(decision!)) return
        expect(cents(excludedItems)).toBeLessThanOrEqual(sum(receiptsToMatch.filter(({ isFirst }) => isFirst)))
        // The oldest are held first: whatever is claimed is no older than what is held.
        for (const held of excludedItems) {
          const { dueOn } = items.find(({ id }) => id === held.itemId)!
          expect(decision!.items.every((claimed) => claimed.dueOn >= dueOn)).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('every reason is told in both languages, and every wait says until when', () => {
    fc.assert(
      fc.property(someScenario, someFacts, (scenario, facts) => {
        for (const decision of decide(scenario, facts, settings, moment)) {
          if (decision.verdict === 'wait') expect(decision.nextOn! > D).toBe(true)
          expect(decision.reasons.length).toBeGreaterThan(0)
          const all = [
            ...decision.reasons,
            ...decision.excludedItems.map((item) => item.reason),
            ...decision.items.flatMap((item) => [...itemReasons(item), ...itemReasons(item, true)]),
          ]
          for (const each of all) {
            for (const lang of ['fr', 'en'] as const) expect(explainReason(lang, each)).toMatch(/^[^{}]+\.$/)
            expect(explainReason('fr', each)).not.toMatch(/undefined|NaN|\d{4}-\d\d-\d\d/)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('a message leaving today is never followed by another the same day', () => {
    fc.assert(
      fc.property(someScenario, someFacts, (scenario, facts) => {
        const leaving = decide(scenario, facts, settings, moment).filter(leaves)
        expect(new Set(leaving.map(({ step }) => step!.id)).size).toBeLessThanOrEqual(1)
        const after = { ...facts, contacts: [...facts.contacts, ...leaving.map((decision) => contactFrom(decision))] }
        const again = decide(scenario, after, settings, moment).filter(leaves)
        if (leaving.length > 0) expect(again).toEqual([])
      }),
      { numRuns: 400 },
    )
  })
})

describe('whatever nights are missed', () => {
  const untouched = fc.array(
    fc.record({ dueIn: fc.integer({ min: -90, max: 40 }), enteredIn: fc.integer({ min: -120, max: 30 }) }),
    { minLength: 1, maxLength: 4 },
  )
  const books = untouched.map((list) =>
    factsOf({
      items: list.map(({ dueIn, enteredIn }, at) =>
        itemOf(`i${at}`, addDays(D, dueIn), { enteredOn: addDays(D, enteredIn) }),
      ),
    }),
  )
  const nights = fc.subarray(everyDay(D, 160), { minLength: 60 })

  it('whatever each step waits for, none is taken before its day, out of order or more often than it is repeated', () => {
    fc.assert(
      fc.property(books, nights, someLadder, (facts, run, ladder) => {
        const scenario = scenarioOf({
          ...ladder,
          steps: ladder.steps.map((step) => ({ ...step, floorCents: undefined })),
        })
        const issuedOn = new Map(facts.items.map((item) => [item.id, item.issuedOn]))
        const taken = new Map<string, { id: string; on: LocalDate }[]>()
        let known = facts
        for (const today of run) {
          for (const decision of decide(scenario, known, SETTINGS, { today, minuteOfDay: null }).filter(leaves)) {
            for (const { itemId, step, dueOn } of decision.items) {
              if (!step) continue
              const history = taken.get(itemId) ?? []
              const last = history.at(-1)
              const { trigger } = step
              expect(today >= addDays(dueOn, step.afterDueDays)).toBe(true)
              if (trigger?.from === 'issued') expect(today >= addDays(issuedOn.get(itemId)!, trigger.days)).toBe(true)
              if (trigger?.from === 'last_contact' && known.contacts.length > 0)
                expect(daysBetween(known.contacts.at(-1)!.on, today)).toBeGreaterThanOrEqual(trigger.days)
              const again = history.filter(({ id }) => id === step.id).length
              if (again > 0) {
                expect(step.position).toBe(scenario.steps.length)
                expect(again).toBeLessThanOrEqual(scenario.repeatLast!.times)
                expect(daysBetween(last!.on, today)).toBeGreaterThanOrEqual(scenario.repeatLast!.everyDays)
              } else if (last) {
                expect(step.position).toBeGreaterThan(stepsOf(scenario).find(({ id }) => id === last.id)!.position)
              }
              taken.set(itemId, [...history, { id: step.id, on: today }])
            }
            known = { ...known, contacts: [...known.contacts, contactFrom(decision)] }
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('every item takes every reminder in order, at its day or later, spaced as the scenario says, formal notice last', () => {
    fc.assert(
      fc.property(books, nights, fc.constantFrom('customer' as const, 'item' as const), (facts, run, grouping) => {
        const scenario = scenarioOf({ grouping })
        let known = facts
        const taken = new Map<string, { position: number; on: string }[]>()
        const byDay = new Map<string, Set<string>>()
        for (const today of run) {
          for (const decision of decide(scenario, known, SETTINGS, { today, minuteOfDay: null }).filter(leaves)) {
            byDay.set(today, (byDay.get(today) ?? new Set()).add(decision.step!.id))
            for (const { itemId, step, daysLate, remindersBefore } of decision.items) {
              if (!step) continue
              const history = taken.get(itemId) ?? []
              const last = history.at(-1)
              expect(daysLate).toBeGreaterThanOrEqual(step.afterDueDays)
              if (step.afterDueDays >= 0) expect(step.position).toBe(Math.max(2, (last?.position ?? 0) + 1))
              if (last)
                expect(daysBetween(last.on as typeof today, today)).toBeGreaterThanOrEqual(
                  step.minDaysAfterPrevious ?? 1,
                )
              if (step.isFormalNotice) expect(remindersBefore).toBe(3)
              taken.set(itemId, [...history, { position: step.position, on: today }])
            }
            known = { ...known, contacts: [...known.contacts, contactFrom(decision)] }
          }
        }
        for (const ids of byDay.values()) expect(ids.size).toBe(1)
      }),
      { numRuns: 60 },
    )
  })

  it('running the same night twice, or every night, sends what the days on which something was due send', () => {
    fc.assert(
      fc.property(books, (facts) => {
        const all = everyDay(D, 160)
        const left = play(scenarioOf(), facts, all)
        expect(
          play(
            scenarioOf(),
            facts,
            all.flatMap((date) => [date, date]),
          ),
        ).toEqual(left)
        expect(play(scenarioOf(), facts, [...new Set(left.map(({ day }) => day))])).toEqual(left)
      }),
      { numRuns: 30 },
    )
  })
})
