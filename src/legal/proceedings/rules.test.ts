import { describe, expect, it, test } from 'vitest'
import { addDays, day } from '../../kernel/calendar.ts'
import { courtPlaceOf, statuteBook } from '../../statutes/index.ts'
import { adviseRoutes, type ClaimFacts, type Route } from './advice.ts'
import { clockEffects } from './clock.ts'
import { courtContribution } from './contribution.ts'
import { type CourtRow, courtAt } from './courts.ts'
import { mayTell, nextActs, stageOf } from './machine.ts'
import {
  ACT_LIST,
  type Act,
  type Matter,
  marksOf,
  PROCEEDING_KINDS,
  type ProceedingKind,
  type ToldAct,
  titleIn,
} from './model.ts'
import { delaysOf } from './open-delays.ts'

const book = statuteBook('FR')
const TODAY = day('2027-12-31')
const D = { id: 'd1', role: 'debtor' as const }

let number = 0
const act = (name: Act, on: string, more: Partial<Omit<ToldAct, 'dueOn'>> & { dueOn?: string } = {}): ToldAct => {
  const { dueOn, ...rest } = more
  return {
    ...{ id: `a${++number}`, act: name, on: day(on), debtorId: marksOf(name).each ? 'd1' : null, result: null },
    ...{ inPerson: false, dueOn: dueOn ? day(dueOn) : null, granted: null, ...rest },
  }
}
const granted = { principalCents: 500_000, interestCents: 0, costsCents: 0, interestFrom: null }
const whole = { result: 'whole', granted } as const

const matter = (kind: ProceedingKind, acts: readonly ToldAct[] = [], more: Partial<Matter> = {}): Matter => ({
  ...{
    kind,
    courtKind: 'commercial',
    place: courtPlaceOf('35000'),
    claimedCents: 500_000,
    debtors: [D],
    acts,
    ...more,
  },
})
/** Tells acts one after the other; each has to be accepted. */
function lived(kind: ProceedingKind, acts: readonly ToldAct[], more: Partial<Matter> = {}): Matter {
  return acts.reduce(
    (before, one) => {
      const verdict = mayTell(before, one, book, TODAY)
      expect(verdict, `${one.act} of ${one.on}`).toMatchObject({ ok: true })
      return { ...before, acts: [...before.acts, one] }
    },
    matter(kind, [], more),
  )
}
const refusal = (before: Matter, told: ToldAct, today = TODAY) => {
  const verdict = mayTell(before, told, book, today)
  return verdict.ok ? null : verdict.refusal
}
const ends = (of: Matter) =>
  Object.fromEntries(
    delaysOf(of, book).map(({ code, endsOn, metOn }) => [code, metOn ? `${endsOn}, ${metOn}` : endsOn]),
  )

describe('an order for payment, both regimes by the day of the order (law §6.2)', () => {
  const ordered = (on: string) => lived('payment_order', [act('filed', '2026-08-01'), act('ordered', on, whole)])

  it('before 1 September 2026: six months to serve, a title after the month to oppose', () => {
    const order = ordered('2026-08-31')
    expect(ends(order)).toMatchObject({ serve_order: '2027-03-01' }) // 28 February 2027 is a Sunday
    const served = lived('payment_order', [...order.acts, act('served', '2026-10-20', { inPerson: true })])
    expect(ends(served)).toMatchObject({ oppose: '2026-11-20', enforce_from: '2026-11-21' })
    expect(refusal(served, act('unopposed', '2026-11-20'))?.code).toBe('too_early')
    expect(refusal(served, act('unopposed', '2026-11-21'))).toBeNull()
  })

  it('from 1 September 2026: three months, and two months of silence', () => {
    const order = ordered('2026-10-05')
    const serve = delaysOf(order, book).find(({ code }) => code === 'serve_order')!
    expect(serve.endsOn).toBe('2027-01-05')
    expect(serve.alerts).toEqual(
      expect.arrayContaining(['2026-11-04', '2026-12-04', '2026-12-22', '2026-12-24', '2027-01-05']),
    )
    const served = lived('payment_order', [...order.acts, act('served', '2026-10-20', { inPerson: true })])
    expect(ends(served)).toMatchObject({
      serve_order: '2027-01-05, 2026-10-20',
      oppose: '2026-11-20',
      enforce_from: '2026-12-22',
    })
    expect(refusal(order, act('served', '2027-01-05'))).toBeNull()
    // Cass. 2e civ. 17 October 2019, n° 18-18.759: lateness cannot be cured.
    expect(refusal(order, act('served', '2027-01-06'))).toMatchObject({ code: 'too_late', where: 'on' })
  })

  it('granted in part, serving it is accepting it as it is (law §6.2)', () => {
    const part = lived('payment_order', [
      act('filed', '2026-09-01'),
      act('ordered', '2026-10-05', { result: 'part', granted }),
    ])
    expect(delaysOf(part, book).find(({ code }) => code === 'serve_order')!.note?.fr).toContain(
      'c’est l’accepter ainsi',
    )
    expect(
      refusal(matter('payment_order', [act('filed', '2026-09-01')]), act('ordered', '2026-10-05', { result: 'part' }))
        ?.code,
    ).toBe('no_amount')
  })

  it('knows no order before its table begins: refused, nothing guessed', () => {
    const order = matter('payment_order', [act('filed', '2022-01-10'), act('ordered', '2022-02-01', whole)])
    expect(refusal(order, act('served', '2022-02-10'))?.code).toBe('statute_missing')
  })

  it('has a delay for each debtor; not served in person, one may oppose later, even after the title', () => {
    const two = [D, { id: 'd2', role: 'joint' as const }]
    const acts = [
      act('filed', '2026-09-01'),
      act('ordered', '2026-10-05', whole),
      act('served', '2026-10-20'),
      // Told after, done before: one thing happens to several debtors on several days.
      act('served', '2026-10-12', { debtorId: 'd2', inPerson: true }),
      act('unopposed', '2026-12-22'),
    ]
    const title = lived('payment_order', acts, { debtors: two })
    expect(stageOf(title)).toBe('title')
    expect(refusal(title, act('opposed', '2026-12-28'))).toBeNull()
    expect(nextActs(title)).not.toContain('served')
    const early = matter('payment_order', acts.slice(0, 2), { debtors: two })
    expect(refusal(early, act('served', '2026-10-12', { debtorId: 'd3' }))?.code).toBe('which_debtor')
    const notes = delaysOf(matter('payment_order', acts.slice(0, 4), { debtors: two }), book)
    expect(notes.filter(({ code }) => code === 'oppose').map(({ note }) => note !== null)).toEqual([false, true])
  })

  it('opposed before a civil court: a lawyer within fifteen days above 10 000 €, and no deposit', () => {
    const civil = { courtKind: 'civil' as const, claimedCents: 1_500_000 }
    const acts = [act('filed', '2026-09-01'), act('ordered', '2026-10-05', whole), act('served', '2026-10-20')]
    const opposed = lived('payment_order', [...acts, act('opposed', '2026-11-12')], civil)
    expect(ends(opposed)).toMatchObject({ name_lawyer: '2026-11-27' })
    expect(nextActs(opposed)).not.toContain('deposited')
    expect(ends({ ...opposed, claimedCents: 900_000 })).not.toHaveProperty('name_lawyer')
    expect(refusal({ ...opposed, claimedCents: 900_000 }, act('lawyer_named', '2026-11-20'))?.code).toBe(
      'no_lawyer_needed',
    )
  })

  it('Alsace-Moselle counts its own days: 26 December is one (law §3)', () => {
    const acts = [act('filed', '2025-09-01'), act('ordered', '2025-10-01', whole), act('served', '2025-11-26')]
    const at = (postcode: string) => ends(matter('payment_order', acts, { place: courtPlaceOf(postcode) })).oppose
    expect([at('67000'), at('35000')]).toEqual(['2025-12-29', '2025-12-26'])
  })
})

describe('other ways', () => {
  it('undisputed trade claims (law §6.4): served 2 November, contested until 2 December, minutes from 10 December 2026', () => {
    const served = lived('trade_claim', [act('command_served', '2026-11-02')])
    expect(ends(served)).toEqual({ contest: '2026-12-02', record_from: '2026-12-10' })
    expect(refusal(served, act('recorded', '2026-12-09'))?.code).toBe('too_early')
    const title = lived('trade_claim', [
      ...served.acts,
      act('recorded', '2026-12-10'),
      act('made_executory', '2026-12-15'),
    ])
    expect(ends(title)).toMatchObject({ serve_title: '2027-06-15' })
    expect(refusal(title, act('decision_served', '2027-06-16'))?.code).toBe('too_late')
    // Any contest, reasoned or not, ends it.
    expect(stageOf(lived('trade_claim', [...served.acts, act('debtor_contested', '2026-11-20')]))).toBe('failed')
  })

  it('small claims (law §6.5): a month to agree, silence is a no, the title comes from another officer', () => {
    const invited = lived('small_claim', [act('invited', '2026-11-12')])
    expect(ends(invited)).toEqual({ answer: '2026-12-14' })
    expect(refusal(invited, act('agreed', '2026-12-15'))?.code).toBe('too_late')
    const title = lived('small_claim', [
      ...invited.acts,
      act('agreed', '2026-12-01'),
      act('title_issued', '2026-12-10'),
    ])
    expect(stageOf(title)).toBe('title')
    expect(clockEffects(title).map(({ cause, until }) => [cause, until])).toEqual([
      ['small_claim', '2026-12-10'],
      ['title', null],
    ])
  })

  it('an urgent action: filed before the hearing, decided, served, open to appeal for fifteen days', () => {
    const summoned = lived('urgent_action', [act('summoned', '2026-11-02', { dueOn: '2026-12-01' })])
    expect(ends(summoned)).toEqual({ file_summons: '2026-11-23', hearing: '2026-12-01' })
    const title = lived('urgent_action', [
      ...summoned.acts,
      act('summons_filed', '2026-11-10'),
      act('judged', '2026-12-08', { result: 'part', granted }),
      act('decision_served', '2026-12-14'),
    ])
    expect(ends(title)).toMatchObject({ serve_judgment: '2027-06-08, 2026-12-14', appeal: '2026-12-29' })
    expect(clockEffects(title).map(({ cause, until }) => [cause, until])).toEqual([
      ['court_action', '2026-12-08'],
      ['title', null],
    ])
  })

  it('an appeal may take the title back: its decision comes after it alone, and what the first gave is lost', () => {
    const first = lived('full_action', [
      act('summoned', '2026-11-02', { dueOn: '2027-01-12' }),
      act('judged', '2027-01-20', whole),
      act('decision_served', '2027-02-01'),
    ])
    expect(refusal(first, act('judged', '2027-02-10', whole))?.code).toBe('not_now')
    const lost = lived('full_action', [
      ...first.acts,
      act('appealed', '2027-02-20'),
      act('judged', '2027-10-05', { result: 'nothing' }),
    ])
    expect([stageOf(lost), titleIn(first.acts)?.on, titleIn(lost.acts)]).toEqual(['failed', '2027-01-20', undefined])
    expect(clockEffects(lost).map(({ cause, lostOn }) => `${cause} ${lostOn}`)).toEqual([
      'court_action 2027-10-05',
      'title 2027-10-05',
    ])
  })

  it('a full action rejected interrupted nothing (C. civ. art. 2243)', () => {
    const rejected = lived('full_action', [
      act('summoned', '2026-11-02', { dueOn: '2027-01-12' }),
      act('hearing_set', '2027-01-12', { dueOn: '2027-02-09' }),
      act('judged', '2027-02-20', { result: 'nothing' }),
    ])
    expect(stageOf(rejected)).toBe('failed')
    expect(clockEffects(rejected)).toMatchObject([{ cause: 'court_action', until: '2027-02-20', lostOn: '2027-02-20' }])
  })

  it('enforcement (law §6.7): the debtor is told of a seizure within eight days and contests within a month', () => {
    const seized = lived('enforcement', [act('title_held', '2026-10-01', { granted }), act('seized', '2026-11-06')])
    expect(ends(seized)).toEqual({ tell_seizure: '2026-11-16' }) // 14 November is a Saturday
    const told = lived('enforcement', [...seized.acts, act('seizure_told', '2026-11-10')])
    expect(ends(told)).toEqual({ tell_seizure: '2026-11-16, 2026-11-10', contest_seizure: '2026-12-10' })
    expect(clockEffects(seized).map(({ cause }) => cause)).toEqual(['title', 'enforcement'])
  })

  it('given up before the judge decided, an action stops no clock and interrupted nothing (C. civ. art. 2243)', () => {
    const closed = act('closed', '2027-03-01')
    const summoned = lived('full_action', [act('summoned', '2027-01-05', { dueOn: '2027-02-03' }), closed])
    const over = { until: '2027-03-01', lostOn: '2027-03-01' }
    expect(clockEffects(summoned)).toMatchObject([{ cause: 'court_action', ...over }])
    const order = [act('filed', '2026-09-21'), act('ordered', '2026-10-05', whole), act('served', '2026-10-20')]
    const opposed = lived('payment_order', [...order, act('opposed', '2026-11-12'), closed])
    expect(clockEffects(opposed)).toMatchObject([{ cause: 'order_served', lostOn: '2027-03-01' }])
    // Served and not opposed, the service interrupts whoever stops there.
    expect(clockEffects(lived('payment_order', [...order, closed]))).toMatchObject([{ lostOn: null }])
    const agreed = lived('small_claim', [act('invited', '2027-01-05'), act('agreed', '2027-01-20'), closed])
    expect(clockEffects(agreed)).toMatchObject([{ cause: 'small_claim', until: '2027-03-01', lostOn: null }])
  })

  it('an order opposed after all is a title no more; another debtor is served all the same', () => {
    const acts = [
      ...[act('filed', '2026-09-21'), act('ordered', '2026-10-05', whole), act('served', '2026-10-20')],
      ...[act('unopposed', '2026-12-22'), act('opposed', '2026-12-28')],
    ]
    const debtors = [D, { id: 'd2', role: 'joint' as const }]
    const opposed = lived('payment_order', acts, { debtors })
    expect(clockEffects(opposed).map(({ cause, lostOn }) => `${cause} ${lostOn}`)).toEqual([
      'order_served null',
      'title 2026-12-28',
    ])
    const second = act('served', '2027-01-04', { debtorId: 'd2' })
    expect(refusal(opposed, second)).toBeNull()
    expect(stageOf({ ...opposed, acts: [...acts, second] })).toBe('contested')
  })

  it('serving a guarantor interrupts against nobody else (C. civ. art. 2246)', () => {
    const acts = [
      act('filed', '2026-09-01'),
      act('ordered', '2026-10-05', whole),
      act('served', '2026-10-20', { debtorId: 'd2' }),
    ]
    expect(clockEffects({ kind: 'payment_order', acts, debtors: [D, { id: 'd2', role: 'guarantor' }] })).toEqual([])
  })
})

test('whatever is told, in any order: an act is refused with a sentence, or leads where the matter then stands', () => {
  for (const kind of PROCEEDING_KINDS) {
    const reached = new Set<string>()
    const walk = (before: Matter, depth: number): void => {
      reached.add(stageOf(before))
      if (depth === 0) return
      for (const name of ACT_LIST) {
        const on = addDays(day('2027-01-04'), (5 - depth) * (kind === 'small_claim' ? 20 : 75))
        const { gives, fixes } = marksOf(name)
        const told = act(name, on, { ...(gives ? whole : {}), ...(fixes ? { dueOn: '2028-03-01' } : {}) })
        const verdict = mayTell(before, told, book, TODAY)
        if (!verdict.ok) expect(verdict.refusal.sentence.fr).not.toContain('[')
        else {
          const after = { ...before, acts: [...before.acts, told] }
          expect(stageOf(after)).toBe(verdict.value)
          if (name !== 'closed') expect(nextActs(before)).toContain(name)
          walk(after, depth - 1)
        }
      }
    }
    walk(matter(kind), kind === 'payment_order' ? 5 : 4)
    expect(reached, kind).toContain('title')
  }
})

describe('which way (law §6.1)', () => {
  const facts: ClaimFacts = {
    ...{ today: day('2026-11-22'), principalCents: 1_200_000, accessoryCents: 60_016, currency: 'EUR' },
    ...{
      debtorKind: 'business',
      areTraders: null,
      isInvoiced: true,
      contested: 'no',
      hasOrder: true,
      hasDelivery: true,
    },
    ...{ barsOn: day('2031-05-15'), country: 'FR', hasAddress: true, debtors: 1, isInsolvent: false, hasTitle: false },
    usesTradeClaim: false,
    planRunning: null,
  }
  const advised = (more: Partial<ClaimFacts>) =>
    adviseRoutes({ ...facts, ...more }, book).find(({ standing }) => standing === 'advised')?.route ?? null
  const of = (route: Route, more: Partial<ClaimFacts> = {}) => {
    const found = adviseRoutes({ ...facts, ...more }, book).find((one) => one.route === route)!
    return { standing: found.standing, codes: found.reasons.map(({ code }) => code) }
  }

  it.each<[string, Partial<ClaimFacts>, Route | null]>([
    ['documented and undisputed', {}, 'payment_order'],
    ['nothing proves it', { hasOrder: false, hasDelivery: false }, 'full_action'],
    ['disputed in part', { contested: 'part' }, 'urgent_action'],
    ['disputed', { contested: 'whole' }, 'full_action'],
    ['barred in a month: only a summons interrupts at once', { barsOn: day('2026-12-20') }, 'urgent_action'],
    ['barred', { barsOn: day('2026-11-21') }, null],
    ['insolvent', { isInsolvent: true }, null],
    ['a public body', { debtorKind: 'public', areTraders: false }, null],
    ['a title in hand', { hasTitle: true, barsOn: day('2020-01-01') }, 'enforcement'],
    ['in Germany', { country: 'DE' }, 'european_order'],
    ['in Denmark, which the regulation leaves out', { country: 'DK' }, 'full_action'],
    ['traders, the route of 2026 switched on', { areTraders: true, usesTradeClaim: true }, 'trade_claim'],
    ['not known to be traders: to be checked first', { usesTradeClaim: true, areTraders: false }, 'payment_order'],
  ])('%s', (_case, more, route) => expect(advised(more)).toBe(route))

  it('says why a way is closed', () => {
    expect(of('trade_claim')).toMatchObject({ standing: 'not' })
    expect(of('trade_claim').codes).toContain('flag_off')
    expect(of('small_claim').codes).toContain('above_small')
    expect(of('small_claim', { principalCents: 300_000 }).codes).toContain('traders_excluded')
    expect(of('small_claim', { principalCents: 300_000, debtorKind: 'consumer', areTraders: false }).standing).toBe(
      'possible',
    )
    expect(of('small_claim', { principalCents: 440_000, debtorKind: 'consumer', areTraders: false }).codes).toContain(
      'above_small',
    )
    expect(of('payment_order', { hasAddress: false })).toMatchObject({ standing: 'not' })
    expect(of('urgent_action', { contested: 'whole' }).codes).toContain('seriously_contested')
    expect(of('european_order').codes).toEqual(['domestic'])
  })

  it('says what to know: a lawyer above 10 000 €, an amicable attempt below 5 000 € but for an order', () => {
    expect(of('full_action').codes).toContain('lawyer_needed')
    const consumer = { debtorKind: 'consumer' as const, areTraders: false, principalCents: 300_000 }
    expect(of('full_action', consumer).codes).toEqual(expect.arrayContaining(['no_lawyer', 'amicable_first']))
    expect(of('payment_order', consumer).codes).toContain('no_amicable_attempt')
    expect(of('payment_order', { barsOn: day('2026-12-20') }).codes).toContain('service_too_near')
    expect(of('payment_order', { debtors: 3 }).codes).toContain('several_debtors')
  })
})

test('the contribution of a court for economic activities (law §6.6): 200 000 €, 80 M€ of turnover, 4 M€ of profit, 6 000 €', () => {
  const on = day('2026-11-22')
  const claimant = { staff: 250, turnoverCents: 8_000_000_000, profitCents: 400_000_000 }
  const of = (claimCents: number, more = {}) => courtContribution(book, claimCents, { ...claimant, ...more }, on).cents
  expect(of(20_000_000)).toBe(600_000)
  expect(of(5_000_000)).toBe(0)
  expect(of(20_000_000, { staff: 249 })).toBe(0)
  expect(of(20_000_000, { profitCents: 300_000_000 })).toBe(0)
  expect(of(900_000_000)).toBe(5_000_000)
  expect(of(900_000_000, { turnoverCents: 160_000_000_000 })).toBe(10_000_000)
})

test('a court is found by the postcode, the longest first; what is not sure is asked for', () => {
  const name = (postcode: string, imported: readonly CourtRow[] = []) => courtAt(imported, 'commercial', postcode)?.name
  expect(name('75008')).toBe('Tribunal des activités économiques de Paris')
  expect(name('35000')).toBe('Tribunal de commerce de Rennes')
  expect(name('35400')).toBeUndefined()
  expect(name('')).toBeUndefined()
  expect(courtAt([], 'civil', '75008')).toBeNull()
  const own = (covers: string[], name: string): CourtRow => ({
    ...{ kind: 'commercial', name, address: '', postcode: '35400', city: 'Saint-Malo', covers },
  })
  expect(name('35400', [own(['354'], 'Saint-Malo'), own(['35'], 'Rennes')])).toBe('Saint-Malo')
  expect(name('35400', [own(['354'], 'A'), own(['354'], 'B')])).toBeUndefined()
})
