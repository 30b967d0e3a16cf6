import { expect, test } from 'vitest'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { csv, openList } from './intake-files.ts'
import { freshStory, importFile, preview } from './intake-ledger.ts'

const story = freshStory('2026-03-02')

const listed = async (filter: object) => {
  const { rows, count } = await story().owner.call(ledgerRoutes.customers, { query: filter as never })
  expect(count, 'the count is that of the rows').toBe(rows.length)
  return rows.map(({ code }) => code)
}

test('customers are listed by profile, and the list is a file that reads back as it was', async () => {
  await importFile(
    story().owner,
    'ouvertes.csv',
    openList(
      'C1;Nord;FA-1;05/01/2026;04/02/2026;1 200,00;1 200,00',
      'C2;Sud;FA-2;10/01/2026;09/02/2026;600,00;600,00',
      'C3;=HYPERLINK("x");FA-3;12/01/2026;11/02/2026;480,00;480,00',
    ),
    { asOf: '2026-02-28' },
  )
  const profiles = csv([
    'Code client;Nom;Groupe;Secteur;Risque;Étiquettes;Commercial;Plafond',
    'C1;Nord;G1;Bâtiment;élevé;export, grand compte;Inès Démo;1 000,00',
    'C2;Sud;G1;Bâtiment;faible;export;;600,00',
    'C3;=HYPERLINK("x");;Travaux;;;;',
    'G1;Groupe;;;;;;0',
  ])
  await importFile(story().owner, 'profils.csv', profiles)
  const { colleagues } = await story().owner.call(partiesRoutes.colleagues, {})
  const { heads, sectors, tags } = await story().owner.call(partiesRoutes.profileWords, {})
  expect([heads.map(({ name }) => name), sectors, tags]).toEqual([
    ['Groupe'],
    ['Bâtiment', 'Travaux'],
    ['export', 'grand compte'],
  ])
  expect(await listed({ sector: 'Bâtiment' })).toEqual(['C1', 'C2'])
  expect(await listed({ tag: 'grand compte' })).toEqual(['C1'])
  expect(await listed({ salesperson: colleagues[0]!.id })).toEqual(['C1'])
  expect(await listed({ salesperson: 'none', show: 'owing' })).toEqual(['C3', 'C2'])
  expect(await listed({ group: heads[0]!.id })).toEqual(['G1', 'C1', 'C2'])
  expect(await listed({ risk: 'low' })).toEqual(['C2'])
  expect(await listed({ overLimit: 'true' }), 'what is owed to the cent of the limit is not over it').toEqual(['C1'])
  expect(await listed({ sector: 'Bâtiment', words: 'sud' })).toEqual(['C2'])
  const { totals } = await story().owner.call(ledgerRoutes.customersTotals, { query: { sector: 'Bâtiment' } as never })
  expect(totals).toMatchObject([{ currency: 'EUR', outstandingCents: 180_000, customers: 2 }])

  const file = async (query: object) =>
    new Uint8Array(
      await (await story().owner.call(ledgerRoutes.customersFile, { query: query as never })).arrayBuffer(),
    )
  const lines = new TextDecoder()
    .decode(await file({ sort: 'outstanding', descending: 'true' }))
    .trimEnd()
    .split('\r\n')
  expect(lines).toHaveLength(5)
  expect(lines[1]).toBe(
    'C1;Nord;;;G1;Bâtiment;;Élevé;export, grand compte;Inès Démo;1000,00;;EUR;1200,00;1200,00;0,00;2026-02-04',
  )
  expect(lines[3], 'no spreadsheet takes a name for a formula').toContain(`"'=HYPERLINK(""x"")"`)
  const narrow = new TextDecoder().decode(await file({ sector: 'Bâtiment', show: 'owing' })).trimEnd()
  expect(narrow.split('\r\n').map((line) => line.split(';')[0])).toEqual(['Code client', 'C1', 'C2'])

  const again = await preview(story().owner, 'clients.csv', await file({ sector: 'Bâtiment' }))
  expect(again, 'the titles are known again, and nothing is new').toMatchObject({
    kind: 'contacts',
    summary: { rows: { created: 0, changed: 0, known: 2 } },
  })
})
