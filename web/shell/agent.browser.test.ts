import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { PROJECT_ROOT } from '../../src/platform/config.ts'
import { place, runMandate } from '../../stories/agency-scene.ts'
import { examine, invitedSeat, picture, type Seat, seatIn, settled, stageClock } from '../../tools/testing/browser.ts'
import { bookCustomer } from '../../tools/testing/browser-books.ts'
import { speechFaults } from '../../tools/testing/page-faults.ts'
import { staged } from '../../tools/testing/staged.ts'
import { newOrganisation } from '../../tools/testing/story.ts'

/** Somebody of an agency finds a creditor in two clicks, is told for whom and under which mandate, and has the pages of what was placed. */
const { stage, seat } = staged()
let agent: Seat
let customerId: string
let agencyId: number

beforeAll(async () => {
  const late = { issuedOn: '2026-06-01', dueOn: '2026-07-01' }
  customerId = await bookCustomer(stage, seat, { code: 'MOREL', name: 'Morel et fils' }, [
    { documentNo: 'FA-101', cents: 1_200_000, ...late },
    { documentNo: 'FA-102', cents: 777_013, ...late },
  ])
  await bookCustomer(stage, seat, { code: 'DURAND', name: 'Durand Bâtiment' }, [
    { documentNo: 'FB-201', cents: 345_600, ...late },
  ])
  agent = await invitedSeat(stage, seat, 'reader', 'nadia@recouvro.example')
  const headers = { origin: stage.url }
  const posted = async <T>(path: string, method: 'post' | 'get', data?: unknown): Promise<T> =>
    (await agent.context.request[method](`${stage.url}/api${path}`, { data, headers })).json() as Promise<T>
  agencyId = (await posted<{ orgId: number }>('/organisations', 'post', newOrganisation('Recouvro'))).orgId
  const { userId } = await posted<{ userId: string }>('/me', 'get')
  await seat.api('PUT', `/members/${userId}`, { role: null })
  const scene = { database: stage.database, now: () => stageClock.now() }
  const agency = { orgId: agencyId, name: 'Recouvro' }
  const mandateId = await runMandate(scene, seat.orgId, agency)
  const { items } = await seat.api<{ items: { id: string; documentNo: string }[] }>(
    'GET',
    `/customers/${customerId}/items?show=all`,
  )
  const itemIds = items.filter(({ documentNo }) => documentNo === 'FA-101').map(({ id }) => id)
  await place(scene, seat.orgId, { mandateId, agency, customerId, itemIds })
})

const said = async () => (await agent.page.locator('body').innerText()).replace(/[\u00a0\u202f]/g, ' ')

test('two clicks lead from the agency to a creditor, who is named with the mandate', async () => {
  const { page } = agent
  await seatIn(agent, stage.url, agencyId).open('/aujourdhui')
  await page.getByRole('button', { name: /Changer d’organisation/ }).click()
  await page.getByText('Mandats', { exact: true }).waitFor()
  await page.screenshot({ path: path.join(PROJECT_ROOT, 'shots/mandats-choix.png') })
  await page.getByRole('menuitem', { name: /Atelier des Lices/ }).click()
  await page.getByText('Recouvro recouvre pour Atelier des Lices, mandat MR-0001').waitFor()
  await page.getByText('Rien n’attend chez ce créancier').waitFor()
  const nav = page.getByRole('navigation', { name: 'Navigation principale' })
  expect(
    await nav
      .getByRole('link')
      .allInnerTexts()
      .then((all) => all.map((one) => one.split('\n')[0])),
  ).toEqual(['Aujourd’hui', 'Clients', 'Litiges', 'Promesses', 'Balance âgée'])
  await examine(page)
  await picture(agent, 'agent-aujourdhui')
})

test('the keyboard leads back and forth between the agency and its creditors', async () => {
  const { page } = agent
  await agent.open('/clients')
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Recouvro')
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`/o/${agencyId}/aujourdhui`))
  await settled(page)
  await page.keyboard.press('/')
  await page.keyboard.type('Atelier')
  await page.getByRole('option', { name: /Atelier des Lices/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`/o/${seat.orgId}/aujourdhui`))
})

test('the list, the page of a customer and the aged balance show what was placed, and act on it', async () => {
  const { page } = agent
  await agent.open('/clients')
  await page.getByText('Morel et fils').first().waitFor()
  expect(await said()).toContain('12 000,00')
  expect(await said()).not.toContain('Durand')
  await examine(page)
  await picture(agent, 'agent-clients')
  await agent.open(`/clients/${customerId}`)
  await page.getByText('FA-101').first().waitFor()
  await examine(page)
  expect(await speechFaults(page)).toEqual([])
  await picture(agent, 'agent-client')
  expect(await said()).not.toMatch(/FA-102|7 770|19 770|Cela appartient/)
  await page.keyboard.press('n')
  await page.getByRole('textbox').last().fill('Le gérant rappelle demain.')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Le gérant rappelle demain.').first().waitFor()
  await page.getByText('nadia, Recouvro').first().waitFor()
  await agent.open('/balance-agee')
  await page.getByText('Morel et fils').first().waitFor()
  expect(await said()).not.toMatch(/Durand|19 770/)
  await examine(page)
  for (const address of ['/litiges', '/promesses', '/promesses/echeanciers', `/clients/${customerId}?piece=x`]) {
    await agent.open(address)
    await examine(page)
  }
})

test('what is the creditor’s own has no page, and says whose it is', async () => {
  const { page } = agent
  for (const address of ['/encaissements', '/reglages', '/pilotage', '/aujourdhui/objectifs', '/litiges/bilan']) {
    await agent.open(address)
    await page.getByText('Cette page reste au créancier').waitFor()
    await examine(page)
  }
  await picture(agent, 'agent-page-fermee')
})
