import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { signMandate } from '../../stories/outsourcing-hand-over.ts'
import { dress, examine, picture, stageClock } from '../../tools/testing/browser.ts'
import { bookCustomer, today } from '../../tools/testing/browser-books.ts'
import { saidOn, staged } from '../../tools/testing/staged.ts'

const day = (days: number) => addDays(today(), days)
let morel = ''
const { stage, seat } = staged(async () => {
  const about = { database: stage.database, owner: seat, now: () => stageClock.now() }
  await signMandate(about, { no: 1, provider: 'Recouvréa', startsOn: day(-30) })
  await signMandate(about, { no: 2, provider: 'Cabinet Delaunay', startsOn: day(-30), insuredUntil: day(-1) })
  // A file without papers may leave here: what papers a file must have is told elsewhere.
  await seat.api('PUT', '/outsourcing/requirement', { business: [], consumer: ['invoice'], public: [] })
  morel = await bookCustomer(stage, seat, { code: 'MOREL', name: 'Atelier Morel' }, [
    { documentNo: 'FA-101', cents: 1_248_000, dueOn: day(-150) },
    { documentNo: 'FA-108', cents: 96_050, dueOn: day(-80) },
    { documentNo: 'FA-130', cents: 40_000, dueOn: day(-12) },
  ])
  for (let at = 1; at <= 14; at++)
    await bookCustomer(stage, seat, { code: `C${at}`, name: `Client ${String(at).padStart(2, '0')}` }, [
      { documentNo: `F-${at}`, cents: 30_000 + at * 41_000, dueOn: day(-65 - at * 30) },
    ])
  await bookCustomer(stage, seat, { code: 'PART', name: 'Jeanne Particulier', kind: 'consumer' }, [
    { documentNo: 'P-1', cents: 45_000, dueOn: day(-100) },
  ])
})

test('ready files are ticked by keyboard, placed under a mandate with what stays and why, and undone', async () => {
  const { page } = seat
  await seat.open('/externalisation/prets')
  await page.getByRole('row').filter({ hasText: 'Atelier Morel' }).first().waitFor()
  await page.keyboard.press('j')
  await page.getByRole('complementary', { name: 'Dossier' }).getByText('FA-108').waitFor()
  await examine(page)
  await picture(seat, 'confier-prets')
  const question = page.getByRole('dialog', { name: 'Confier à un prestataire' })
  // A picture loads the page anew: what was ticked and asked is ticked and asked again.
  const ask = async () => {
    await page.getByRole('row').filter({ hasText: 'Atelier Morel' }).first().click()
    await page.getByRole('complementary', { name: 'Dossier' }).getByText('FA-108').waitFor()
    await page.keyboard.press('x')
    await page.keyboard.press('e')
    await question.getByText('1 dossier, 2 pièces').waitFor()
  }
  await ask()
  await picture(seat, 'confier-question')
  await ask()
  await question.getByLabel('Mandat').selectOption({ label: 'MR-0002 – Cabinet Delaunay' })
  await question.getByText('l’assurance de responsabilité professionnelle a pris fin').first().waitFor()
  await examine(page)
  await question.getByLabel('Mandat').selectOption({ label: 'MR-0001 – Recouvréa' })
  await question.getByText('1 dossier, 2 pièces').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('RM-0001 : 1 dossier confié').waitFor()
  await page.keyboard.press('u')
  await page.getByRole('row').filter({ hasText: 'Atelier Morel' }).first().waitFor()
  expect(await saidOn(page)).toContain('Atelier Morel')
})

test('what stays is told row by row, and narrowed to one reason', async () => {
  const { page } = seat
  await seat.open('/externalisation/prets?voir=ecartes')
  await page
    .getByRole('row')
    .filter({ hasText: 'Jeanne Particulier' })
    .getByText('Il manque au dossier : facture')
    .waitFor()
  await examine(page)
  await picture(seat, 'confier-ecartes')
})

test('a pilot is drawn with its seed, shown before it leaves; a file is followed, instructed and recalled', async () => {
  const { page } = seat
  await seat.open('/externalisation/prets')
  const question = page.getByRole('dialog', { name: 'Tirer un pilote' })
  const draw = async () => {
    await page.getByRole('button', { name: 'Tirer un pilote' }).click()
    await question.getByLabel('Graine').fill('novembre')
    await question.getByRole('table', { name: 'Dossiers tirés' }).getByRole('row').nth(9).waitFor()
  }
  await draw()
  await picture(seat, 'confier-pilote')
  await draw()
  await page.keyboard.press('Control+Enter')
  await page.getByText('RM-0002 : 10 dossiers confiés').waitFor()
  await seat.open('/externalisation/confies')
  await page.getByRole('row').filter({ hasText: 'pilote' }).first().waitFor()
  await page.keyboard.press('j')
  const panel = page.getByRole('complementary', { name: 'Dossier' })
  await panel.getByRole('link', { name: /^Télécharger remise_RM-0002/ }).waitFor()
  await examine(page)
  await picture(seat, 'confies')
  await page.getByRole('row').filter({ hasText: 'pilote' }).first().click()
  await panel.getByRole('button', { name: 'Donner une instruction' }).click()
  await page.getByRole('textbox', { name: 'Instruction' }).fill('Appeler avant d’écrire.')
  await page.keyboard.press('Control+Enter')
  await panel.getByText('Appeler avant d’écrire.').first().waitFor()
  await panel.getByRole('button', { name: 'Reprendre' }).click()
  await page.getByLabel('Motif').fill('Accord trouvé')
  await page.keyboard.press('Enter')
  await panel.getByText('repris le').first().waitFor()
  await picture(seat, 'confies-repris')
  await dress(seat, 'en', 'dark')
  await seat.open('/externalisation/confies?voir=tous')
  await page.getByRole('row').filter({ hasText: 'pilot' }).first().waitFor()
  await examine(page)
  await picture(seat, 'placed-dark')
  await seat.open(`/clients/${morel}`)
  await page.getByRole('region', { name: 'Confié à un prestataire' }).waitFor()
})
