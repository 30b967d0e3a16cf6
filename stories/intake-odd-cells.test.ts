import { expect, test } from 'vitest'
import { intakeRoutes } from '../src/intake/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { contactList, fec, openList, sale } from './intake-files.ts'
import { balances, expectToldInBothLanguages, freshStory, importFile, openDocuments, preview } from './intake-ledger.ts'

const story = freshStory('2026-03-02')

test('two encodings in one ledger: each line is read in its own, and the person is told where to look', async () => {
  const bytes = Buffer.from(fec([sale('2026-01-25', 'MOREL', 'FA-003', 10, { label: 'Été' })]))
  const shown = await preview(
    story().owner,
    'a.txt',
    Buffer.from(bytes.toString('latin1').replace('Ã\x89tÃ©', 'Ét\xe9'), 'latin1'),
  )
  expect(shown.state).toBe('previewed')
  const { rejections } = await story().owner.call(intakeRoutes.rejections, { params: { id: shown.id } })
  expect(rejections).toMatchObject([
    { severity: 'warning', message: expect.stringMatching(/ligne 2 .*ligne 3.*vérifiez les accents/) },
  ])
})

test('a negative debit is a credit', async () => {
  const entries = [sale('2026-01-10', 'BATISUD', 'AV-1', 1200), sale('2026-01-20', 'MOREL', 'FA-2', 600)]
  const text = Buffer.from(fec(entries)).toString('latin1').replaceAll('1200,00', '-1200,00')
  await importFile(story().owner, 'a.txt', Buffer.from(text, 'latin1'))
  expect(await balances(story().owner)).toEqual({ BATISUD: -1200, MOREL: 600 })
})

test('a cell that would be a formula elsewhere is a text here', async () => {
  const name = '=HYPERLINK("http://x.example","cliquez")'
  await importFile(
    story().owner,
    'a.csv',
    openList(`C002;"${name.replaceAll('"', '""')}";@SUM(A1);05/01/2026;04/02/2026;10,00;10,00`),
    {
      asOf: '2026-02-28',
    },
  )
  const { rows } = await story().owner.call(ledgerRoutes.customers, { query: { words: 'C002' } as never })
  expect(rows).toMatchObject([{ code: 'C002', name }])
  expect(await openDocuments(story().owner, 'C002')).toMatchObject([{ no: '@SUM(A1)', euros: 10 }])
})

test('customers may have documents of one number: each keeps its own, and settles its own', async () => {
  const both = openList(
    'C001;Bâti Sud;FA-1;05/01/2026;04/02/2026;5,00;5,00',
    'C002;Morel;FA-1;05/01/2026;04/02/2026;7,00;7,00',
  )
  await importFile(story().owner, 'a.csv', both, { asOf: '2026-02-27' })
  expect(await balances(story().owner)).toEqual({ C001: 5, C002: 7 })
  const one = openList(
    'C001;Bâti Sud;FA-1;05/01/2026;04/02/2026;5,00;5,00',
    'C002;Morel;FA-1;05/01/2026;04/02/2026;7,00;3,00',
  )
  await importFile(story().owner, 'b.csv', one, { asOf: '2026-02-28' })
  expect(await balances(story().owner)).toEqual({ C001: 5, C002: 3 })
})

test('a contact whose text is too long is left out with its line and column; the others come in', async () => {
  const shown = await preview(
    story().owner,
    'contacts.csv',
    contactList('C001;Bâti Sud;;;;;', `C002;Morel;;;${'01 '.repeat(40)};;`, `${'C'.repeat(90)};Long;;;;;`),
  )
  const { rejections } = await story().owner.call(intakeRoutes.rejections, { params: { id: shown.id } })
  expect(rejections).toMatchObject([
    { line: 3, column: 'Téléphone', code: 'text_too_long', message: expect.stringMatching(/40 caractères/) },
    { line: 4, column: 'Code client', code: 'text_too_long', message: expect.stringMatching(/80 caractères/) },
  ])
  await expectToldInBothLanguages(story(), shown.id)
  const done = await story().owner.call(intakeRoutes.commit, { params: { id: shown.id } })
  expect(done.summary).toMatchObject({ rows: { created: 1 } })
})
