import { expect, test } from 'vitest'
import { bookInto, IN_RENNES, type NewDocument, payInto } from '../../tools/testing/books.ts'
import { examine, picture, settled, stageClock } from '../../tools/testing/browser.ts'
import { saidOn, staged } from '../../tools/testing/staged.ts'

let head: string
let north: string
let south: string
const { stage, seat } = staged(async () => {
  head = await added('GR-0', 'Groupe Le Goff', 'finance@legoff.example')
  north = await added('GR-1', 'Le Goff Nord', 'nord@legoff.example')
  south = await added('GR-2', 'Le Goff Sud et Atlantique', null)
  const profile = {
    parentId: head,
    sector: 'Bâtiment',
    size: 'medium',
    risk: null,
    tags: ['grand compte'],
    salespersonId: null,
    creditLimitCents: 3_000_000,
    insuredCents: 2_000_000,
  }
  for (const id of [north, south]) await seat.api('PUT', `/customers/${id}/profile`, profile)
  const book = (document: NewDocument) => bookInto(stage.database.db, seat.orgId, stageClock.now(), document)
  await book({
    customerId: head,
    documentNo: 'F-2026-001',
    cents: 125_000,
    issuedOn: '2026-09-20',
    dueOn: '2026-11-05',
  })
  await book({
    customerId: north,
    documentNo: 'F-2026-010',
    cents: 2_450_050,
    issuedOn: '2026-07-01',
    dueOn: '2026-08-31',
  })
  await book({
    customerId: north,
    documentNo: 'F-2026-011',
    cents: 480_000,
    issuedOn: '2026-08-01',
    dueOn: '2026-09-30',
  })
  await book({
    customerId: north,
    documentNo: 'F-2026-012',
    cents: 90_000,
    issuedOn: '2026-08-15',
    dueOn: '2026-10-01',
    currency: 'USD',
  })
  await book({
    customerId: south,
    documentNo: 'F-2026-020',
    cents: 310_000,
    issuedOn: '2026-08-20',
    dueOn: '2026-10-05',
  })
  await book({
    customerId: south,
    documentNo: 'AV-2026-003',
    cents: 12_000,
    issuedOn: '2026-09-02',
    dueOn: '2026-09-02',
    kind: 'credit_note',
  })
  for (const [no, due, paid, cents] of [
    ['F-2025-090', '2025-12-31', '2026-01-10', 400_000],
    ['F-2026-002', '2026-03-31', '2026-04-20', 150_000],
    ['F-2026-005', '2026-06-30', '2026-06-28', 220_000],
    ['F-2026-007', '2026-07-31', '2026-09-04', 300_000],
  ] as const) {
    const item = await book({
      customerId: north,
      documentNo: no,
      cents,
      issuedOn: due.replace(/-\d\d$/, '-01'),
      dueOn: due,
    })
    await payInto(stage.database.db, seat.orgId, stageClock.now(), { customerId: north, itemId: item, cents, on: paid })
  }
})

async function added(code: string, name: string, email: string | null): Promise<string> {
  const { id } = await seat.api<{ id: string }>('POST', '/customers', { ...IN_RENNES, code, name })
  const contact = { firstName: 'Anne', lastName: 'Le Goff', role: 'accounts_payable', email, phone: '02 61 91 00 00' }
  if (email) await seat.api('POST', `/customers/${id}/contacts`, contact)
  return id
}

test('the page of a customer tells its exposure and how it pays, and each figure opens its payments', async () => {
  const { page } = seat
  await seat.open(`/clients/${north}`)
  await page.getByRole('region', { name: 'Comportement de paiement' }).waitFor()
  await expect.poll(() => saidOn(page)).toMatch(/presque atteint[\s\S]*Payé à l’échéance/)
  await picture(seat, 'fiche-360')
  await page.getByRole('region', { name: 'Comportement de paiement' }).getByRole('link').first().click()
  const panel = page.getByRole('complementary', { name: 'Paiements reçus' })
  await panel.getByRole('link', { name: 'F-2026-007' }).waitFor()
  await settled(page)
  await picture(seat, 'fiche-paiements')
  await panel.getByRole('link', { name: 'F-2026-007' }).click()
  await page.waitForURL(/piece=/)
})

test('a group is read member by member in each currency, reminded as one, and one member stays apart', async () => {
  const { page } = seat
  await seat.open(`/clients/${south}`)
  await page.getByRole('link', { name: 'Voir le groupe' }).click()
  await page.waitForURL(/\/groupe/)
  await page.getByRole('heading', { level: 1, name: 'Groupe Le Goff et son groupe' }).waitFor()
  await expect.poll(() => page.getByRole('table').count()).toBe(2)
  await page.getByRole('checkbox', { name: 'Relancer au niveau du groupe' }).click()
  await page.getByText('Le groupe est relancé par sa tête.').waitFor()
  await page.getByRole('checkbox', { name: 'Le Goff Nord' }).click()
  await page.getByText('Le Goff Nord est relancé seul.').waitFor()
  await picture(seat, 'groupe')
  await seat.open(`/clients/${south}`)
  // Its card of reminders says through whom it is reminded and where that one stands, and leads there.
  await page.getByRole('region', { name: 'Relances' }).getByText('Relancé avec son groupe').waitFor()
  await picture(seat, 'fiche-membre')
  await page.getByRole('region', { name: 'Relances' }).getByRole('link', { name: 'Groupe Le Goff' }).click()
  await page.waitForURL(new RegExp(`/clients/${head}`))
})

test('the statement of the group is shown as it leaves, is sent, and stands in the history of each member', async () => {
  const { page } = seat
  await seat.open(`/clients/${head}/groupe`)
  await page.getByRole('button', { name: 'Relevé du groupe' }).click()
  await page.getByText('finance@legoff.example').waitFor()
  await page.frameLocator('iframe').getByText('Le Goff Nord : ').waitFor()
  await examine(page)
  await page.getByText('Lettre', { exact: true }).click()
  await page.getByRole('button', { name: 'Préparer la lettre' }).waitFor()
  await settled(page)
  await picture(seat, 'groupe-lettre')
  await page.getByText('E-mail', { exact: true }).click()
  await page.getByRole('button', { name: 'Envoyer le relevé' }).click()
  await page.waitForURL(/message=/)
  await seat.open(`/clients/${north}?fil=payment`)
  await page.getByRole('button', { name: /Règlement reçu : 3.000,00.€/ }).click()
  await page.waitForURL(/piece=/)
  await seat.open(`/clients/${north}?fil=event`)
  await page.locator('ol li[data-kind="event"]').getByText('Relevé de compte envoyé').waitFor()
  await page.getByLabel('Chercher dans l’historique').fill('introuvable')
  await page.getByText('Rien de tel dans l’historique').waitFor()
  await seat.open(`/clients/${north}?panneau=releve`)
  await page.getByText('nord@legoff.example').first().waitFor()
  await page.getByText('Lettre', { exact: true }).click()
  await page.getByRole('button', { name: 'Préparer la lettre' }).waitFor()
  await examine(page)
})
