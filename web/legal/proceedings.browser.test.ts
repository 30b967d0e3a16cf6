import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/calendar.ts'
import { pdfOf } from '../../stories/documents-files.ts'
import { examine, picture } from '../../tools/testing/browser.ts'
import { bookCustomer, LONGEST_NAME, today } from '../../tools/testing/browser-books.ts'
import { eventually, saidOn, staged } from '../../tools/testing/staged.ts'

const { stage, seat } = staged()
const written = (days: number): string => addDays(today(), days).split('-').toReversed().join('/')

test('from « Quelle voie ? » to an order served: advice, matter, acts by the keyboard, delays with how they are reckoned', async () => {
  const { page } = seat
  await seat.open('/contentieux/dossiers')
  await page.getByText('Aucun dossier de contentieux').waitFor()
  await picture(seat, 'dossiers-vide')
  const owed = (documentNo: string, cents: number) => ({
    documentNo,
    cents,
    issuedOn: addDays(today(), -120),
    dueOn: addDays(today(), -90),
  })
  const customerId = await bookCustomer(stage, seat, { code: 'MOREL', name: 'Atelier Morel' }, [
    owed('FA-101', 248_000),
    owed('FA-108', 1_096_050),
  ])
  const other = await bookCustomer(stage, seat, { code: 'VAUQUELIN', name: LONGEST_NAME }, [
    owed('FA-DIX-MILLIONS', 1_000_000_001),
  ])
  await seat.open(`/clients/${customerId}?panneau=voie`)
  const panel = page.getByRole('complementary', { name: 'Quelle voie ?' })
  // Nothing proves the claim yet: the full action is advised, the order is possible and says what is missing.
  await panel.getByText('Ni commande ni contrat conservé').waitFor()
  await seat.api(
    'POST',
    `/customers/${customerId}/documents?name=bon-de-commande-101.pdf&kind=order`,
    Buffer.from(await pdfOf(['Commande 101'])),
  )
  await page.reload()
  await panel.getByRole('region', { name: 'Injonction de payer', exact: true }).getByText('Conseillée').waitFor()
  await picture(seat, 'quelle-voie')
  await page.keyboard.press('o')
  const question = page.getByRole('dialog')
  await question.getByLabel('FA-108').uncheck()
  await examine(page)
  await page.keyboard.press('Control+Enter')
  const matter = page.getByRole('complementary', { name: 'Dossier choisi' })
  await matter.getByText('CTX-0001 · Injonction de payer').waitFor()
  const { items } = await seat.api<{ items: { id: string }[] }>(
    'GET',
    `/customers/${other}/items?show=open&sort=due&descending=false&limit=10`,
  )
  const full = { kind: 'full_action', itemIds: items.map(({ id }) => id), others: [] }
  const asked = { ...full, contested: 'whole', traders: null, note: '' }
  const { id: fought } = await seat.api<{ id: string }>('POST', `/customers/${other}/proceedings`, asked)
  // One key asks, one writes: the request, then the order, dated today.
  await page.keyboard.press('1')
  await question.getByText('Requête déposée').waitFor()
  await page.keyboard.press('Control+Enter')
  await matter.getByText('Demander des nouvelles au greffe').waitFor()
  await page.keyboard.press('1')
  await question.getByLabel('Principal').waitFor()
  await examine(page)
  await page.keyboard.press('Control+Enter')
  await matter.getByText('Faire signifier l’ordonnance').waitFor()
  await page.keyboard.press('1')
  await question.getByLabel('Remise en main propre au débiteur').check()
  await question.getByLabel('Preuve').fill('Acte de Me Bertin')
  await page.keyboard.press('Control+Enter')
  await matter.getByText('Le débiteur peut s’opposer').waitFor()
  await matter.getByText('Comment il est compté').first().click()
  await matter.getByText('CPC art. 1416', { exact: true }).waitFor()
  await eventually(() => saidOn(page)).toContain('Prescription interrompue ou suspendue')
  await picture(seat, 'dossier')

  // What the law does not allow yet says from when, and a day ahead is refused with a sentence.
  expect(
    await matter.getByRole('button', { name: 'Absence d’opposition constatée' }).getAttribute('aria-disabled'),
  ).toBe('true')
  await matter.getByRole('button', { name: 'Opposition : avis du greffe reçu' }).click()
  await question.getByLabel('Avis du greffe reçu le').fill(written(-1))
  // Read on the very key that sends it.
  await page.keyboard.press('Control+Enter')
  await question.getByText('précède').waitFor()
  await page.keyboard.press('Escape')

  await page.keyboard.press('f')
  await question.getByLabel('Montant TTC').fill('35,21')
  await examine(page)
  await page.keyboard.press('Control+Enter')
  await matter.getByText('récupérables').waitFor()
  await matter.getByRole('button', { name: 'Réclamer' }).click()
  await matter.getByText('Sans titre exécutoire').waitFor()
  await page.keyboard.press('m')
  await question.getByLabel('N° de rôle ou d’ordonnance').fill('2026IP01234')
  await examine(page)
  await page.keyboard.press('Control+Enter')
  await matter.getByText('2026IP01234').waitFor()

  // Granted in part and appealed by us: what it changes is told, and what is left stands by its parts.
  const plain = { debtorId: null, result: null, inPerson: false, dueOn: null, granted: null, outcome: null }
  const act = (what: string, more: object = {}) =>
    seat.api('POST', `/proceedings/${fought}/acts`, {
      ...{ ...plain, act: what, on: today(), evidence: '', documentId: null },
      ...more,
    })
  await act('summoned', { dueOn: addDays(today(), 30) })
  const part = { principalCents: 600_000_000, interestCents: 0, costsCents: 0, interestFrom: null }
  await act('judged', { result: 'part', granted: part })
  await act('we_appealed')
  await seat.open(`/contentieux/dossiers?dossier=${fought}`)
  await matter.getByText('ce que la décision accorde reste exécutoire').waitFor()
  await matter.getByText('Aucun versement depuis l’ouverture du dossier').waitFor()
  await matter.getByText('Reste dû : principal').waitFor()
  await examine(page)
  await picture(seat, 'dossier-en-appel')
})
