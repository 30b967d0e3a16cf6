import { expect, test } from 'vitest'
import { examine, picture, settled } from '../../tools/testing/browser.ts'
import { staged } from '../../tools/testing/staged.ts'

const { seat } = staged()

const customer = {
  kind: 'business',
  siren: null,
  vatNo: null,
  lang: 'fr',
  addressLines: [],
  postcode: '',
  city: '',
  country: 'FR',
  terms: null,
}
const profile = {
  parentId: null,
  sector: '',
  size: null,
  risk: null,
  tags: [],
  salespersonId: null,
  creditLimitCents: null,
  insuredCents: null,
}
const add = async (code: string, name: string, own: object) => {
  const { id } = await seat.api<{ id: string }>('POST', '/customers', { ...customer, code, name })
  await seat.api('PUT', `/customers/${id}/profile`, { ...profile, ...own })
  return id
}

test('the list narrows to a profile, the address holds it, a customer opened from it walks the same list', async () => {
  const ines = await seat.api<{ id: string }>('POST', '/colleagues', {
    name: 'Inès Démo',
    role: 'sales',
    email: 'ines@atelier.example',
    phone: '',
  })
  const head = await add('G1', 'Groupe Nord', {})
  await add('C1', 'Bâti Nord', { parentId: head, sector: 'Bâtiment', salespersonId: ines.id, tags: ['export'] })
  await add('C2', 'Bâti Sud', { sector: 'Bâtiment', risk: 'high' })
  await add('C3', 'Est Travaux', { sector: 'Travaux' })
  const { page } = seat
  await seat.open('/clients')
  const names = page.locator('[role="rowheader"], [role="row"] [role="gridcell"]:first-child')
  const shown = async () => (await names.allTextContents()).filter((text) => /Nord|Sud|Est/.test(text)).length
  await page.getByLabel('Secteur').selectOption('Bâtiment')
  await page.waitForURL(/secteur=/)
  await expect.poll(shown).toBe(2)
  await page.getByLabel('Commercial').selectOption({ label: 'Inès Démo' })
  await expect.poll(shown).toBe(1)
  await settled(page)
  await examine(page)
  await picture(seat, 'clients-filtres')
  const href = await page.getByRole('link', { name: 'Télécharger (CSV)' }).getAttribute('href')
  expect(href).toContain(`salesperson=${ines.id}`)
  await page.keyboard.press('j')
  await page.waitForURL(/client=/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/rang=1.*|.*secteur=/)
  await page.getByText(/^1 sur 1$/).waitFor()
  await page.keyboard.press('Backspace')
  await page.waitForURL(/\/clients\?.*commercial=/)
  await page.getByLabel('Commercial').selectOption({ label: 'Personne' })
  await page.getByRole('checkbox', { name: 'Plafond dépassé' }).check()
  await page.getByRole('heading', { name: 'Aucun client ne correspond' }).waitFor()
  await page.getByRole('button', { name: 'Montrer tous les clients' }).click()
  await expect.poll(shown).toBe(4)
  await page.getByRole('button', { name: 'Colonnes' }).click()
  const choice = page.getByRole('dialog', { name: 'Colonnes' })
  for (const name of ['Groupe', 'Commercial', 'Étiquettes']) await choice.getByLabel(name).check()
  await choice.getByLabel('Ville').uncheck()
  await page.keyboard.press('Escape')
  await page.getByRole('columnheader', { name: 'Commercial' }).waitFor()
  expect(await page.getByRole('columnheader', { name: 'Ville' }).count()).toBe(0)
  await page.getByRole('gridcell', { name: 'Inès Démo' }).waitFor()
  await picture(seat, 'clients-colonnes')
})
