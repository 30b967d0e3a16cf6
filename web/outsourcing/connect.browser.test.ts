import { beforeAll, expect, test } from 'vitest'
import { CONDITIONS } from '../../stories/outsourcing-two-sides.ts'
import { examine, invitedSeat, picture, type Seat, seatIn } from '../../tools/testing/browser.ts'
import { buildFaults } from '../../tools/testing/page-faults.ts'
import { eventually, saidOn, staged } from '../../tools/testing/staged.ts'
import { newOrganisation } from '../../tools/testing/story.ts'

/** A provider follows its creditor's link, connects its organisation, and answers a mandate from its own side. */
const { stage, seat } = staged()
let agency: Seat
let agencyId = 0

beforeAll(async () => {
  const visitor = await invitedSeat(stage, seat, 'reader', 'paul@ferrand.example')
  const headers = { origin: stage.url }
  const asked = async <T>(path: string, method: 'post' | 'get', data?: unknown): Promise<T> =>
    (await visitor.context.request[method](`${stage.url}/api${path}`, { data, headers })).json() as Promise<T>
  const organisation = { ...newOrganisation('Cabinet Ferrand'), siren: '552100554' }
  agencyId = (await asked<{ orgId: number }>('/organisations', 'post', organisation)).orgId
  const { userId } = await asked<{ userId: string }>('/me', 'get')
  await seat.api('PUT', `/members/${userId}`, { role: null })
  agency = seatIn(visitor, stage.url, agencyId)
  await agency.api('PUT', '/agency', { collectsForOthers: true, ...CONDITIONS })
})

test('the link opens who invites, asks for consent, and connects the organisation', async () => {
  const { page } = seat
  await seat.open('/externalisation/prestataires')
  await page.getByRole('button', { name: 'Ajouter un prestataire' }).first().click()
  const question = page.getByRole('dialog')
  await question.getByLabel('Nom', { exact: true }).fill('Cabinet Ferrand')
  await question.getByLabel('Interlocuteur').fill('Paul Ferrand')
  await question.getByRole('textbox', { name: 'Adresse' }).fill('4 quai de la Fosse, 44000 Nantes')
  await question.getByRole('button', { name: 'Enregistrer' }).click()
  await question.waitFor({ state: 'detached' })
  const panel = page.getByRole('complementary', { name: 'Prestataire' })
  await panel.getByRole('button', { name: 'Inviter à se relier' }).click()
  await question.getByRole('button', { name: 'Inviter à se relier' }).click()
  await question.waitFor({ state: 'detached' })
  const link = await panel.getByLabel('Lien, montré une seule fois').inputValue()

  const there = agency.page
  await there.goto(link)
  await there.getByText('Atelier des Lices vous invite').waitFor()
  // A page of entry has no navigation: it is examined for the rest.
  expect(await buildFaults(there)).toEqual([])
  await there.getByRole('button', { name: 'Relier Cabinet Ferrand' }).click()
  // Without a word, nothing is read by the other side.
  await there.getByRole('alert').waitFor()
  await there.screenshot({ path: 'shots/relier.png' })
  await there.getByRole('checkbox').check()
  await there.getByRole('button', { name: 'Relier Cabinet Ferrand' }).click()
  await there.waitForURL(new RegExp(`/o/${agencyId}/externalisation/mandats`))
  await page.reload()
  await panel.getByText('Relié à Cabinet Ferrand').waitFor()
  // Used once, the link is worth nothing.
  await there.goto(link)
  await there.getByText('Relier').first().waitFor({ state: 'hidden' })
  expect(await there.getByRole('button', { name: 'Relier Cabinet Ferrand' }).count()).toBe(0)
})

test('the agency reads the mandate it is offered, answers with other terms, and both sign what it wrote', async () => {
  const { page } = seat
  await seat.open('/externalisation/prestataires')
  await page.getByRole('row').filter({ hasText: 'Cabinet Ferrand' }).first().click()
  const panel = page.getByRole('complementary', { name: 'Prestataire' })
  await panel.getByRole('button', { name: 'Préparer un mandat' }).click()
  const question = page.getByRole('dialog')
  const mandate = page.getByRole('complementary', { name: 'Mandat de recouvrement' })
  await mandate.getByRole('button', { name: 'Proposer' }).click()
  await question.getByRole('button', { name: 'Proposer' }).click()
  await question.waitFor({ state: 'detached' })

  const there = agency.page
  await agency.open('/externalisation/mandats?voir=recus')
  await there.getByRole('row').filter({ hasText: 'Atelier des Lices' }).first().click()
  const received = there.getByRole('complementary', { name: 'Mandat de recouvrement' })
  await received.getByRole('button', { name: 'Proposer d’autres termes' }).click()
  const answer = there.getByRole('dialog')
  await answer.getByLabel('Honoraires de résultat (%)').fill('18')
  await answer.getByLabel('Premier contact sous (jours)').fill('8')
  await answer.getByLabel('Mot à l’autre partie').fill('Huit jours pour le premier contact')
  await examine(there)
  await answer.getByRole('button', { name: 'Proposer', exact: true }).click()
  await answer.waitFor({ state: 'detached' })
  await received.getByRole('button', { name: 'Signer' }).click()
  await answer.getByRole('button', { name: 'Signer' }).click()
  await answer.waitFor({ state: 'detached' })
  await picture(agency, 'mandat-recu')

  await page.reload()
  await mandate.getByText('Huit jours pour le premier contact').waitFor()
  expect(await saidOn(page)).toContain('18,00 %')
  await mandate.getByRole('button', { name: 'Signer' }).click()
  await question.getByRole('button', { name: 'Signer' }).click()
  await question.waitFor({ state: 'detached' })
  const state = async () =>
    (await seat.api<{ given: { state: string }[] }>('GET', '/collection-mandates')).given.map((one) => one.state)
  await eventually(state).toEqual(['running'])
})
