import { foundOrganisation } from '../src/access/index.ts'
import { systemClock } from '../src/platform/clock.ts'
import type { Db } from '../src/platform/db.ts'

/** An organisation to fill, owned by nobody who signs in. */
export async function founded(db: Db, name = 'Bench'): Promise<number> {
  const owner = { userId: 'bench', name: 'Bench', email: 'bench@bench.example', lang: 'fr' } as const
  const orgId = await foundOrganisation(
    { db, clock: systemClock },
    owner,
    {
      name,
      siren: null,
      iban: 'FR1420041010050500013M02606',
      bic: null,
      addressLines: ['1 rue du Banc'],
      postcode: '35000',
      city: 'Rennes',
      country: 'FR',
      senderName: 'Bench',
      senderTitle: '',
      senderEmail: 'bench@bench.example',
      senderPhone: '',
      defaultTerms: { kind: 'net', days: 30 },
      lang: 'fr',
      timeZone: 'Europe/Paris',
      fiscalYearEnd: '12-31',
    },
    false,
  )
  return orgId
}
