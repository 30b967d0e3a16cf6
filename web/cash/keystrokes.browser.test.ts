import { expect, test } from 'vitest'
import { settled } from '../../tools/testing/browser.ts'
import { staged } from '../../tools/testing/staged.ts'
import { openBooks, sayLots, sayStatement } from './bank-for-tests.ts'

const { stage, seat } = staged(async () => {
  await openBooks(stage, seat)
  await sayStatement(stage, seat)
  await sayLots(stage, seat)
})

type Line = { id: string; payerName: string; label: string; state: string; setAsideAs: string }
const lineOf = async (payer: string): Promise<Line> => {
  const { lines } = await seat.api<{ lines: Line[] }>('GET', '/cash/lines?show=all&limit=500')
  return lines.find((line) => line.payerName === payer || line.label.includes(payer))!
}
const stateOf = async (payer: string) => (await lineOf(payer)).state
const proposalsOf = async (payer: string) => {
  const detail = await seat.api<{ proposals: unknown[] }>('GET', `/cash/lines/${(await lineOf(payer)).id}`)
  return detail.proposals.length
}
const openAt = async (payer: string) => {
  await seat.open(`/encaissements?ligne=${(await lineOf(payer)).id}`)
  await seat.page.getByRole('complementary', { name: 'Ligne de banque' }).getByRole('heading', { level: 2 }).waitFor()
}

/** Presses keys and gives how many. */
const press = async (...keys: string[]): Promise<number> => {
  for (const one of keys) await seat.page.keyboard.press(one)
  return keys.length
}

test('the common cases take one key, or two', async () => {
  const { page } = seat
  const keys: Record<string, number> = {}
  await openAt('BATI SUD')
  keys.apply = await press('Enter')
  await expect.poll(() => stateOf('BATI SUD')).toBe('matched')
  await page
    .getByText(/240.*BATI SUD|BATI SUD.*Bâti-Sud/)
    .first()
    .waitFor()
  keys.undo = await press('u')
  await expect.poll(() => stateOf('BATI SUD')).toBe('open')

  await openAt('DUPONT ET FILS')
  await page.getByRole('button', { name: 'escompte' }).waitFor()
  keys.nameTheGap = await press('e', 'Enter')
  await expect.poll(() => stateOf('DUPONT ET FILS')).toBe('matched')

  await openAt('M OU MME PETIT')
  const before = await proposalsOf('M OU MME PETIT')
  keys.refuse = await press('r')
  await expect.poll(() => proposalsOf('M OU MME PETIT')).toBe(before - 1)
  await page.getByRole('button', { name: /Proposer à nouveau/ }).waitFor()
  keys.takeRefusalBack = await press('Shift+r')
  await expect.poll(() => proposalsOf('M OU MME PETIT')).toBe(before)
  await settled(page)
  keys.secondProposal = await press('2', 'Enter')
  await expect.poll(() => stateOf('M OU MME PETIT')).toBe('matched')

  await openAt('DEPUIS LIVRET')
  keys.setAside = await press('h')
  await page.getByRole('dialog').getByLabel('Nature').waitFor()
  keys.setAside += await press('Control+Enter')
  await expect.poll(() => stateOf('DEPUIS LIVRET')).toBe('set_aside')

  // A whole kind, its lines not read one by one: choose it, leave the list, tick all, apply.
  await seat.open('/encaissements')
  const kind = page.getByRole('combobox', { name: 'Nature de la proposition' })
  await kind.locator('option', { hasText: 'petit écart expliqué (3)' }).waitFor({ state: 'attached' })
  keys.wholeKind = await press('c')
  await expect.poll(() => kind.evaluate((node) => node === document.activeElement)).toBe(true)
  await kind.selectOption('references_gap')
  await page.waitForURL(/sorte=references_gap/)
  await settled(page)
  keys.wholeKind += await press('Escape', 'Shift+a')
  const bar = page.getByRole('region', { name: 'Action sur les lignes cochées' })
  await bar.getByText('La meilleure proposition de 3 lignes est appliquée.').waitFor()
  keys.wholeKind += await press('Enter')
  await expect.poll(() => stateOf('ATELIER LOT 2')).toBe('matched')
  await page.getByText('3 lignes rapprochées.').waitFor()
  keys.wholeKindUndone = await press('u')
  await expect.poll(() => stateOf('ATELIER LOT 2')).toBe('open')

  expect(keys).toEqual({
    apply: 1,
    undo: 1,
    nameTheGap: 2,
    refuse: 1,
    takeRefusalBack: 1,
    secondProposal: 2,
    setAside: 2,
    // One more for each step down the list of kinds.
    wholeKind: 4,
    wholeKindUndone: 1,
  })
})
