import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import type { SignedMandate } from '../../stories/outsourcing-hand-over.ts'
import { mandateWith, placedFile } from '../../stories/outsourcing-results-scene.ts'
import { dress, examine, picture, seatIn, stageClock } from '../../tools/testing/browser.ts'
import { bookCustomer, today } from '../../tools/testing/browser-books.ts'
import { saidOn, staged } from '../../tools/testing/staged.ts'
import { newOrganisation } from '../../tools/testing/story.ts'

const day = (days: number) => addDays(today(), days)
let recouvro: SignedMandate
let received: SignedMandate
const { stage, seat } = staged(async () => {
  const books = { database: stage.database, owner: seat, now: () => stageClock.now() }
  const proven = { young: 8_000, middle: 7_000, old: 4_000 }
  recouvro = await mandateWith(books, {
    ...{ no: 1, provider: 'Recouvréa', agencyOrgId: null, proven },
    terms: (terms) => ({
      ...terms,
      service: { ...terms.service, credit: { centsPerBreach: 2_000, bpPerBreach: null, capBp: 1_000 } },
    }),
  })
  const delaunay = await mandateWith(books, { no: 2, provider: 'Cabinet Delaunay', agencyOrgId: null })
  for (let at = 0; at < 72; at++) {
    const isDelaunay = at % 3 === 2
    const kind = at % 18 === 17 ? 'consumer' : 'business'
    const name = `${kind === 'consumer' ? 'Particulier' : 'Société'} ${String(at).padStart(2, '0')}`
    const customerId = await bookCustomer(stage, seat, { code: `S${at}`, name, kind }, [])
    const placed = -300 + Math.floor(at / 9) * 30
    const cents = (at % 4 < 2 ? 60_000 : 180_000) + (at % 7) * 3_000
    const paidOn = Math.min(-2, placed + 12 + (at % 5) * 17)
    const pays = isDelaunay ? at % 5 !== 0 : at % 4 === 1
    await placedFile(books, isDelaunay ? delaunay : recouvro, null, {
      ...{ customerId, documentNo: `FA-${at}`, cents, dueOn: day(placed - (at % 2 === 0 ? 40 : 130)) },
      ...{ placedOn: day(placed), isPilot: at < 12 },
      receipts: pays
        ? [{ on: day(paidOn), cents, fee: Math.round(cents * 0.15), remittedOn: day(Math.min(-1, paidOn + 40)) }]
        : [],
      ...(pays ? { endedOn: day(paidOn), endedWhy: 'paid' } : {}),
    })
  }
  // Another company, whose provider we are.
  const answer = await seat.context.request.post(`${stage.url}/api/organisations`, {
    data: newOrganisation('Négoce Martin'),
    headers: { origin: stage.url },
  })
  const theirs = seatIn(seat, stage.url, ((await answer.json()) as { orgId: number }).orgId)
  const there = { ...books, owner: theirs }
  received = await mandateWith(there, { no: 1, provider: 'Atelier des Lices', agencyOrgId: seat.orgId })
  for (let at = 0; at < 6; at++) {
    const customerId = await bookCustomer(stage, theirs, { code: `N${at}`, name: `Débiteur ${at}` }, [])
    const paid = at < 2 ? [{ on: day(-3), cents: 90_000, fee: 13_500 }] : []
    await placedFile(there, received, seat.orgId, {
      ...{ customerId, documentNo: `N-${at}`, cents: 90_000, dueOn: day(-90), placedOn: day(at < 4 ? -30 : -3) },
      receipts: paid,
    })
  }
})

test('providers are read side by side; each figure opens its files, and two are compared on like files', async () => {
  const { page } = seat
  await seat.open(`/externalisation/resultats?prestataire=${recouvro.providerId}`)
  const table = page.getByRole('table', { name: 'Prestataire', exact: true })
  await table.getByRole('row').filter({ hasText: 'Recouvréa' }).waitFor()
  expect(await saidOn(page)).toContain('Promesse non tenue.')
  await examine(page)
  await picture(seat, 'resultats')
  await table.getByRole('link', { name: /^Recouvréa, Encaissé : / }).click()
  await page.getByRole('complementary', { name: 'Dossiers du chiffre' }).getByText('avec encaissement').waitFor()
  await examine(page)
  await picture(seat, 'resultats-dossiers')
  await seat.open(`/externalisation/resultats?prestataire=${recouvro.providerId}`)
  await page.getByLabel('Comparer à').selectOption({ label: 'Cabinet Delaunay' })
  await page.getByLabel('Durée laissée').selectOption('90')
  await page.getByRole('table', { name: 'À dossiers semblables' }).waitFor()
  await page.getByRole('heading', { name: 'À dossiers semblables' }).scrollIntoViewIfNeeded()
  await picture(seat, 'resultats-comparaison')
  await examine(page)
})

test('the report of a period is recorded on the day on which it came', async () => {
  const { page } = seat
  await dress(seat, 'fr', 'light')
  await seat.open(`/externalisation/resultats?prestataire=${recouvro.providerId}`)
  await page.getByRole('button', { name: 'Noter la réception' }).first().click()
  const question = page.getByRole('dialog')
  await question.getByRole('textbox', { name: 'Reçu le' }).fill('+0')
  await question.getByRole('textbox', { name: 'Remarque' }).fill('Par e-mail')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Réception notée.').waitFor()
  await page.getByRole('table', { name: 'Comptes rendus' }).getByText('Par e-mail').waitFor()
})

test('a provider reads what came of a creditor’s files and which clocks run, and names them while it works them', async () => {
  const { page } = seat
  await dress(seat, 'fr', 'light')
  await seat.open('/externalisation/resultats')
  const ours = page.getByRole('grid', { name: 'Résultats par créancier' })
  await ours.getByText('Atelier des Lices').waitFor()
  await ours.getByText(/1.800,00/).waitFor()
  await examine(page)
  await picture(seat, 'resultats-creanciers')
  await ours.getByRole('link', { name: 'Atelier des Lices' }).click()
  await page.getByRole('heading', { name: 'Atelier des Lices' }).waitFor()
  await page.getByText('Premier contact dans 2 j').first().waitFor()
  expect(await saidOn(page)).not.toContain('Recouvrés ici')
  await examine(page)
  await page.getByRole('heading', { name: 'Service du mandat MR-0001' }).scrollIntoViewIfNeeded()
  await picture(seat, 'resultats-recus')
})
