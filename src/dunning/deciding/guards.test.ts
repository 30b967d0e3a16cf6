import { describe, expect, it } from 'vitest'
import { addDays, day } from '../../kernel/calendar.ts'
import type {
  AnnouncedMoney,
  CustomerFacts,
  DebitItem,
  DunningSettings,
  Hold,
  ItemDispute,
  Moment,
  ReceiptToMatch,
  Scenario,
} from '../model.ts'
import { lessContested } from './contested.ts'
import { decide } from './decide.ts'
import { contactFrom, D, factsOf, itemOf, ladderAt, on, SETTINGS, scenarioOf } from './facts-for-tests.ts'
import { GUARDS } from './guards.ts'
import { explainReason } from './reasons.ts'

const scenario = ladderAt([3, 10])
const due = itemOf('1', addDays(D, -4))
const only = (of: Scenario, facts: CustomerFacts, moment: Moment = on(0), settings: DunningSettings = SETTINGS) => {
  const decisions = decide(of, facts, settings, moment)
  expect(decisions).toHaveLength(1)
  return decisions[0]!
}
const hold = (overrides: Partial<Hold> = {}): Hold => ({
  itemId: null,
  category: 'other',
  note: '',
  fromOn: addDays(D, -30),
  untilOn: null,
  ...overrides,
})

const announced = (cents: number, fields: Partial<AnnouncedMoney> = {}): AnnouncedMoney => ({
  by: 'payer',
  untilOn: addDays(D, 15),
  currency: 'EUR',
  cents,
  isFirst: true,
  isCertain: false,
  receivedOn: D,
  parts: [],
  foreign: [],
  ...fields,
})

const dispute = (overrides: Partial<ItemDispute>): ItemDispute => ({
  itemId: '1',
  isWhole: true,
  cents: 10_000,
  category: 'Prix',
  fromOn: addDays(D, -3),
  untilOn: null,
  ...overrides,
})

it('wins in one written order', () => {
  expect(GUARDS.map(({ name }) => name)).toEqual([
    'insolvency_opened',
    'proceeding_running',
    'placed_with_provider',
    'consumer_fee',
    'dispute_silences_customer',
    'dispute_open',
    'promise_running',
    'excluded_customer',
    'segment_not_chased',
    'hold_customer',
    'hold_item',
    'entry_level_missing',
    'uncertain_message',
    'planned_message',
    'customer_in_credit',
    'credit_covers',
    'collection_running',
    'receipt_to_match',
    'receipt_of_amount',
    'payment_announced',
    'books_stale',
    'below_floor',
    'below_step_floor',
    'debt_barred',
    'promise_broken',
    'above_ceiling',
    'contacted_today',
    'frequency_cap',
    'sending_moment',
    'no_address',
    'contact_away',
  ])
})

it('says the first reason that wins when everything forbids', () => {
  let facts = factsOf({
    items: [due],
    reachableBy: [],
    isExcluded: true,
    credits: [{ currency: 'EUR', cents: 99_000 }],
    receiptsToMatch: [
      { currency: 'EUR', cents: 10_000, isFirst: true, isCertain: false, receivedOn: D, parts: [], foreign: [] },
    ],
    possibleReceipts: [{ currency: 'EUR', cents: due.openCents, receivedOn: D, itemIds: [due.id] }],
    announced: [announced(10_000)],
    collections: [{ itemId: '1', no: 7, collectOn: D }],
    holds: [hold({ itemId: '1' }), hold()],
    contacts: [{ on: D, state: 'uncertain', channel: 'email', scenarioId: 'standard', stepId: 'step-1', lines: [] }],
    otherContactOn: D,
    booksFreshOn: addDays(D, -40),
  })
  const strict = {
    ...scenario,
    floorCents: { EUR: 20_000 },
    frequencyCapDays: 5,
    window: { weekdays: [1], fromMinute: 0, toMinute: 60 },
  }
  const winner = (moment = on(0)) => only(strict, facts, moment, { booksFreshnessDays: 5 }).reasons[0]?.code
  expect(winner()).toBe('excluded_customer')
  facts = { ...facts, isExcluded: false }
  expect(winner()).toBe('hold_customer')
  facts = { ...facts, holds: [hold({ itemId: '1' })] }
  expect(winner()).toBe('hold_item')
  facts = { ...facts, holds: [] }
  expect(winner()).toBe('uncertain_message')
  facts = { ...facts, contacts: [{ ...facts.contacts[0]!, state: 'planned' }] }
  expect(winner()).toBe('planned_message')
  facts = { ...facts, contacts: [] }
  expect(winner()).toBe('customer_in_credit')
  facts = { ...facts, items: [due, itemOf('2', addDays(D, 40), { openCents: 90_000, amountCents: 90_000 })] }
  expect(winner()).toBe('credit_covers')
  facts = { ...facts, credits: [] }
  expect(winner()).toBe('collection_running')
  facts = { ...facts, collections: [] }
  expect(winner()).toBe('receipt_to_match')
  facts = { ...facts, receiptsToMatch: [] }
  expect(winner()).toBe('receipt_of_amount')
  facts = { ...facts, possibleReceipts: [] }
  expect(winner()).toBe('payment_announced')
  facts = { ...facts, announced: [] }
  expect(winner()).toBe('books_stale')
  facts = { ...facts, booksFreshOn: D }
  expect(winner()).toBe('below_floor')
  facts = { ...facts, items: [due, itemOf('2', addDays(D, -1))] }
  expect(winner()).toBe('frequency_cap')
  facts = { ...facts, otherContactOn: addDays(D, -5) }
  expect(winner()).toBe('not_a_sending_day')
  expect(winner({ today: addDays(D, 3), minuteOfDay: 0 })).toBe('no_address')
})

describe('holds', () => {
  it('F10, F11: a payment announced holds the item; past its end the item is chased again', () => {
    const held = hold({ itemId: '1', category: 'payment_announced', note: 'virement lundi', untilOn: D })
    const decision = only(scenario, factsOf({ items: [due], holds: [held] }))
    expect(decision).toMatchObject({
      verdict: 'hold',
      nextOn: addDays(D, 1),
      items: [],
      excludedItems: [{ itemId: '1', openCents: 10_000 }],
    })
    expect(explainReason('fr', decision.reasons[0]!).replace(/[\u00a0\u202f]/g, ' ')).toBe(
      'FA-1 est suspendue pour paiement annoncé (« virement lundi ») jusqu’au 11/09/2026 inclus.',
    )
    expect(only(scenario, factsOf({ items: [due], holds: [held] }), on(1)).verdict).toBe('send')
  })

  it('a dispute on one item hides no other, and keeps it visible with its reason', () => {
    const items = [due, itemOf('2', addDays(D, -5))]
    const disputes = [dispute({ itemId: '2' })]
    const decision = only(scenario, factsOf({ items, disputes }))
    expect(decision).toMatchObject({
      verdict: 'send',
      excludedItems: [{ itemId: '2', reason: { code: 'dispute_open' } }],
    })
    expect(decision.items.map((item) => item.itemId)).toEqual(['1'])
    expect(only({ ...scenario, sendsDuringDispute: false }, factsOf({ items, disputes }))).toMatchObject({
      verdict: 'hold',
      reasons: [{ code: 'dispute_silences_customer', params: { documentNo: 'FA-2' } }],
    })
    // Days of grace leave the document alone, and silence nobody.
    const over = [dispute({ itemId: '2', untilOn: addDays(D, 4) })]
    expect(only({ ...scenario, sendsDuringDispute: false }, factsOf({ items, disputes: over }))).toMatchObject({
      verdict: 'send',
      excludedItems: [{ itemId: '2', reason: { code: 'dispute_grace' } }],
    })
  })

  it('what is contested in part is chased for the rest, and told', () => {
    const items = lessContested([due], [dispute({ itemId: '1', isWhole: false, cents: 3_000 })], D)
    const decision = only(
      scenario,
      factsOf({ items, disputes: [dispute({ itemId: '1', isWhole: false, cents: 3_000 })] }),
    )
    expect(decision).toMatchObject({ verdict: 'send', items: [{ itemId: '1', openCents: 7_000, amountCents: 10_000 }] })
    expect(decision.reasons.map(({ code }) => code)).toContain('part_disputed')
    // Once the customer has paid the rest, all that is left is contested.
    const paid = { ...due, openCents: 3_000 }
    const disputes = [dispute({ itemId: '1', isWhole: false, cents: 3_000 })]
    expect(only(scenario, factsOf({ items: lessContested([paid], disputes, D), disputes }))).toMatchObject({
      verdict: 'hold',
      reasons: [{ code: 'dispute_open' }],
    })
  })

  it('contested whole while an older dispute leaves its days of grace, nothing of it is claimed', () => {
    const grace = dispute({ itemId: '1', isWhole: false, cents: 3_000, untilOn: addDays(D, 10) })
    const whole = [grace, dispute({ itemId: '1' })]
    expect(only(scenario, factsOf({ items: lessContested([due], whole, D), disputes: whole }))).toMatchObject({
      verdict: 'hold',
      reasons: [{ code: 'dispute_open' }],
    })
    const parts = [grace, dispute({ itemId: '1', isWhole: false, cents: 2_000 })]
    expect(lessContested([due], parts, D)).toMatchObject([{ openCents: 5_000, disputedCents: 5_000 }])
  })

  it('a held item leaves the others their day', () => {
    const items = [due, itemOf('2', addDays(D, 1))]
    const decision = only(scenario, factsOf({ items, holds: [hold({ itemId: '1', untilOn: addDays(D, 60) })] }))
    expect(decision).toMatchObject({ verdict: 'hold', nextOn: addDays(D, 4) })
  })

  it('B11: a hold that has not begun holds nothing', () =>
    expect(only(scenario, factsOf({ items: [due], holds: [hold({ fromOn: addDays(D, 1) })] })).verdict).toBe('send'))

  it('B06: an excluded customer gets nothing', () =>
    expect(only(scenario, factsOf({ items: [due], isExcluded: true })).verdict).toBe('hold'))

  it('holds the declaration of an exhausted file too', () => {
    const contacts = [
      {
        on: addDays(D, -80),
        state: 'sent' as const,
        channel: 'email' as const,
        scenarioId: 'standard',
        stepId: 'step-2',
        lines: [{ itemId: 'old', stepId: 'step-2', position: 2 }],
      },
    ]
    const facts = factsOf({ items: [itemOf('old', addDays(D, -90))], contacts })
    expect(only(scenario, facts).verdict).toBe('exhausted')
    expect(only(scenario, { ...facts, holds: [hold()] }).verdict).toBe('hold')
  })
})

describe('credits', () => {
  const items = [
    itemOf('old', addDays(D, -12)),
    itemOf('young', addDays(D, -4)),
    itemOf('later', addDays(D, 20), { openCents: 50_000, amountCents: 50_000 }),
  ]
  const withCredit = (cents: number, currency = 'EUR') => factsOf({ items, credits: [{ currency, cents }] })

  it('C11: are deducted, oldest item first, and shown', () => {
    const decision = only(scenario, withCredit(4_000))
    expect(decision.totals).toEqual([
      { currency: 'EUR', itemCount: 2, dueCents: 20_000, creditCents: 4_000, netCents: 16_000 },
    ])
    expect(decision.items.map(({ itemId, creditCents }) => [itemId, creditCents])).toEqual([
      ['old', 4_000],
      ['young', 0],
    ])
    expect(decision.reasons.map(({ code }) => code)).toContain('credits_deducted')
  })

  it('an item that credits settle leads nothing', () => {
    const first = contactFrom(only(scenario, factsOf({ items: [items[0]!] }), on(-9)))
    const facts = { ...withCredit(10_000), contacts: [first] }
    const decision = only(scenario, facts)
    expect(decision.step?.id).toBe('step-1')
    expect(decision.items.map(({ itemId, standing }) => [itemId, standing])).toEqual([
      ['old', 'mentioned'],
      ['young', 'leads'],
    ])
    expect(decision.totals[0]?.netCents).toBe(10_000)
  })

  it.each([
    [19_999, 'send', 'level_follows'],
    [20_000, 'hold', 'credit_covers'],
    [69_999, 'hold', 'credit_covers'],
    [70_000, 'hold', 'customer_in_credit'],
  ])('a credit of %i gives %s (%s)', (cents, verdict, code) =>
    expect(only(scenario, withCredit(cents))).toMatchObject({
      verdict,
      reasons: [{ code }, ...(verdict === 'send' ? [{}] : [])],
    }),
  )

  it('of a member of a group are deducted from what that member owes, however old the invoices of another', () => {
    const group = [
      itemOf('old', addDays(D, -12), { ofCustomerId: 'A' }),
      itemOf('young', addDays(D, -1), { ofCustomerId: 'B' }),
    ]
    const facts = factsOf({ items: group, credits: [{ currency: 'EUR', cents: 10_000, ofCustomerId: 'B' }] })
    for (const grouping of ['customer', 'item'] as const) {
      const [asked] = decide({ ...scenario, grouping }, facts, SETTINGS, on(0))
      expect(asked).toMatchObject({ verdict: 'send' })
      expect(asked!.items.find(({ itemId }) => itemId === 'old')).toMatchObject({ standing: 'leads', creditCents: 0 })
    }
  })

  it('of another currency change nothing', () =>
    expect(only(scenario, withCredit(99_000, 'USD')).totals[0]?.creditCents).toBe(0))

  it('leave a note before the due date what the overdue items do not take', () => {
    const facts = factsOf({
      items: [itemOf('soon', addDays(D, 4)), itemOf('x', addDays(D, -1))],
      credits: [{ currency: 'EUR', cents: 12_000 }],
    })
    expect(only(scenarioOf(), facts)).toMatchObject({
      step: { id: 'pre_reminder' },
      totals: [{ creditCents: 2_000, netCents: 8_000 }],
    })
  })
})

describe('bounds', () => {
  it.each([
    [5_098, 'hold'],
    [5_099, 'send'],
  ])('B08, C01, C02, D10: an overdue total of %i against a floor of 50.99 is %s', (openCents, verdict) =>
    expect(only({ ...scenario, floorCents: { EUR: 5_099 } }, factsOf({ items: [{ ...due, openCents }] })).verdict).toBe(
      verdict,
    ),
  )

  it('C02: two small items pass the floor together', () => {
    const items = [{ ...due, openCents: 3_000 }, itemOf('2', addDays(D, -1), { openCents: 2_099 })]
    expect(only({ ...scenario, floorCents: { EUR: 5_099 } }, factsOf({ items })).items).toHaveLength(2)
  })

  it('a step may be taken for less than the others', () => {
    const [first, ...others] = scenario.steps
    const steps = [{ ...first!, floorCents: { EUR: 5_000 } }, ...others]
    const one = only({ ...scenario, steps, floorCents: { EUR: 20_000 } }, factsOf({ items: [due] }))
    expect(one).toMatchObject({ verdict: 'send', step: { id: 'step-1' } })
  })

  it('C06: a currency under its floor is left out, the other is chased', () => {
    const items = [due, itemOf('2', addDays(D, -4), { currency: 'USD' })]
    const decision = only({ ...scenario, floorCents: { EUR: 15_000 } }, factsOf({ items }))
    expect(decision.totals.map(({ currency }) => currency)).toEqual(['USD'])
    expect(decision.excludedItems).toMatchObject([{ itemId: '1', reason: { code: 'below_floor' } }])
  })

  it('when the currency that led is left out, an item that credits settle does not lead in its place', () => {
    const decision = only(
      { ...scenario, floorCents: { EUR: 20_000 } },
      factsOf({
        items: [
          itemOf('1', addDays(D, -4), { openCents: 100 }),
          itemOf('2', addDays(D, -4), { openCents: 100, currency: 'USD' }),
          itemOf('3', addDays(D, -1), { openCents: 100, currency: 'USD' }),
        ],
        credits: [{ currency: 'USD', cents: 100 }],
      }),
    )
    expect(decision.verdict).toBe('hold')
    expect(decision.reasons.map(({ code }) => code).sort()).toEqual(['below_floor', 'credit_covers'])
  })

  it('above the ceiling a person confirms', () => {
    const facts = factsOf({ items: [due] })
    expect(only({ ...scenario, ceilingCents: { EUR: 10_000 } }, facts).verdict).toBe('send')
    expect(only({ ...scenario, ceilingCents: { EUR: 9_999 } }, facts)).toMatchObject({
      verdict: 'confirm',
      reasons: [{ code: 'above_ceiling' }, {}],
    })
  })

  it('a consumer is never asked for a fee', () => {
    const items = [due, itemOf('fee', addDays(D, -4), { kind: 'fee' })]
    expect(only(scenario, factsOf({ items })).items).toHaveLength(2)
    const decision = only(scenario, factsOf({ items, kind: 'consumer' }))
    expect(decision.items.map((item) => item.itemId)).toEqual(['1'])
    expect(decision.excludedItems).toMatchObject([{ itemId: 'fee', reason: { code: 'consumer_fee' } }])
  })
})

describe('money that waits to be matched', () => {
  const received = (cents: number, fields: Partial<ReceiptToMatch> = {}): ReceiptToMatch => ({
    currency: 'EUR',
    cents,
    isFirst: true,
    isCertain: false,
    receivedOn: D,
    parts: [],
    foreign: [],
    ...fields,
  })
  const older = itemOf('0', addDays(due.dueOn, -9))
  const waiting = (receiptsToMatch: ReceiptToMatch[], items = [older, due]) =>
    only(scenario, factsOf({ items, receiptsToMatch }), on(0))
  const claimed = (receiptsToMatch: ReceiptToMatch[], items?: DebitItem[]) =>
    waiting(receiptsToMatch, items).items.map(({ itemId }) => itemId)

  it('holds everything when it would cover everything, probably or possibly theirs', () => {
    for (const isFirst of [true, false]) {
      const decision = waiting([received(20_000, { isFirst })])
      expect(decision).toMatchObject({
        verdict: 'hold',
        reasons: [{ code: 'receipt_to_match', params: { received: { cents: 20_000 } } }],
      })
    }
  })

  it('holds the oldest it would cover, claims the rest and tells of the money', () => {
    const decision = waiting([received(10_000)])
    expect(decision).toMatchObject({
      verdict: 'send',
      items: [{ itemId: '1' }],
      excludedItems: [{ itemId: '0', reason: { code: 'receipt_pays_item' } }],
    })
    expect(decision.reasons.map(({ code }) => code)).toEqual(['level_follows', 'receipt_in_part'])
  })

  it('holds the item it is proposed for, however old another is', () => {
    expect(claimed([received(10_000, { parts: [{ itemId: '1', cents: 10_000 }] })])).toEqual(['0'])
    expect(claimed([received(10_000, { isFirst: false, parts: [{ itemId: '1', cents: 10_000 }] })])).toEqual(['0'])
  })

  it('a fee that the proposal writes off does not keep the item from being covered', () => {
    expect(claimed([received(9_900, { parts: [{ itemId: '0', cents: 10_000 }] })])).toEqual(['1'])
  })

  it('is only possibly theirs and names nothing: a part of what is owed holds nothing', () => {
    expect(waiting([received(19_999, { isFirst: false })])).toMatchObject({ verdict: 'send', excludedItems: [] })
  })

  it('would pay part of an item: the whole of it is not claimed before a person has looked', () => {
    expect(waiting([received(100)])).toMatchObject({
      verdict: 'confirm',
      items: [{ itemId: '0' }, { itemId: '1' }],
      reasons: [{ code: 'receipt_pays_part', params: { documentNo: 'FA-0', received: { cents: 100 } } }, {}],
    })
  })

  it('pays what it cites in another currency, whoever sends it and however much it is', () => {
    const decision = waiting([received(100, { currency: 'USD', isFirst: false, foreign: ['1'] })])
    expect(decision).toMatchObject({
      verdict: 'send',
      items: [{ itemId: '0' }],
      excludedItems: [
        { itemId: '1', reason: { code: 'receipt_pays_item', params: { received: { cents: 100, currency: 'USD' } } } },
      ],
    })
  })

  it('certainly theirs, in a currency in which they owe nothing: all the rest waits for a person', () => {
    const dollars = itemOf('2', addDays(due.dueOn, -2), { currency: 'USD' })
    const certain = (cents: number) => received(cents, { currency: 'USD', isCertain: true })
    expect(waiting([certain(100)])).toMatchObject({ verdict: 'hold', reasons: [{ code: 'receipt_to_match' }] })
    // What they owe in its own currency takes it first.
    expect(claimed([certain(9_000)], [due, dollars])).toEqual(['2', '1'])
    expect(claimed([certain(30_000)], [due, dollars])).toEqual([])
  })

  it('does not pay what is held or in another currency', () => {
    const decision = only(
      scenario,
      factsOf({ items: [older, due], holds: [hold({ itemId: '0' })], receiptsToMatch: [received(10_000)] }),
      on(0),
    )
    expect(decision).toMatchObject({ verdict: 'hold', excludedItems: [{ itemId: '0' }, { itemId: '1' }] })
    expect(waiting([received(90_000, { currency: 'USD' })])).toMatchObject({ verdict: 'send', excludedItems: [] })
  })

  it('item by item it is counted once', () => {
    const byItem = scenarioOf({ grouping: 'item' })
    const facts = factsOf({ items: [older, due], receiptsToMatch: [received(10_000)] })
    expect(decide(byItem, facts, SETTINGS, on(0)).map(({ verdict }) => verdict)).toEqual(['hold', 'send'])
  })
})

describe('a payment announced', () => {
  const older = itemOf('0', addDays(due.dueOn, -9))
  const told = (of: AnnouncedMoney[], moment = on(0)) =>
    only(scenario, factsOf({ items: [older, due], announced: of }), moment)
  const paying = (itemId: string, cents = 10_000, fields: Partial<AnnouncedMoney> = {}) =>
    announced(cents, { parts: [{ itemId, cents }], ...fields })

  it('holds what it pays until it can come no more, and claims the rest', () => {
    const decision = told([paying('1')])
    expect(decision).toMatchObject({
      verdict: 'send',
      items: [{ itemId: '0' }],
      excludedItems: [{ itemId: '1', reason: { code: 'payment_announced', params: { by: 'payer' } } }],
    })
    expect(decision.reasons.map(({ code }) => code)).toContain('announced_in_part')
    expect(told([paying('1', 10_000, { untilOn: D })]).excludedItems).toHaveLength(1)
    expect(told([paying('1', 10_000, { untilOn: addDays(D, -1) })])).toMatchObject({
      verdict: 'send',
      excludedItems: [],
    })
  })

  it('of everything holds everything, and says when it is looked at again', () => {
    expect(told([announced(20_000, { by: 'bank' })])).toMatchObject({
      verdict: 'hold',
      reasons: [{ code: 'payment_announced', params: { by: 'bank', untilOn: addDays(D, 15) } }],
      nextOn: addDays(D, 16),
    })
  })

  it('of a part of a document is put before a person', () => {
    expect(told([paying('1', 4_000)])).toMatchObject({
      verdict: 'confirm',
      reasons: [{ code: 'announced_pays_part', params: { documentNo: 'FA-1', received: { cents: 4_000 } } }, {}],
    })
  })

  it('by the payer and by its bank is one payment', () => {
    const decision = told([announced(10_000), announced(10_000, { by: 'bank' })])
    expect(decision).toMatchObject({ verdict: 'send', items: [{ itemId: '1' }], excludedItems: [{ itemId: '0' }] })
  })

  it('is told in both languages, with who announces it', () => {
    const { reason } = told([paying('1')]).excludedItems[0]!
    expect(explainReason('fr', reason)).toMatch(/^Le client annonce un paiement de 100,00.€ .* jusqu’au 26\/09\/2026/)
    expect(explainReason('en', { ...reason, params: { ...reason.params, by: 'bank' } })).toMatch(/^The bank announces/)
  })
})

describe('a direct debit under way', () => {
  const collected = (collectOn: typeof D, items = [due]) =>
    only(scenario, factsOf({ items, collections: [{ itemId: '1', no: 7, collectOn }] }), on(0))
  it('holds its document until the bank has had seven days to answer', () => {
    expect(collected(addDays(D, -7))).toMatchObject({
      verdict: 'hold',
      reasons: [{ code: 'collection_running', params: { no: 7 } }],
      nextOn: addDays(D, 1),
    })
    expect(collected(addDays(D, -8)).verdict).not.toBe('hold')
  })
  it('leaves the other documents of the customer to be claimed', () => {
    const other = itemOf('2', due.dueOn)
    expect(collected(D, [due, other]).items.map((item) => item.itemId)).toEqual(['2'])
  })
})

describe('freshness of the books', () => {
  it.each([
    [-5, 'send'],
    [-6, 'hold'],
  ])('receipts known up to %i days, with a limit of five: %s', (days, verdict) =>
    expect(
      only(scenario, factsOf({ items: [due], booksFreshOn: addDays(D, days) }), on(0), { booksFreshnessDays: 5 })
        .verdict,
    ).toBe(verdict),
  )
  it('names the account whose statement is missing', () => {
    const facts = factsOf({ items: [due], booksFreshOn: addDays(D, -6), lateAccount: 'Compte courant' })
    const [why] = only(scenario, facts, on(0), { booksFreshnessDays: 5 }).reasons
    expect(why).toMatchObject({ code: 'bank_stale', params: { account: 'Compte courant', freshOn: addDays(D, -6) } })
  })
  it('never known is too old', () =>
    expect(only(scenario, factsOf({ items: [due] }), on(0), { booksFreshnessDays: 5 }).reasons[0]?.code).toBe(
      'books_unknown',
    ))
})

describe('when a message may leave', () => {
  const capped = { ...scenario, frequencyCapDays: 4 }
  it.each([
    [-3, 'wait'],
    [-4, 'send'],
  ])('C03, C04, C09: last contact at %i days, four apart: %s', (days, verdict) =>
    expect(only(capped, factsOf({ items: [due], otherContactOn: addDays(D, days) })).verdict).toBe(verdict),
  )

  it('counts contacts of other scenarios, and neither plans, failures nor skips', () => {
    const contact = { on: addDays(D, -1), channel: 'email' as const, scenarioId: 'another', stepId: 'x', lines: [] }
    expect(only(capped, factsOf({ items: [due], contacts: [{ ...contact, state: 'sent' }] }))).toMatchObject({
      verdict: 'wait',
      nextOn: addDays(D, 3),
    })
    for (const state of ['failed', 'cancelled', 'skipped'] as const) {
      expect(only(capped, factsOf({ items: [due], contacts: [{ ...contact, state }] })).verdict).toBe('send')
    }
  })

  it('never two messages of the scenario on one day, whatever the cap', () => {
    const first = contactFrom(only(scenario, factsOf({ items: [due] })))
    const facts = factsOf({ items: [due, itemOf('new', addDays(D, -3))], contacts: [first] })
    expect(only(scenario, facts)).toMatchObject({
      verdict: 'wait',
      nextOn: addDays(D, 1),
      reasons: [{ code: 'contacted_today' }],
    })
  })

  const office = { weekdays: [1, 2, 3, 4, 5], fromMinute: 480, toMinute: 1140 }
  const at = (text: string, minuteOfDay: number | null = null): Moment => ({ today: day(text), minuteOfDay })
  const facts = factsOf({ items: [itemOf('1', day('2026-03-01'))] })
  it.each([
    ['a weekday', at('2026-04-02'), 'send', null, null],
    ['inside the hours', at('2026-04-02', 480), 'send', null, null],
    ['before the hours', at('2026-04-02', 479), 'wait', '2026-04-02', 'outside_window'],
    ['after the hours, before Easter', at('2026-04-03', 1140), 'wait', '2026-04-07', 'outside_window'],
    ['Saturday before Easter Monday', at('2026-04-04'), 'wait', '2026-04-07', 'not_a_sending_day'],
    ['Easter Monday', at('2026-04-06', 600), 'wait', '2026-04-07', 'holiday'],
    ['1 May, a Friday', at('2026-05-01'), 'wait', '2026-05-04', 'holiday'],
  ])('%s', (_case, moment, verdict, nextOn, code) => {
    const decision = only({ ...scenario, window: office }, facts, moment)
    expect(decision).toMatchObject({ verdict, nextOn })
    if (code) expect(decision.reasons[0]?.code).toBe(code)
  })

  it('a letter needs a working day, not an hour', () => {
    const letters = {
      ...scenario,
      window: office,
      steps: scenario.steps.map((step) => ({ ...step, channel: 'letter' as const })),
    }
    expect(only(letters, facts, at('2026-04-02', 1300)).verdict).toBe('send')
    expect(only(letters, facts, at('2026-04-04', 600)).verdict).toBe('wait')
  })

  it('Good Friday stops messages in Alsace-Moselle only', () => {
    const moment = at('2026-04-03', 600)
    expect(only({ ...scenario, window: office }, facts, moment).verdict).toBe('send')
    const decision = only({ ...scenario, window: office, holidays: 'FR-ALSACE-MOSELLE' }, facts, moment)
    expect(decision).toMatchObject({ verdict: 'wait', nextOn: '2026-04-07' })
    expect(explainReason('fr', decision.reasons[0]!)).toBe('Jour férié (Vendredi saint)\u00a0: reporté au 07/04/2026.')
    expect(explainReason('en', decision.reasons[0]!)).toBe('Public holiday (Good Friday): postponed to 07/04/2026.')
  })

  it('consumers have hours of their own', () => {
    const own = { ...scenario, window: office, consumerWindow: { ...office, fromMinute: 540 } }
    expect(only(own, facts, at('2026-04-02', 500)).verdict).toBe('send')
    expect(only(own, { ...facts, kind: 'consumer' }, at('2026-04-02', 500)).verdict).toBe('wait')
  })

  it('a channel without a valid address is work for a person', () =>
    expect(only(scenario, factsOf({ items: [due], reachableBy: ['letter'] }))).toMatchObject({
      verdict: 'hold',
      step: { id: 'step-1' },
      reasons: [{ code: 'no_address', params: { channel: 'email' } }],
    }))

  it('calls and tasks are done by a person', () => {
    for (const channel of ['call', 'task'] as const) {
      const of = { ...scenario, steps: scenario.steps.map((step) => ({ ...step, channel })) }
      expect(only(of, factsOf({ items: [due] }))).toMatchObject({
        verdict: 'confirm',
        reasons: [{ code: 'done_by_a_person' }, {}],
      })
    }
  })
})
