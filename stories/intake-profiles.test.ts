import { expect, test } from 'vitest'
import { intakeRoutes } from '../src/intake/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { csv } from './intake-files.ts'
import { freshStory, importFile, preview } from './intake-ledger.ts'

const story = freshStory('2026-03-02')

const find = async (code: string) => {
  const { rows } = await story().owner.call(ledgerRoutes.customers, { query: { limit: 500 } as never })
  const row = rows.find((one) => one.code === code)
  return row && story().owner.call(partiesRoutes.customer, { params: { id: row.id } })
}
const colleagues = async () => (await story().owner.call(partiesRoutes.colleagues, {})).colleagues

const known = csv(['Code client;Nom;Ville', 'C1;Nord Bâtiment;Lille', 'C2;Sud Bâtiment;Nîmes', 'C3;Est Travaux;Metz'])
const TITLES = 'Code client;Nom;Groupe;Secteur;Taille;Risque;Étiquettes;Commercial;Plafond;Assuré'

test('a list of customers brings groups, markets, salespeople and limits; withdrawal puts everything back', async () => {
  await importFile(story().owner, 'clients.csv', known)
  const list = csv([
    TITLES,
    'C1;Nord Bâtiment;G1;Bâtiment;180;élevé;export, grand compte;Inès Démo <ines@atelier.example>;15 000,00;9 000',
    'C2;Sud Bâtiment;G1;Bâtiment;TPE;faible;;ines@atelier.example;;',
    'G1;Groupe Nord;G1;;;;;;;',
    'C3;Est Travaux;Personne;Travaux;énorme;;;Paul Morel;500 $;',
  ])
  const shown = await preview(story().owner, 'profils.csv', list)
  expect(shown).toMatchObject({ kind: 'contacts', state: 'previewed', summary: { rows: { created: 1, changed: 3 } } })
  const params = { id: shown.id }
  const { rows } = await story().owner.call(intakeRoutes.rows, { params, query: { show: 'changed' } as never })
  expect(rows[0]).toMatchObject({
    customerCode: 'C1',
    was: { customer: { head: null, sector: '', creditLimitCents: null, tags: [], salesperson: null } },
    became: {
      customer: {
        head: { id: null, code: 'G1', name: 'Groupe Nord' },
        sector: 'Bâtiment',
        size: 'medium',
        risk: 'high',
        tags: ['export', 'grand compte'],
        salesperson: { id: null, name: 'Inès Démo', email: 'ines@atelier.example' },
        creditLimitCents: 1_500_000,
        insuredCents: 900_000,
      },
    },
  })
  const { rejections } = await story().owner.call(intakeRoutes.rejections, { params })
  expect(rejections.map(({ line, code, severity }) => [line, code, severity])).toEqual(
    expect.arrayContaining([
      [5, 'unknown_size', 'ignored'],
      [5, 'limit_in_other_currency', 'ignored'],
      [5, 'head_unknown', 'ignored'],
      [2, 'salesperson_new', 'warning'],
      [5, 'salesperson_new', 'warning'],
    ]),
  )
  expect(await colleagues(), 'a preview adds nobody').toEqual([])

  await story().owner.call(intakeRoutes.commit, { params })
  const [north, south, head] = [(await find('C1'))!, (await find('C2'))!, (await find('G1'))!]
  const [ines, paul] = await colleagues()
  expect([ines, paul]).toMatchObject([
    { name: 'Inès Démo', email: 'ines@atelier.example', role: 'sales', customers: 2 },
    { name: 'Paul Morel', email: null, customers: 1 },
  ])
  expect(north.profile).toEqual({
    parentId: head.customer.id,
    sector: 'Bâtiment',
    size: 'medium',
    risk: 'high',
    tags: ['export', 'grand compte'],
    salespersonId: ines!.id,
    creditLimitCents: 1_500_000,
    insuredCents: 900_000,
  })
  expect(south.profile).toMatchObject({ parentId: head.customer.id, size: 'micro', creditLimitCents: null })
  expect(head.profile).toMatchObject({ parentId: null, sector: '' })

  // The same list again says nothing new.
  const again = await preview(story().owner, 'profils.csv', list)
  expect(again.summary).toMatchObject({ rows: { created: 0, changed: 0, known: 4 } })
  // What somebody changed since stays: the limit of the one, and a customer put into the group by hand keeps its head.
  const raised = { ...north.profile, creditLimitCents: 2_000_000 }
  await story().owner.call(partiesRoutes.updateProfile, { params: { id: north.customer.id }, body: raised })
  const east = (await find('C3'))!
  const joined = { ...east.profile, parentId: head.customer.id, salespersonId: paul!.id }
  await story().owner.call(partiesRoutes.updateProfile, { params: { id: east.customer.id }, body: joined })

  await story().owner.call(intakeRoutes.withdraw, { params })
  expect((await find('C1'))!.profile).toEqual({
    parentId: null,
    sector: '',
    size: null,
    risk: null,
    tags: [],
    salespersonId: null,
    creditLimitCents: 2_000_000,
    insuredCents: null,
  })
  expect((await find('C3'))!.profile).toMatchObject({ parentId: head.customer.id, sector: '', salespersonId: null })
  expect(await find('G1'), 'a head stays with whom it leads').toBeDefined()
  expect(await colleagues(), 'those the list added leave with it').toEqual([])
})

test('a group moves as a whole in one list, and a chain of heads is left aside with its reason', async () => {
  await importFile(story().owner, 'clients.csv', known)
  await importFile(story().owner, 'groupes.csv', csv(['Code client;Nom;Tête de groupe', 'C1;Nord Bâtiment;C2']))
  const turned = csv([
    'Code client;Nom;Tête de groupe',
    'C2;Sud Bâtiment;Nord Bâtiment',
    'C1;Nord Bâtiment;C1',
    'C3;Est Travaux;C2',
  ])
  const shown = await preview(story().owner, 'retourne.csv', turned)
  const { rejections } = await story().owner.call(intakeRoutes.rejections, { params: { id: shown.id } })
  expect(rejections).toMatchObject([{ line: 4, code: 'group_wrong', severity: 'ignored' }])
  await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  const [north, south, east] = [(await find('C1'))!, (await find('C2'))!, (await find('C3'))!]
  expect([north.profile.parentId, south.profile.parentId, east.profile.parentId]).toEqual([
    null,
    north.customer.id,
    null,
  ])
  await story().owner.call(intakeRoutes.withdraw, { params: { id: shown.id } })
  expect([(await find('C1'))!.profile.parentId, (await find('C2'))!.profile.parentId]).toEqual([
    south.customer.id,
    null,
  ])
})
