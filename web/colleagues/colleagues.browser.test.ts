import { expect, test } from 'vitest'
import { examine, picture, settled, stageClock } from '../../tools/testing/browser.ts'
import { eventually, staged } from '../../tools/testing/staged.ts'
import { openBooks } from '../cash/bank-for-tests.ts'

const customers = new Map<string, string>()
const { stage, seat } = staged(async () => {
  await openBooks(stage, seat)
  const { rows } = await seat.api<{ rows: { id: string; code: string }[] }>('GET', '/customers?limit=100')
  for (const { id, code } of rows) customers.set(code, id)
  for (const [name, role] of [
    ['Nadia Perrin', 'sales'],
    ['Paul Renaud', 'after_sales'],
  ] as const) {
    const email = `${name.split(' ')[0]!.toLowerCase()}@atelier.example`
    await seat.api('POST', '/colleagues', { name, role, email, phone: '' })
  }
})

const dialog = () => seat.page.getByRole('dialog')

/** The page that the newest mail to an address opens, once it has left. */
async function pageOf(address: string): Promise<string> {
  type Listed = { rows: { id: string; toAddress: string; state: string }[] }
  const sent = async () => {
    const { rows } = await seat.api<Listed>('GET', '/messages?state=sent')
    return rows.find((row) => row.toAddress === address)?.id
  }
  await eventually(sent).toBeTruthy()
  const { mail } = await seat.api<{ mail: { text: string } }>('GET', `/messages/${await sent()}`)
  return /http:\/\/\S+\/q\/\S+/.exec(mail.text)![0]
}

test('from the customer, a colleague is asked about documents, and nothing leaves without a name and words', async () => {
  const { page } = seat
  await seat.open(`/clients/${customers.get('VAUTRIN')}`)
  await page.getByRole('button', { name: 'Demander à un collègue' }).click()
  await dialog().getByText('Choisissez un collègue.').waitFor()
  await dialog().getByLabel('Collègue').selectOption({ label: 'Nadia Perrin' })
  await dialog().getByText('Écrivez la question.').waitFor()
  await dialog().getByLabel('Question', { exact: true }).fill('Les palettes de mai sont-elles bien arrivées ?')
  await dialog()
    .getByRole('checkbox', { name: /FA2026-0101/ })
    .check()
  await examine(page)
  await page.screenshot({ path: 'shots/collegues-question-fr-light-1440.png' })
  await dialog()
    .getByRole('button', { name: /Envoyer la question/ })
    .click()
  await page.getByText('Question envoyée à Nadia Perrin').waitFor()
  await page.getByRole('region', { name: 'Questions aux collègues' }).getByText('pas encore lue').waitFor()
})

test('at a telephone, without a script: the colleague reads, answers and holds reminders; the member sees it and closes it', async () => {
  const address = await pageOf('nadia@atelier.example')
  // A script is nothing that a mail reader or an old telephone owes us.
  const context = await stage.browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'fr-FR',
    javaScriptEnabled: false,
  })
  const phone = await context.newPage()
  await phone.goto(address)
  await phone.getByRole('heading', { name: /^À propos de/ }).waitFor()
  await phone.screenshot({ path: 'shots/collegue-page-fr-390.png', fullPage: true })
  await phone.getByRole('textbox', { name: 'Votre réponse' }).fill('Oui, toutes, le 12 mai.')
  await phone.getByRole('button', { name: 'Envoyer la réponse' }).click()
  await phone.getByText('C’est enregistré. Merci.').waitFor()
  await phone.getByText('Ne pas relancer pour l’instant').click()
  await phone.getByLabel(/^Jusqu’au/).fill(stageClock.now().toISOString().slice(0, 10))
  await phone.locator('#hold-why').fill('Je le vois demain')
  await phone.getByRole('button', { name: 'Suspendre les relances' }).click()
  await phone.getByText('Je le vois demain').waitFor()
  await phone.screenshot({ path: 'shots/collegue-page-faite-fr-390.png', fullPage: true })
  await context.close()
  await seat.open(`/clients/${customers.get('VAUTRIN')}`)
  const questions = seat.page.getByRole('region', { name: 'Questions aux collègues' })
  await questions.getByText('Oui, toutes, le 12 mai.').waitFor()
  await picture(seat, 'collegues-reponse')
  await questions.getByRole('button', { name: 'Réponse vue' }).click()
  await questions.getByText('Oui, toutes, le 12 mai.').waitFor({ state: 'detached' })
})

test('the page of a dispute is readable by everybody, in both languages, on a screen and in the dark', async () => {
  const { page } = seat
  const { categories } = await seat.api<{ categories: { id: string; label: string }[] }>('GET', '/dispute-categories')
  const customerId = customers.get('DUPONT')!
  const { items } = await seat.api<{ items: { id: string; side: number }[] }>('GET', `/customers/${customerId}/items`)
  const { id } = await seat.api<{ id: string }>('POST', '/disputes', {
    customerId,
    categoryId: categories.find((one) => one.label === 'Qualité')!.id,
    items: [{ itemId: items.find((item) => item.side === 1)!.id, cents: null }],
    note: 'Deux portes sur dix ne ferment pas.',
    dueOn: null,
  })
  await seat.open(`/litiges?litige=${id}`)
  const panel = page.getByRole('complementary')
  await panel.getByRole('button', { name: 'Demander à un collègue' }).click()
  await dialog().getByLabel('Collègue').selectOption({ label: 'Paul Renaud' })
  await dialog().getByLabel('Question', { exact: true }).fill('Avez-vous vu ces portes ?')
  await dialog()
    .getByRole('button', { name: /Envoyer la question/ })
    .click()
  await panel.getByText('Avez-vous vu ces portes ?').waitFor()
  const address = await pageOf('paul@atelier.example')
  for (const [lang, colorScheme, width] of [
    ['en', 'dark', 1024],
    ['fr', 'light', 390],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 844 })
    await page.goto(`${address}?lang=${lang}`)
    await examine(page)
    await page.screenshot({ path: `shots/collegue-litige-${lang}-${colorScheme}-${width}.png`, fullPage: true })
  }
  await page.getByText('Le client a tort').click()
  await page.locator('#reject-why').fill('Posées de travers par le client')
  await page.getByRole('button', { name: 'Rejeter le litige' }).click()
  await page.getByText('C’est enregistré. Merci.').waitFor()
  await page.emulateMedia({ colorScheme: null })
  await page.setViewportSize({ width: 1440, height: 900 })
  await seat.open(`/litiges?litige=${id}`)
  await panel.getByText('Posées de travers par le client').waitFor()
  await picture(seat, 'collegues-litige')
  await panel.getByRole('button', { name: 'Retenir' }).click()
  await panel.getByText('retenu par Claire Propriétaire').waitFor()
  expect((await seat.api<{ outcome: string }>('GET', `/disputes/${id}`)).outcome).toBe('rejected')
})

test('settings: who receives the weekly digest, what it would say, and what a link allows', async () => {
  const { page } = seat
  const customerId = customers.get('MERCIER')!
  const profile = await seat.api<Record<string, unknown>>('GET', `/customers/${customerId}/profile`)
  const { colleagues } = await seat.api<{ colleagues: { id: string; name: string }[] }>('GET', '/colleagues')
  const nadia = colleagues.find((one) => one.name === 'Nadia Perrin')!.id
  await seat.api('PUT', `/customers/${customerId}/profile`, { ...profile, salespersonId: nadia })
  await seat.open('/reglages?onglet=collegues')
  await page.getByRole('checkbox', { name: 'Nadia Perrin le reçoit' }).click()
  await page.getByText('aucun encore').waitFor()
  await page.getByRole('button', { name: 'Aperçu du point de Nadia Perrin' }).click()
  await page.getByText(/^Échu/).waitFor()
  await settled(page)
  await examine(page)
  await picture(seat, 'reglages-collegues')
  await page.getByLabel('Suspension la plus longue (jours, 0 : aucune)').fill('10')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByText('Réglages enregistrés').waitFor()
})
