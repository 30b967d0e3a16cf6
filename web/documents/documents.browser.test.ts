import path from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT_ROOT } from '../../src/platform/config.ts'
import { invoicePdf, pdfOf } from '../../stories/documents-files.ts'
import { examine, picture, settled } from '../../tools/testing/browser.ts'
import { bookCustomer, today } from '../../tools/testing/browser-books.ts'
import { saidOn, staged } from '../../tools/testing/staged.ts'
import { zip } from '../../tools/testing/zip.ts'

const ids = {} as Record<'batisud' | 'colin', string>
const { stage, seat } = staged(async () => {
  const book = (code: string, name: string, numbers: readonly string[]) =>
    bookCustomer(
      stage,
      seat,
      { code, name },
      numbers.map((documentNo) => ({ documentNo, cents: 120_000, dueOn: today() })),
    )
  ids.batisud = await book('BATISUD', 'Bâti-Sud SARL', ['FA2026-0142', 'FA2026-0150', 'COMMUN-12'])
  ids.colin = await book('COLIN', 'Menuiserie Colin', ['FA2026-0133', 'COMMUN-12'])
})

const key = (keys: string) => seat.page.keyboard.press(keys)
const panel = () => seat.page.getByRole('complementary')
const upload = (name: string, body: Uint8Array) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(body) })

test('an archive is dropped: what is sure is ready, what is not is said by keyboard, and then all is kept at once', async () => {
  const { page } = seat
  await seat.open('/imports')
  await page.getByRole('button', { name: 'Documents des clients' }).click()
  await page.getByRole('heading', { name: 'Déposez ici vos factures en PDF' }).waitFor()
  await picture(seat, 'documents-vide')
  const files = {
    'FA2026_0142.pdf': await pdfOf(['Sans numéro']),
    'scan.pdf': await invoicePdf('FA2026-0150'),
    'COMMUN-12.pdf': await pdfOf(['Facture COMMUN-12']),
    'photo de vacances.pdf': await pdfOf(['Rien']),
    'verrou.pdf': await pdfOf(['Secret'], 'sesame'),
  }
  const archive = zip(Object.entries(files).map(([name, body]) => ({ name, body: Buffer.from(body) })))
  await page.getByTestId('document-files').setInputFiles(upload('octobre.zip', archive))
  const rows = page.getByRole('grid', { name: 'Fichiers déposés' }).getByRole('row')
  await expect.poll(() => rows.count()).toBe(5)
  expect(await saidOn(page)).toContain('« verrou.pdf » est protégé par un mot de passe')
  expect(await saidOn(page)).toContain('2 prêts')
  // Those that wait for a person come first: the cursor opens one, a document is chosen, and the next opens by itself.
  await key('j')
  await panel().getByRole('button', { name: 'COMMUN-12 · Menuiserie Colin' }).waitFor()
  await picture(seat, 'documents-apercu')
  await panel().getByRole('button', { name: 'COMMUN-12 · Menuiserie Colin' }).press('Enter')
  await panel().getByRole('heading', { name: 'photo de vacances.pdf' }).waitFor()
  await settled(page)
  await key('Escape')
  await key('v')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Un fichier n’a pas encore de client').waitFor()
  await examine(page)
  await dialog.getByRole('button', { name: 'Garder ces 3 fichiers' }).click()
  await page.getByText('3 fichiers gardés.').waitFor()
})

test('on the customer’s page documents are listed by kind, opened beside their item, said anew and taken away; its own page opens them', async () => {
  const { page } = seat
  await seat.open(`/clients/${ids.batisud}`)
  const part = page.getByRole('region', { name: 'Documents', exact: true })
  await part.getByRole('link', { name: 'FA2026_0142.pdf' }).waitFor()
  const opened = page.getByRole('link', { name: 'Ouvrir le PDF de FA2026-0142' }).first()
  const href = await opened.getAttribute('href')
  const answer = await seat.context.request.get(`${stage.url}${href}`)
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf'])
  await part.getByTestId('customer-files').setInputFiles(upload('bon de commande 4471.pdf', await pdfOf(['CDE-4471'])))
  await part.getByRole('heading', { name: 'Commande' }).waitFor()
  await part.screenshot({ path: path.join(PROJECT_ROOT, 'shots', 'documents-client-partie.png') })
  await picture(seat, 'documents-client')
  await part.getByRole('listitem').filter({ hasText: '4471' }).getByRole('button', { name: 'Corriger' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nature').selectOption({ label: 'Contrat' })
  await examine(page)
  await dialog.getByLabel('Numéros de pièces').press('Enter')
  await part.getByRole('heading', { name: 'Contrat' }).waitFor()
  await part.getByRole('listitem').filter({ hasText: '4471' }).getByRole('button', { name: 'Retirer' }).press('Enter')
  await dialog.getByRole('button', { name: 'Retirer' }).click()
  await expect.poll(() => part.getByRole('heading', { name: 'Contrat' }).count()).toBe(0)

  const { address } = await seat.api<{ address: string }>('POST', `/customers/${ids.batisud}/portal-links`)
  const phone = await stage.browser.newContext({
    locale: 'fr-FR',
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
  })
  const visitor = await phone.newPage()
  await visitor.goto(address)
  const link = visitor.getByRole('link', { name: 'Ouvrir le PDF de FA2026-0142' })
  expect((await phone.request.get(`${stage.url}${await link.getAttribute('href')}`)).status()).toBe(200)
  await visitor.screenshot({ path: path.join(PROJECT_ROOT, 'shots', 'documents-portail-390.png'), fullPage: true })
  await phone.close()
})
