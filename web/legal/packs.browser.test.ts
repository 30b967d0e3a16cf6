import { expect, test } from 'vitest'
import { documentsRoutes } from '../../src/documents/contract.ts'
import type { DocumentKind } from '../../src/documents/model.ts'
import { addDays } from '../../src/kernel/calendar.ts'
import { invoicePdf, pdfOf } from '../../stories/documents-files.ts'
import { examine, picture } from '../../tools/testing/browser.ts'
import { bookCustomer, today } from '../../tools/testing/browser-books.ts'
import { saidOn, staged } from '../../tools/testing/staged.ts'

let morel = ''
const { stage, seat } = staged(async () => {
  const owed = (documentNo: string, days: number, cents: number) => {
    const issuedOn = addDays(today(), -days)
    return { documentNo, cents, issuedOn, dueOn: addDays(issuedOn, 30) }
  }
  morel = await bookCustomer(stage, seat, { code: 'MOREL', name: 'Atelier Morel', siren: '732829320' }, [
    owed('FA-101', 200, 248_000),
    owed('FA-108', 150, 96_050),
  ])
})

/** A file kept for the customer, as dropping it on its page does. */
async function keep(name: string, kind: DocumentKind, bytes: Uint8Array, number?: string): Promise<void> {
  const query = new URLSearchParams({ name, kind, ...(number ? { number } : {}) })
  const path = documentsRoutes.add.path.replace('{id}', morel)
  await seat.page.evaluate(
    async ([address, body]) => {
      const sent = await fetch(address!, {
        method: 'POST',
        body: Uint8Array.from(atob(body!), (one) => one.charCodeAt(0)),
      })
      if (!sent.ok) throw new Error(await sent.text())
    },
    [`/api/orgs/${seat.orgId}${path}?${query}`, Buffer.from(bytes).toString('base64')] as const,
  )
}

test('a filing pack: what is missing, exhibits put in order by keyboard, made in the background and downloaded', async () => {
  const { page } = seat
  await seat.open(`/clients/${morel}?panneau=dossier`)
  const panel = page.getByRole('complementary', { name: 'Préparer le dossier' })
  const checks = panel.getByRole('region', { name: 'Vérifications' })
  await checks.getByText('PDF de chaque facture').waitFor()
  await picture(seat, 'dossier-incomplet')
  await keep('Facture FA-101.pdf', 'invoice', await invoicePdf('FA-101'), 'FA-101')
  await keep('Facture FA-108.pdf', 'invoice', await invoicePdf('FA-108'), 'FA-108')
  await keep('Commande.pdf', 'order', await pdfOf(['Commande']))
  await keep('Kbis.pdf', 'company_extract', await pdfOf(['Kbis']))
  await seat.open(`/clients/${morel}?panneau=dossier`)
  const fill = async (label: string, value: string) => panel.getByLabel(label, { exact: true }).fill(value)
  await fill('Nom du tribunal', 'Tribunal de commerce de Rennes')
  await fill('Forme et capital du créancier', 'SAS au capital de 50 000 €')
  await fill('Immatriculation du créancier', 'RCS Rennes')
  await fill('Représentant légal du créancier', 'Claire Dubois')
  await fill('Qualité du représentant', 'présidente')
  await fill('Nom du signataire', 'Claire Dubois')
  await fill('Qualité du signataire', 'présidente')
  await fill('Fait à', 'Rennes')
  await checks.getByText('Rien d’obligatoire ne manque.').waitFor()
  const first = panel.getByLabel('Intitulé de la pièce n° 1', { exact: true })
  expect(await first.inputValue()).toBe('Extrait Kbis ou SIREN')
  await first.press('Alt+ArrowDown')
  const second = panel.getByLabel('Intitulé de la pièce n° 2', { exact: true })
  await expect.poll(() => second.inputValue()).toBe('Extrait Kbis ou SIREN')
  expect(await second.evaluate((field) => field === document.activeElement)).toBe(true)
  // Costs are a line each, added by Enter; what they come to is in the total.
  const costs = panel.getByRole('region', { name: 'Frais demandés en plus' })
  await costs.getByLabel('Nature des frais').fill('Extrait Kbis')
  await costs.getByLabel('Montant des frais').fill('4,24')
  await costs.getByLabel('Montant des frais').press('Enter')
  await costs.getByRole('button', { name: 'Retirer Extrait Kbis' }).waitFor()
  expect(await costs.getByLabel('Montant des frais').inputValue()).toBe('')
  // A guarantor is required to have an address and an exhibit that binds it.
  const others = panel.getByRole('region', { name: 'Codébiteurs et cautions' })
  await others.getByRole('button', { name: 'Ajouter un codébiteur ou une caution' }).click()
  await checks.getByText('Pièce qui engage chaque codébiteur ou caution').waitFor()
  await others.getByLabel('Nom ou dénomination').fill('Paul Morel')
  await others.getByLabel('Adresse en France').fill('3 rue du Port, 56000 Vannes')
  await others.getByLabel('Dans la limite de').fill('2 000')
  await others.getByLabel('Pièce qui l’engage').selectOption({ label: '1. Commande' })
  await checks.getByText('Rien d’obligatoire ne manque.').waitFor()
  await others.scrollIntoViewIfNeeded()
  await examine(page)
  await page.screenshot({ path: 'shots/dossier-debiteurs.png' })
  await panel.getByRole('button', { name: 'Fabriquer le dossier' }).click()
  await panel.getByRole('link', { name: /requete_MOREL/ }).waitFor()
  // What was decided is there the next time.
  await picture(seat, 'dossier')
  const again = page.getByRole('complementary', { name: 'Préparer le dossier' })
  await again.getByRole('button', { name: 'Retirer Paul Morel' }).waitFor()
  await again.getByRole('button', { name: 'Retirer Extrait Kbis', exact: true }).waitFor()
  // The evidence of what is ticked, from the same panel.
  await again.getByRole('button', { name: 'Dossier de preuves de ces créances' }).click()
  await again.getByRole('link', { name: /preuves_MOREL/ }).waitFor()
})

test('an evidence file is made from the customer’s page, with its hash and who made it', async () => {
  const { page } = seat
  await seat.open(`/clients/${morel}`)
  const card = page.getByRole('region', { name: 'Dossiers' })
  await card.getByRole('button', { name: 'Fabriquer le dossier de preuves' }).click()
  await card.getByRole('link', { name: /preuves_MOREL/ }).waitFor()
  expect(await saidOn(page)).toMatch(/[0-9a-f]{64}/)
  await picture(seat, 'dossiers-fabriques')
})
