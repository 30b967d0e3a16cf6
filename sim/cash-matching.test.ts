import { expect, test } from 'vitest'
import { foundOrganisation } from '../src/access/index.ts'
import { systemClock } from '../src/platform/clock.ts'
import { testDatabase } from '../tools/testing/database.ts'
import { playCash } from './cash.ts'
import { bringCash } from './cash-books.ts'
import { figuresOf, type Judged, measure } from './cash-measure.ts'

/** Raised when matching gets better, never lowered to let a change pass: `npm run bench:cash` says by how much. */
const LEAST_RIGHT_FIRST = 0.985
const LEAST_AUTOMATIC_RIGHT = 0.999
const LEAST_AUTOMATIC = 0.56

test('what is applied without asking is right, and the right proposal comes first as often as it did', {
  timeout: 120_000,
}, async () => {
  const { db, drop } = await testDatabase()
  try {
    const at = new Date('2026-11-20T08:00:00Z')
    const judged: Judged[] = []
    for (const numbering of [0, 3]) {
      const orgId = await foundOrganisation({ db, clock: systemClock }, OWNER, ORGANISATION, false)
      const play = playCash({ seed: `guard ${numbering}`, items: 3_750, lines: 750, numbering })
      judged.push(...(await measure(db, orgId, await bringCash(db, orgId, play, at), play, at)))
    }
    const figures = figuresOf(judged)
    expect(figures.lines).toBe(1_500)
    const wrong = figures.appliedWrong.map(
      ({ line, applied }) => `${applied!.class}: ${line.movement.label} | ${line.movement.remittance.join(' | ')}`,
    )
    expect(figures.applied / figures.payments).toBeGreaterThanOrEqual(LEAST_AUTOMATIC)
    expect((figures.applied - wrong.length) / figures.applied, wrong.join('\n')).toBeGreaterThanOrEqual(
      LEAST_AUTOMATIC_RIGHT,
    )
    expect(figures.appliedTied).toBe(0)
    expect(figures.resolvableFirstRight / figures.resolvable).toBeGreaterThanOrEqual(LEAST_RIGHT_FIRST)
  } finally {
    await drop()
  }
})

const OWNER = { userId: 'guard', name: 'Camille Garde', email: 'camille@garde.example', lang: 'fr' } as const
const ORGANISATION = {
  name: 'Garde SAS',
  siren: null,
  iban: 'FR7630006000011234567890189',
  bic: null,
  addressLines: ['1 rue du Port'] as string[],
  postcode: '44000',
  city: 'Nantes',
  country: 'FR',
  senderName: 'Camille Garde',
  senderTitle: '',
  senderEmail: 'compta@garde.example',
  senderPhone: '',
  defaultTerms: { kind: 'net', days: 30 },
  lang: 'fr',
  timeZone: 'Europe/Paris',
  fiscalYearEnd: '12-31',
} as const
