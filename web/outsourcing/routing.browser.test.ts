import { test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { signMandate } from '../../stories/outsourcing-hand-over.ts'
import { dress, examine, picture, stageClock } from '../../tools/testing/browser.ts'
import { bookCustomer, today } from '../../tools/testing/browser-books.ts'
import { staged } from '../../tools/testing/staged.ts'

const day = (days: number) => addDays(today(), days)
const { stage, seat } = staged(async () => {
  const about = { database: stage.database, owner: seat, now: () => stageClock.now() }
  await signMandate(about, { no: 1, provider: 'Recouvréa', startsOn: day(-30) })
  await signMandate(about, {
    ...{ no: 2, provider: 'Étude Lenoir', startsOn: day(-30), insuredUntil: day(-1) },
    scope: { stages: ['court'] },
  })
  await seat.api('PUT', '/outsourcing/requirement', { business: [], consumer: ['invoice'], public: [] })
  for (let at = 1; at <= 9; at++)
    await bookCustomer(stage, seat, { code: `C${at}`, name: `Client ${String(at).padStart(2, '0')}` }, [
      { documentNo: `F-${at}`, cents: at < 6 ? 30_000 + at * 9_000 : at * 410_000, dueOn: day(-65 - at * 30) },
    ])
  await bookCustomer(stage, seat, { code: 'PART', name: 'Jeanne Particulier', kind: 'consumer' }, [
    { documentNo: 'P-1', cents: 45_000, dueOn: day(-100) },
  ])
})

test('a model is tried, changed rule by rule, its figures opened, and used under a name', async () => {
  const { page } = seat
  await seat.open('/externalisation/regles')
  await page.getByText('Aucune liste appliquée').first().waitFor()
  await page.getByRole('button', { name: /^Petites créances dehors/ }).click()
  const five = page.getByRole('button', { name: /^5 dossiers/ })
  await five.waitFor()
  await page.getByText('Dossier incomplet 1').waitFor()
  await picture(seat, 'regles-modele')
  await five.click()
  await page.getByRole('table', { name: 'Créances de cette ligne' }).getByRole('link', { name: 'F-5' }).waitFor()
  // A picture loads the page anew: what was written is written again.
  const write = async () => {
    await page.getByRole('button', { name: 'Modifier la règle « Petits encours »' }).click()
    await page.getByLabel('Dû par le client, au plus').fill('500')
    // Two of them owe more than that, and go by no rule before the last.
    await page.getByRole('button', { name: /^2 dossiers/ }).waitFor()
    await page.getByLabel('Confier d’elle-même chaque nuit').check()
    await page.getByLabel('Dossiers', { exact: true }).waitFor()
    await page.getByLabel('Nom de la liste').fill('Les petites dehors')
  }
  await write()
  await examine(page)
  await picture(seat, 'regles-regle')
  await write()
  await page.getByRole('button', { name: 'Appliquer la liste' }).click()
  await page.getByText('La liste « Les petites dehors » est appliquée').waitFor()
  await page.getByText('Liste appliquée : « Les petites dehors »').waitFor()
  await seat.open('/externalisation/prets')
  await page.getByText('règles « Les petites dehors »').waitFor()
})

test('bounds that cross are told at the rule; a mandate that may not be used says why; papers are asked by kind', async () => {
  const { page } = seat
  await seat.open('/externalisation/regles?modele=court_outside')
  await page.getByText('l’assurance de responsabilité professionnelle a pris fin').first().waitFor()
  await page.getByRole('button', { name: 'Modifier la règle « Mises en demeure sans effet »' }).click()
  await page.getByLabel('Jusqu’à (jours de retard)').fill('30')
  await page.getByText('le minimum dépasse le maximum').waitFor()
  await page.getByRole('checkbox', { name: 'preuve de livraison, professionnels' }).check()
  await page.getByRole('button', { name: 'Enregistrer les pièces exigées' }).click()
  await page.getByText('Pièces exigées enregistrées').waitFor()
  await dress(seat, 'en', 'dark')
  await seat.open('/externalisation/regles')
  await page.getByText('List in use').waitFor()
  await examine(page)
  await picture(seat, 'regles-dark')
})
