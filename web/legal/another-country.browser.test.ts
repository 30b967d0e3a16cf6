import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { picture } from '../../tools/testing/browser.ts'
import { bookCustomer, today } from '../../tools/testing/browser-books.ts'
import { eventually, saidOn, staged } from '../../tools/testing/staged.ts'

const { stage, seat } = staged(async () => {
  const owed = { documentNo: 'FA-101', cents: 248_000, issuedOn: addDays(today(), -120), dueOn: addDays(today(), -90) }
  await bookCustomer(stage, seat, { code: 'MOREL', name: 'Atelier Morel', country: 'BE' }, [owed])
  const organisation = await seat.api<object>('GET', '/organisation')
  await seat.api('PUT', '/organisation', { ...organisation, country: 'BE', siren: null })
  const kinds = { businessKind: 'trade', consumerKind: 'consumer', contractYears: null }
  await seat.api('PUT', '/limitation-setting', kinds)
})

test('every law screen of a Belgian organisation says what of it is French law', async () => {
  const { page } = seat
  for (const [path, part] of [
    ['', 'de ce que doit un particulier'],
    ['/mises-en-demeure', 'des mises en demeure'],
    ['/prescription', 'de ce qui interrompt la prescription et sauve une créance'],
    ['/dossiers', 'des voies, des tribunaux et des dossiers de requête'],
    ['/procedures-collectives', 'des procédures collectives'],
    ['/provisions', 'des provisions, des pertes et de leur TVA'],
    ['/delais', 'des délais de procédure'],
    ['/reglages', 'de ce que doit un particulier'],
  ] as const) {
    await seat.open(`/contentieux${path}`)
    await page.getByText('hors de France (Belgique)').waitFor()
    expect(await saidOn(page)).toContain(`ce que cet écran dit ${part} est le droit français`)
  }
  await picture(seat, 'reglages-belgique')
  await eventually(async () => (await seat.api<{ count: number }>('GET', '/claims-at-risk?show=all')).count).toBe(1)
  await seat.open('/contentieux/prescription?voir=tout')
  await page.getByRole('row').filter({ hasText: 'FA-101' }).click()
  const panel = page.getByRole('complementary', { name: 'Prescription d’une créance' })
  await panel.getByText('l’effet des événements, écrit ici pour la France seulement').waitFor()
  await picture(seat, 'prescription-belgique')
})
