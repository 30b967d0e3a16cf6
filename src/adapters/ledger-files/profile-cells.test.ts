import { expect, test } from 'vitest'
import { opened, read } from './sample-table.ts'
import type { ContactRow } from './typed-row.ts'

const TITLES = 'Code client;Nom;Code groupe;Effectif;Risque;Tags;Commercial;Plafond de crédit;Montant garanti'

test('profiles as packages and people write them', async () => {
  const { suggestion, rows, summary } = await read(
    `${TITLES}
C1;Nord;G1;1 200;Élevé;export|clé;Inès Démo <ines@atelier.example>;15 000,50 €;9000
C2;Sud;;9;moyen;;ines@atelier.example;0;-
C3;Est;;PME;;;Paul Morel;;
`,
  )
  expect(suggestion.kind).toBe('contacts')
  expect(rows).toMatchObject([
    {
      groupHead: 'G1',
      companySize: 'large',
      risk: 'high',
      tags: ['clé', 'export'],
      salesperson: 'Inès Démo',
      salespersonEmail: 'ines@atelier.example',
      creditLimitCents: 1_500_050,
      insuredCents: 900_000,
    },
    {
      groupHead: null,
      companySize: 'micro',
      risk: 'normal',
      tags: null,
      salesperson: null,
      salespersonEmail: 'ines@atelier.example',
      creditLimitCents: 0,
      insuredCents: null,
    },
    { companySize: 'medium', risk: null, salesperson: 'Paul Morel', salespersonEmail: null, creditLimitCents: null },
  ])
  expect(summary.ignored.total).toBe(0)
})

test('what is not understood is told and left aside, the row being kept', async () => {
  const { rows, summary } = await read(
    `${TITLES}
C1;Nord;;colossale;B+;${Array.from({ length: 31 }, (_, at) => `t${at}`).join(',')};Inès <ines@>;illimité;-5
C2;Sud;;;;;;500 $;
`,
  )
  expect(rows).toHaveLength(2)
  expect(rows[0] as ContactRow).toMatchObject({ companySize: null, risk: null, tags: null, salespersonEmail: null })
  expect(summary.ignored.shown.map(({ line, code }) => [line, code])).toEqual([
    [2, 'unknown_size'],
    [2, 'unknown_risk'],
    [2, 'too_many_tags'],
    [2, 'invalid_email'],
    [2, 'invalid_limit'],
    [2, 'invalid_limit'],
    [3, 'limit_in_other_currency'],
  ])
})

test('a salesperson beside what is owed does not make a balance a list of customers', async () => {
  expect((await opened('Client;Solde;Commercial\nNord;12,00;Inès\n')).suggestion.kind).toBe('unknown')
  expect((await opened('Client;Commercial\nNord;Inès\n')).suggestion.kind).toBe('contacts')
})
