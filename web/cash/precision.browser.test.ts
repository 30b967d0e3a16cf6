import { afterAll, beforeAll, expect, test } from 'vitest'
import { bankSays, type NewMovement } from '../../tools/testing/bank.ts'
import {
  examine,
  openStage,
  ownerSeat,
  picture,
  type Seat,
  type Stage,
  stageClock,
} from '../../tools/testing/browser.ts'
import { bookCustomer, today } from '../../tools/testing/browser-books.ts'

let stage: Stage
let seat: Seat

const NAMES = [
  'Bâti-Sud SARL',
  'Dupont et Fils',
  'Garage Vautrin',
  'Menuiserie Colin',
  'Horizon Paysages',
  'Leroy Électricité',
]

beforeAll(async () => {
  stage = await openStage()
  seat = await ownerSeat(stage)
  const movements: NewMovement[] = []
  for (const [place, name] of NAMES.entries()) {
    const documentNo = `FA2026-01${place}2`
    const cents = 120_000 + place * 1_250
    await bookCustomer(stage, seat, { code: `C${place}`, name }, [
      { documentNo, cents, issuedOn: today(), dueOn: today() },
    ])
    movements.push({ on: today(), cents, payer: name.toUpperCase(), words: `FACTURE ${documentNo}` })
  }
  const statement = { iban: 'FR7630006000011234567890189', openingCents: 1_000_000, movements }
  await bankSays(stage.database.db, seat.orgId, statement, stageClock.now())
})
afterAll(() => stage.end())

const lines = () => seat.page.getByRole('grid', { name: 'Lignes de banque' }).getByRole('row')

test('a sample of what applied by itself is looked at by keyboard: Enter is right, undoing is wrong, the rest by the dozen', async () => {
  const { page } = seat
  await seat.open('/encaissements?voir=a-verifier')
  const panel = page.getByRole('complementary', { name: 'Ligne de banque' })
  await panel.getByText('Est-ce juste ?').waitFor()
  await page.getByText(/^6 lignes$/).waitFor()
  await picture(seat, 'encaissements-a-verifier')
  await examine(page)
  const first = await panel.getByRole('heading', { level: 2 }).textContent()
  await page.keyboard.press('Enter')
  await page.getByText(/^5 lignes$/).waitFor()
  await expect.poll(() => panel.getByRole('heading', { level: 2 }).textContent()).not.toBe(first)
  await panel.getByRole('button', { name: /^Annuler ce rapprochement/ }).waitFor()
  await page.keyboard.press('u')
  await page.getByText(/^4 lignes$/).waitFor()

  // The rest at once, with an undo.
  await page.keyboard.press('Shift+A')
  await page.getByText('Ces 4 rapprochements sont dits justes').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Rien à vérifier').waitFor()
  await page.getByText('4 rapprochements confirmés.').waitFor()
  await page.keyboard.press('u')
  await page.getByText(/^4 lignes$/).waitFor()
  await expect.poll(() => lines().count()).toBeGreaterThanOrEqual(4)
})

test('the rules say why each kind applies by itself or not, and every figure opens its lines', async () => {
  const { page } = seat
  await seat.open('/encaissements/rapprochement')
  const row = page.getByRole('row', { name: /Pièces citées, montant exact/ })
  await row.getByText('S’applique seule.').waitFor()
  await row.getByText(/Mesurée d’avance sur .* paiements étiquetés.*au moins 99,9\d/).waitFor()
  await row.getByText(/Vos 2 réponses ne tranchent pas/).waitFor()
  await picture(seat, 'encaissements-precision')
  await examine(page)
  await row.getByRole('link', { name: /^1 Fausses/ }).click()
  await page.getByText(/^1 ligne$/).waitFor()
  await page.getByText(/dites fausses en douze mois/).waitFor()
  await picture(seat, 'encaissements-fausses')
})

test('a kind that answers disprove says so as work, and runs again when a person lets it', async () => {
  const { page } = seat
  await seat.open('/encaissements?voir=a-verifier')
  await page.getByText(/^4 lignes$/).waitFor()
  await page.getByRole('complementary').getByText('Est-ce juste ?').waitFor()
  await page.keyboard.press('u')
  await page.getByRole('heading', { name: 'Une nature de rapprochement ne s’applique plus seule' }).waitFor()
  await page.getByText(/De vos 3 réponses, trop étaient fausses/).waitFor()
  await picture(seat, 'encaissements-nature-arretee')
  await examine(page)
  await seat.open('/encaissements/rapprochement')
  const row = page.getByRole('row', { name: /Pièces citées, montant exact/ })
  await row.getByText(/Arrêtée le .* par vos réponses/).waitFor()
  await seat.open('/encaissements')
  await page.getByRole('button', { name: 'Remettre en marche' }).click()
  await page.getByText(/s’applique de nouveau seule/).waitFor()
  await seat.open('/encaissements/rapprochement')
  await row.getByText('S’applique seule.').waitFor()
})
