import { expect, test } from 'vitest'
import { linesOf } from './cash-statement.ts'
import { OURS } from './cash-statements-files.ts'
import { fec, sale } from './intake-files.ts'
import { balances, freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-20')
const invoice = () => importFile(story().owner, 'fec.txt', fec([sale('2026-09-15', 'C1', 'FA2026-0142', 1200)]))

/** A camt.053 of one entry of 1 200,00, by its direction and more of it. */
async function camtSays(on: string, direction: 'CRDT' | 'DBIT', more: string, details: string): Promise<void> {
  const text = `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId><CreDtTm>${on}T06:00:00</CreDtTm></GrpHdr>
<Stmt><Id>S-${on}</Id><Acct><Id><IBAN>${OURS}</IBAN></Id><Ccy>EUR</Ccy></Acct><Ntry><Amt Ccy="EUR">1200.00</Amt><CdtDbtInd>${direction}</CdtDbtInd>${more}<Sts>BOOK</Sts><BookgDt><Dt>${on}</Dt></BookgDt>
<AcctSvcrRef>BK-778899</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls>${details}</TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>`
  await importFile(story().owner, `${on}.xml`, new TextEncoder().encode(text))
  await story().runJobs()
}
const paid = '<Refs/><RltdPties><Dbtr><Nm>SOCIETE C1</Nm></Dbtr></RltdPties><RmtInf><Ustrd>FA2026-0142</Ustrd></RmtInf>'

test('a credit that the bank reverses opens its invoice again, and a reversal of that is asked about', async () => {
  await invoice()
  await camtSays('2026-11-17', 'CRDT', '', paid)
  expect(await balances(story().owner)).toEqual({})
  // The bank repeats its own reference, and names nobody.
  await camtSays('2026-11-18', 'DBIT', '<RvslInd>true</RvslInd>', '<Refs/>')
  expect(await balances(story().owner)).toEqual({ C1: 1200 })
  const out = (await linesOf(story())).find(({ cents }) => cents < 0)!
  expect(out).toMatchObject({ state: 'matched', returnCode: 'reversed' })
  await camtSays('2026-11-19', 'CRDT', '<RvslInd>true</RvslInd>', paid)
  const [again] = await linesOf(story(), 'open')
  expect(again).toMatchObject({ cents: 120_000, best: { class: 'paid_again' } })
})

test('MT940 reverses a credit with RC, in the very words of the credit', async () => {
  const told = (day: string, mark: string, [opening, closing]: readonly [string, string]) =>
    new TextEncoder().encode(
      [
        ':20:R',
        `:25:${OURS}`,
        ':28C:1/1',
        `:60F:C2611${day}EUR${opening}`,
        `:61:2611${day}11${day}${mark}1200,00NTRFFA2026-0142`,
        ':86:/ORDP//NAME/SOCIETE C1/REMI/FA2026-0142',
        `:62F:C2611${day}EUR${closing}`,
        '-',
        '',
      ].join('\r\n'),
    )
  await invoice()
  await importFile(story().owner, 'un.sta', told('17', 'C', ['0,', '1200,']))
  await story().runJobs()
  expect(await balances(story().owner)).toEqual({})
  await importFile(story().owner, 'deux.sta', told('18', 'RC', ['1200,', '0,']))
  await story().runJobs()
  expect(await balances(story().owner)).toEqual({ C1: 1200 })
  // The payer stands where it stood before.
  expect((await linesOf(story())).map(({ payerName }) => payerName)).toEqual(['SOCIETE C1', 'SOCIETE C1'])
})
