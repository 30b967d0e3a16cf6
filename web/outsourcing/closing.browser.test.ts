import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { signMandate } from '../../stories/outsourcing-hand-over.ts'
import { examine, picture, stageClock } from '../../tools/testing/browser.ts'
import { bookCustomer, today } from '../../tools/testing/browser-books.ts'
import { saidOn, staged } from '../../tools/testing/staged.ts'

const day = (days: number) => addDays(today(), days)
let mandate = ''
const { stage, seat } = staged(async () => {
  const about = { database: stage.database, owner: seat, now: () => stageClock.now() }
  const atEnd = { openFiles: 'finished' as const, finishDays: 45, tailDays: 30 }
  mandate = (await signMandate(about, { no: 1, provider: 'Recouvréa', startsOn: day(-30), atEnd })).mandateId
  await seat.api('PUT', '/outsourcing/requirement', { business: [], consumer: [], public: [] })
  for (let at = 1; at <= 6; at++)
    await bookCustomer(stage, seat, { code: `C${at}`, name: `Client ${String(at).padStart(2, '0')}` }, [
      { documentNo: `F-${at}`, cents: 30_000 + at * 41_050, dueOn: day(-65 - at * 30) },
    ])
  const { files } = (await seat.api('GET', '/outsourcing/ready')) as { files: { documents: { itemId: string }[] }[] }
  await seat.api('POST', '/outsourcing/placings', {
    id: crypto.randomUUID(),
    mandateId: mandate,
    stage: 'amicable',
    pilotSeed: null,
    chosen: { itemIds: files.flatMap(({ documents }) => documents.map(({ itemId }) => itemId)) },
  })
})

test('the end of a mandate is read on one screen, files are recalled from it, its account is struck and accepted', async () => {
  const { page } = seat
  await seat.open(`/externalisation/mandats?mandat=${mandate}`)
  await page.getByRole('link', { name: 'Fin, comptes et export' }).click()
  await page.getByText('6 dossiers en main').waitFor()
  await page.getByText('Par congé donné aujourd’hui').waitFor()
  await examine(page)
  await picture(seat, 'fin-mandat')

  const question = page.getByRole('dialog')
  const ask = async () => {
    await page.getByLabel('Choisir CF-0001').check()
    await page.getByLabel('Choisir CF-0002').check()
    await page.getByRole('button', { name: 'Reprendre ces 2 dossiers' }).click()
    await question.getByRole('button', { name: 'Reprendre 2 dossiers' }).waitFor()
  }
  await ask()
  await picture(seat, 'fin-mandat-reprendre')
  await ask()
  await question.getByLabel('Motif').fill('Accord trouvé')
  await page.keyboard.press('Control+Enter')
  await page.getByText('4 dossiers en main').waitFor()
  expect(await saidOn(page)).toContain('Rendu, 2 dossiers')

  await page.getByRole('button', { name: 'Arrêter le compte' }).click()
  await page.getByText('Attend le créancier').waitFor()
  await page.getByRole('button', { name: 'Accepter' }).click()
  await question.getByLabel('Nom').fill('Claire Propriétaire')
  await question.getByRole('button', { name: 'Accepter' }).click()
  await page.getByText('Accepté par Claire Propriétaire').waitFor()
  await page.getByRole('button', { name: 'Exporter le mandat' }).click()
  await page.getByText('En préparation').first().waitFor()
  await examine(page)
  await picture(seat, 'fin-mandat-arrete')
})
