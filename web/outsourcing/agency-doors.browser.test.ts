import { beforeAll, expect, test } from 'vitest'
import { runMandate } from '../../stories/agency-scene.ts'
import { dress, examine, invitedSeat, picture, type Seat, seatIn, stageClock } from '../../tools/testing/browser.ts'
import { staged } from '../../tools/testing/staged.ts'
import { newOrganisation } from '../../tools/testing/story.ts'

/** An agency with two creditors, seen by its owner; Léa works there. */
const { stage, seat } = staged()
let agency: Seat

beforeAll(async () => {
  const nadia = await invitedSeat(stage, seat, 'reader', 'nadia@recouvro.example')
  const headers = { origin: stage.url }
  const asked = async <T>(path: string, method: 'post' | 'get', data?: unknown): Promise<T> =>
    (await nadia.context.request[method](`${stage.url}/api${path}`, { data, headers })).json() as Promise<T>
  const { orgId } = await asked<{ orgId: number }>('/organisations', 'post', newOrganisation('Recouvro'))
  agency = seatIn(nadia, stage.url, orgId)
  await invitedSeat(stage, agency, 'collector', 'lea@recouvro.example')
  const other = await asked<{ orgId: number }>('/organisations', 'post', newOrganisation('Bérard'))
  const scene = { database: stage.database, now: () => stageClock.now() }
  for (const creditor of [seat.orgId, other.orgId]) await runMandate(scene, creditor, { orgId, name: 'Recouvro' })
})

const doors = async (label: string) =>
  (await agency.page.getByRole('navigation', { name: label }).getByRole('link').allInnerTexts()).map((one) =>
    one.trim(),
  )

test('an agency comes in by its mandates, a creditor by the audit; each has four doors', async () => {
  const { page } = agency
  await agency.open('/externalisation')
  await page.waitForURL(/externalisation\/mandats\?voir=recus/)
  expect(await doors('Parties de l’externalisation')).toEqual([
    'Mandats reçus',
    'Argent',
    'Résultats',
    'Confier à d’autres',
  ])
  await examine(page)
  await picture(agency, 'doors-agency')
  await page.getByRole('link', { name: 'Argent' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Fonds de tiers' }).waitFor()
  await page.getByRole('link', { name: 'Confier à d’autres' }).click()
  await page.waitForURL(/externalisation\/audit/)
  await seat.open('/externalisation')
  await seat.page.getByRole('link', { name: 'Simulateur' }).waitFor()
  await seat.page.getByRole('link', { name: 'Confier' }).click()
  await seat.page.getByRole('link', { name: 'Règles' }).waitFor()
  await examine(seat.page)
  await picture(seat, 'doors-placing')
})

test('which creditors a member works is said in the settings, by keyboard', async () => {
  const { page } = agency
  await agency.open('/reglages?onglet=membres')
  const cell = page.getByRole('button', { name: /^Créanciers de .*: Tous$/ })
  await cell.focus()
  await page.keyboard.press('Enter')
  const question = page.getByRole('dialog', { name: /^Créanciers de/ })
  await question.getByRole('radio', { name: 'des créanciers cochés' }).check()
  await question.getByText('Aucun coché').waitFor()
  await question.getByRole('checkbox', { name: 'Bérard' }).check()
  await examine(page)
  await page.screenshot({ path: 'shots/walls-question.png' })
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: /: Bérard$/ }).waitFor()
  await picture(agency, 'walls')
  await dress(agency, 'en', 'dark')
  await agency.open('/reglages?onglet=membres')
  await page.getByRole('button', { name: /^Creditors of .*: Bérard$/ }).waitFor()
  await picture(agency, 'walls-dark')
})
