import { expect, test } from 'vitest'
import { accessRoutes } from '../src/access/contract.ts'
import { type SampleStatement, writeCamt } from '../src/adapters/bank-files/camt-sample.ts'
import { cashRoutes } from '../src/cash/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import { colleagueOf } from '../tools/testing/colleague.ts'
import { newOrganisation } from '../tools/testing/story.ts'
import { statement } from './cash-statement.ts'
import { bankLines, mt940, OURS, text, warningsOf } from './cash-statements-files.ts'
import { freshStory, importFile, preview } from './intake-ledger.ts'

const story = freshStory('2026-11-24')

const SAMPLE: SampleStatement = {
  id: 'S1',
  iban: OURS,
  currency: 'EUR',
  openingCents: 1_000_000,
  entries: [{ cents: 50_000, bookedOn: '2026-11-20', reference: 'B1', parts: [], label: 'VIR DUPONT' }],
}
const CAMT = writeCamt([SAMPLE], { version: 8, message: 'camt.053' })
const bytes = (file: string): Uint8Array => new TextEncoder().encode(file)
const afterFirstLine = (added: string): Uint8Array => bytes(CAMT.replace('\n', `\n${added}\n`))

const MT940 = Buffer.from(
  mt940([
    {
      opens: '2026-11-19',
      openingEuros: 1_000,
      lines: [{ on: '2026-11-20', euros: 500, words: 'VIR DUPONT' }],
      closes: '2026-11-20',
    },
  ]),
).toString()
const CFONB = Buffer.from(statement([{ on: '2026-11-20', euros: 500, label: 'VIR DUPONT' }])).toString('latin1')

/** What is tried, and what the sentence must say: where, and what is wrong. */
const HOSTILE: readonly (readonly [string, string, Uint8Array, code: string, says: RegExp])[] = [
  [
    'an entity bomb',
    'releve.xml',
    afterFirstLine('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'),
    'doctype',
    /ligne 2/i,
  ],
  [
    'an outside entity',
    'releve.xml',
    afterFirstLine('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'),
    'doctype',
    /ligne 2/i,
  ],
  ['XML cut in the middle', 'releve.xml', bytes(CAMT.slice(0, 700)), 'xml_truncated', /ligne \d/i],
  [
    'an amount beyond exact counting',
    'releve.xml',
    bytes(CAMT.replace('500.00', '90071992547409930.00')),
    'absurd_amount',
    /90071992547409930/,
  ],
  [
    'such an amount in MT940',
    'releve.sta',
    bytes(MT940.replace('C500,00', 'C99999999999999999,00')),
    'absurd_amount',
    /ligne 5.*99999999999999999/i,
  ],
  [
    'a second account inside a statement',
    'releve.sta',
    bytes(MT940.replace(':86:VIR DUPONT', ':25:FR1420041010050500013M02606')),
    'misplaced_field',
    /ligne 6.*:25:/i,
  ],
  [
    'the closing balance of another account',
    'releve.cfo',
    text(
      CFONB.split('\r\n').map((line) => (line.startsWith('07') ? line.replace('12345678901', '99999999999') : line)),
    ),
    'other_account',
    /ligne 3.*99999999999/i,
  ],
  [
    'a format of banks elsewhere',
    'releve.bai',
    text(['01,122099999,123456789,261120,0200,1,65,,2/', '02,031001234,122099999,1,261120,2359,,2/', '99,1,1,7/']),
    'unread_format',
    /BAI2.*camt\.053/,
  ],
  [
    'a transfer, not a statement',
    'virement.txt',
    text(['{1:F01BANKFRPPAXXX}{2:I103BANKFRPPXXXXN}{4:', ':20:X', ':32A:261120EUR500,00', '-}']),
    'unread_format',
    /MT103/,
  ],
]

test.each(HOSTILE)('%s is refused with where and what, and nothing changes', async (_, name, file, code, says) => {
  const shown = await preview(story().owner, name, file)
  expect(shown).toMatchObject({ state: 'refused', refusal: { code } })
  expect(shown.refusal!.message.replace(/[\u00a0\u202f]/g, ' ')).toMatch(says)
  const asked = await story().owner.ask(intakeRoutes.commit, { params: { id: shown.id } })
  expect(asked.refusal?.code).toBe('changed_meanwhile')
  expect(await bankLines(story())).toEqual([])
  expect((await story().owner.call(cashRoutes.accounts)).accounts).toEqual([])
})

test('a statement of an account that another organisation follows: told as new, and nothing of the other is seen', async () => {
  const { owner } = story()
  await importFile(owner, 'releve.xml', bytes(CAMT))
  const foreign = await colleagueOf(story(), 'reader')
  foreign.orgId = (
    await foreign.call(accessRoutes.createOrganisation, { body: newOrganisation('Ailleurs SARL') })
  ).orgId

  // The bank's own references are the same: here they are known, there nobody has ever seen them.
  expect((await preview(owner, 'encore.xml', bytes(CAMT))).summary).toMatchObject({ rows: { created: 0, known: 1 } })
  const shown = await preview(foreign, 'releve.xml', bytes(CAMT))
  expect(shown.summary).toMatchObject({ rows: { created: 1, known: 0 } })
  const { rejections } = await foreign.call(intakeRoutes.rejections, { params: { id: shown.id }, query: {} })
  expect(rejections.map((one) => one.code)).toContain('account_new')
  await foreign.call(intakeRoutes.commit, { params: { id: shown.id } })
  await story().runJobs()
  expect(await warningsOf(story(), shown.id).catch(() => 'not here')).toBe('not here')
  const [theirs, ours] = [await foreign.call(cashRoutes.accounts), await owner.call(cashRoutes.accounts)]
  expect([theirs.accounts.length, ours.accounts.length]).toEqual([1, 1])
  expect(theirs.accounts[0]!.id).not.toBe(ours.accounts[0]!.id)
  expect(await bankLines(story())).toHaveLength(1)
})
