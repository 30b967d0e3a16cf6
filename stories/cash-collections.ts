import { cashRoutes } from '../src/cash/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import type { Story } from '../tools/testing/story.ts'
import { fec, sale } from './intake-files.ts'
import { importFile } from './intake-ledger.ts'

/** Direct debits as stories tell them: three customers with an account, and how a collection goes its way. */

export const IBANS = {
  C1: 'FR7630006000011234567890189',
  C2: 'DE89370400440532013000',
  C3: 'FR1420041010050500013M02606',
}
export type Code = keyof typeof IBANS

/** One day of notice, so that a story need not wait for two weeks. */
export const SETTING = {
  creditorId: 'FR72 ZZZ 123456',
  creditorIban: 'FR14 2004 1010 0505 0001 3M02 606',
  creditorBic: null,
  noticeDays: 1,
  noticeBy: 'message',
  version: 'pain.008.001.08',
  grouping: 'item',
  tellsFirst: false,
  retries: 1,
  retryDays: 5,
  technicalRetryDays: 2,
} as const

export const setUpDebits = (story: Story, more: object = {}) =>
  story.owner.call(cashRoutes.changeDebitSetting, { body: { ...SETTING, ...more } })

export async function customerId(story: Story, code: string): Promise<string> {
  const { rows } = await story.owner.call(ledgerRoutes.customers, { query: { words: code } as never })
  return rows[0]!.id
}

/** Where a notice reaches these customers. */
export async function giveAddresses(story: Story, codes: readonly string[]): Promise<void> {
  for (const code of codes) {
    const email = `compta@${code.toLowerCase()}.example`
    const body = { firstName: '', lastName: '', role: 'accounts_payable' as const, email, phone: null }
    await story.owner.call(partiesRoutes.addContact, { params: { id: await customerId(story, code) }, body })
  }
}

export const mandateOf = async (story: Story, code: Code, more: object = {}) => ({
  customerId: await customerId(story, code),
  reference: `RUM-${code}`,
  scheme: 'CORE' as const,
  debtorName: `Société ${code}`,
  iban: IBANS[code],
  signedOn: '2026-01-12',
  ...more,
})
export const sign = async (story: Story, code: Code, more: object = {}): Promise<string> =>
  (await story.owner.call(cashRoutes.addMandate, { body: await mandateOf(story, code, more) })).id

/** Four invoices past due of four customers, three of whom can be told what is debited. */
export async function threeInvoices(story: Story): Promise<void> {
  await importFile(
    story.owner,
    'fec.txt',
    fec([
      sale('2026-09-15', 'C1', 'FA2026-0142', 1200),
      sale('2026-09-20', 'C2', 'FA2026-0150', 700),
      sale('2026-09-21', 'C3', 'FA2026-0151', 300),
      sale('2026-09-22', 'C4', 'FA2026-0152', 80),
    ]),
  )
  await giveAddresses(story, ['C1', 'C2', 'C3'])
  await setUpDebits(story)
}

export async function propose(story: Story, collectOn: string) {
  const { debits, leftOut } = await story.owner.call(cashRoutes.proposeCollection, { query: { collectOn } as never })
  return {
    debits: debits.map((debit) => `${debit.customerCode} ${debit.sequence} ${debit.cents / 100}`),
    leftOut: leftOut.map((one) => `${one.documentNo} ${one.reason}`),
  }
}
export const show = (story: Story, id: string) => story.owner.call(cashRoutes.collection, { params: { id } })
export const debitOf = async (story: Story, id: string, code: Code) =>
  (await show(story, id)).debits.find((debit) => debit.customerCode === code)!
export const fileOf = async (story: Story, id: string): Promise<string> =>
  (await story.owner.call(cashRoutes.collectionFile, { params: { id } })).text()

/** Drafts and validates a collection of what can be collected on a day. */
export async function validated(story: Story, collectOn: string, itemIds?: string[]): Promise<string> {
  const { id } = await story.owner.call(cashRoutes.createCollection, { body: { collectOn, itemIds } })
  await story.owner.call(cashRoutes.validateCollection, { params: { id } })
  return id
}

/** The same, and the bank has its file. */
export async function collect(story: Story, collectOn: string): Promise<string> {
  const id = await validated(story, collectOn)
  await story.owner.call(cashRoutes.handOver, { params: { id } })
  return id
}

/** The bank's answer to a collection: each debit that it rejects, with the reason, and what it says of the others. */
export const bankAnswer = (
  messageId: string,
  rejected: Readonly<Record<string, string>>,
  more: { readonly group?: string; readonly accepted?: readonly string[]; readonly cents?: number } = {},
): Uint8Array => {
  const amount = more.cents
    ? `<OrgnlTxRef><Amt><InstdAmt Ccy="EUR">${more.cents / 100}</InstdAmt></Amt></OrgnlTxRef>`
    : ''
  const says = [
    ...Object.entries(rejected).map(
      ([reference, code]) =>
        `<TxInfAndSts><OrgnlEndToEndId>${reference}</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>${code}</Cd></Rsn></StsRsnInf>${amount}</TxInfAndSts>`,
    ),
    ...(more.accepted ?? []).map(
      (reference) => `<TxInfAndSts><OrgnlEndToEndId>${reference}</OrgnlEndToEndId><TxSts>ACCP</TxSts></TxInfAndSts>`,
    ),
  ]
  return new TextEncoder().encode(`<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
<GrpHdr><MsgId>BANK-${messageId}</MsgId><CreDtTm>2026-11-21T04:00:00+01:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>${messageId}</OrgnlMsgId><OrgnlMsgNmId>pain.008.001.08</OrgnlMsgNmId><GrpSts>${more.group ?? 'PART'}</GrpSts></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>${messageId}-1</OrgnlPmtInfId>${says.join('')}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`)
}
