import { describe, expect, it } from 'vitest'
import { addDays, day, daysBetween } from '../../kernel/calendar.ts'
import { decide } from './decide.ts'
import { contactFrom, D, factsOf, itemOf, on, SETTINGS, scenarioOf } from './facts-for-tests.ts'
import { explainReason, itemReasons, reason } from './reasons.ts'
import { dayOf, serialOf } from './serial-day.ts'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('why, in words', () => {
  const items = [itemOf('1', D, { openCents: 4_050 })]
  const scenario = scenarioOf()
  const first = contactFrom(decide(scenario, factsOf({ items }), SETTINGS, on(3))[0]!)
  const decision = decide(scenario, factsOf({ items, contacts: [first] }), SETTINGS, on(12))[0]!

  it('tells a French reader', () => {
    expect(decision.items.flatMap((item) => itemReasons(item)).map((each) => plain(explainReason('fr', each)))).toEqual(
      [
        'FA-1, échue le 11/09/2026, a 12 jours de retard.',
        'L’étape « Deuxième relance » est prévue à partir de 10 jours après l’échéance ; les étapes précédentes sont passées.',
        '1 relance déjà envoyée, la dernière le 14/09/2026.',
        'Demandée en partie : 40,50 € sur 100,00 €.',
      ],
    )
    expect(plain(explainReason('fr', decision.reasons[0]!))).toBe(
      'FA-1, échue le 11/09/2026, en est à « Deuxième relance » : le message suit la pièce la plus avancée.',
    )
  })

  it('tells an English reader', () => {
    expect(decision.items.flatMap((item) => itemReasons(item)).map((each) => plain(explainReason('en', each)))).toEqual(
      [
        'FA-1, due on 11/09/2026, is 12 days late.',
        'The step “Second reminder” is planned from 10 days after the due date; the steps before it are done.',
        '1 reminder sent so far, the last on 14/09/2026.',
        'Claimed in part: €40.50 of €100.00.',
      ],
    )
  })

  it('tells the names that we gave in the reader’s language, and those that people chose as they wrote them', () => {
    const toConfirm = (step: string) => explainReason('en', reason('step_to_confirm', { step }))
    expect(toConfirm('Mise en demeure')).toBe('The step “Formal notice” leaves once a person agrees.')
    expect(toConfirm('Appel du comptable')).toBe('The step “Appel du comptable” leaves once a person agrees.')
  })

  it('tells what is next, and survives storage', () => {
    const waiting = decide(scenario, factsOf({ items, contacts: [first] }), SETTINGS, on(5))[0]!
    const stored = JSON.parse(JSON.stringify(waiting.reasons[0]))
    expect(plain(explainReason('fr', stored))).toBe('Prochaine étape : « Deuxième relance » pour FA-1, le 21/09/2026.')
  })
})

it('serial days agree with the calendar', () => {
  for (let offset = -25_000; offset < 80_000; offset += 37) {
    const date = addDays(day('1970-01-01'), offset)
    expect(serialOf(date)).toBe(offset)
    expect(dayOf(offset)).toBe(date)
  }
  expect(serialOf(day('2028-03-01')) - serialOf(day('2028-02-28'))).toBe(
    daysBetween(day('2028-02-28'), day('2028-03-01')),
  )
})
