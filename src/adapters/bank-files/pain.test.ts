import { describe, expect, test } from 'vitest'
import { bytesSource } from '../ledger-files/source.ts'
import { inspectPain, readPaymentStatus } from './pain.ts'

const ANSWER = `<?xml version="1.0"?>
<p:Document xmlns:p="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><p:CstmrPmtStsRpt>
<p:GrpHdr><p:MsgId>BANK-1</p:MsgId><p:CreDtTm>2026-11-21T04:00:00+01:00</p:CreDtTm></p:GrpHdr>
<p:OrgnlGrpInfAndSts><p:OrgnlMsgId>PRLV-7</p:OrgnlMsgId><p:OrgnlMsgNmId>pain.008.001.08</p:OrgnlMsgNmId><p:GrpSts>PART</p:GrpSts></p:OrgnlGrpInfAndSts>
<p:OrgnlPmtInfAndSts><p:OrgnlPmtInfId>LOT-1</p:OrgnlPmtInfId><p:PmtInfSts>PART</p:PmtInfSts>
<p:TxInfAndSts><p:OrgnlInstrId>I-1</p:OrgnlInstrId><p:OrgnlEndToEndId>FA2026-0142</p:OrgnlEndToEndId><p:TxSts>RJCT</p:TxSts>
<p:StsRsnInf><p:Rsn><p:Cd>AM04</p:Cd></p:Rsn><p:AddtlInf>PROVISION</p:AddtlInf><p:AddtlInf>INSUFFISANTE</p:AddtlInf></p:StsRsnInf>
<p:OrgnlTxRef><p:Amt><p:InstdAmt Ccy="EUR">120.50</p:InstdAmt></p:Amt><p:ReqdColltnDt>2026-11-20</p:ReqdColltnDt>
<p:MndtRltdInf><p:DrctDbtMndt><p:MndtId>RUM-9</p:MndtId></p:DrctDbtMndt></p:MndtRltdInf>
<p:Dbtr><p:Pty><p:Nm>BATI SUD</p:Nm></p:Pty></p:Dbtr><p:DbtrAcct><p:Id><p:IBAN>FR76 3000 6000 0112 3456 7890 189</p:IBAN></p:Id></p:DbtrAcct></p:OrgnlTxRef></p:TxInfAndSts>
</p:OrgnlPmtInfAndSts>
<p:OrgnlPmtInfAndSts><p:OrgnlPmtInfId>LOT-2</p:OrgnlPmtInfId>
<p:TxInfAndSts><p:OrgnlEndToEndId>FA2026-0143</p:OrgnlEndToEndId><p:TxSts>ACSC</p:TxSts></p:TxInfAndSts>
</p:OrgnlPmtInfAndSts></p:CstmrPmtStsRpt></p:Document>`

const source = (text: string) => bytesSource(Buffer.from(text))

describe('what the bank answered', () => {
  test('at the three levels, with the debit it is about', async () => {
    const status = await readPaymentStatus(source(ANSWER))
    if (!status.ok) throw new Error(status.refusal.code)
    expect(status.value).toMatchObject({
      messageId: 'BANK-1',
      originalMessageId: 'PRLV-7',
      originalMessageName: 'pain.008.001.08',
      group: { status: 'PART', code: '', words: '' },
      paymentInformations: [
        { id: 'LOT-1', status: 'PART' },
        { id: 'LOT-2', status: '' },
      ],
    })
    expect(status.value.transactions).toEqual([
      {
        line: 6,
        paymentInformation: 'LOT-1',
        endToEnd: 'FA2026-0142',
        instruction: 'I-1',
        status: 'RJCT',
        code: 'AM04',
        words: 'PROVISION INSUFFISANTE',
        cents: 12_050,
        currency: 'EUR',
        mandate: 'RUM-9',
        debtor: { name: 'BATI SUD', iban: 'FR7630006000011234567890189' },
        collectionOn: '2026-11-20',
      },
      expect.objectContaining({ paymentInformation: 'LOT-2', endToEnd: 'FA2026-0143', status: 'ACSC', cents: null }),
    ])
  })

  test('as the first versions wrote it: the message named by its identifier, no level of payment information', async () => {
    const early = `<Document><pain.002.001.02><OrgnlGrpInfAndSts><OrgnlMsgId>PRLV-7</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
<TxInfAndSts><OrgnlPmtInfId>LOT-1</OrgnlPmtInfId><OrgnlEndToEndId>E1</OrgnlEndToEndId><TxSts>RJCT</TxSts>
<StsRsnInf><StsRsn><Cd>AC04</Cd></StsRsn></StsRsnInf></TxInfAndSts></pain.002.001.02></Document>`
    expect(await readPaymentStatus(source(early))).toMatchObject({
      ok: true,
      value: {
        originalMessageId: 'PRLV-7',
        transactions: [{ paymentInformation: 'LOT-1', endToEnd: 'E1', status: 'RJCT', code: 'AC04' }],
      },
    })
  })

  test('an amount that is none refuses the file with its line', async () => {
    expect(await readPaymentStatus(source(ANSWER.replace('120.50', '120,50')))).toMatchObject({
      ok: false,
      refusal: { code: 'unparsable_amount', params: { line: 8, value: '120,50' } },
    })
  })

  test('a reason of our own order, an account statement, something else', async () => {
    const root = (name: string) => source(`<Document><${name}></${name}></Document>`)
    expect(await readPaymentStatus(root('CstmrDrctDbtInitn'))).toMatchObject({ refusal: { code: 'payment_order' } })
    expect(await readPaymentStatus(root('BkToCstmrStmt'))).toMatchObject({ refusal: { code: 'bank_statement' } })
    expect(await readPaymentStatus(source('<Order/>'))).toMatchObject({ refusal: { code: 'other_xml' } })
  })
})

test('a debit order adds up, and its control figures are shown beside', async () => {
  const debit = (cents: string) =>
    `<DrctDbtTxInf><InstdAmt Ccy="EUR">${cents}</InstdAmt><DrctDbtTx><MndtRltdInf><MndtId>R${cents}</MndtId></MndtRltdInf></DrctDbtTx></DrctDbtTxInf>`
  const order = `<Document><CstmrDrctDbtInitn><GrpHdr><MsgId>M</MsgId><NbOfTxs>3</NbOfTxs><CtrlSum>30.05</CtrlSum></GrpHdr>
<PmtInf><PmtInfId>L1</PmtInfId><PmtTpInf><LclInstrm><Cd>B2B</Cd></LclInstrm><SeqTp>RCUR</SeqTp></PmtTpInf><ReqdColltnDt>2026-12-01</ReqdColltnDt>${debit('10')}${debit('20.05')}</PmtInf>
<PmtInf><PmtInfId>L2</PmtInfId>${debit('0.1')}</PmtInf></CstmrDrctDbtInitn></Document>`
  const { facts, refusal } = await inspectPain(source(order))
  expect(refusal).toBeNull()
  expect(facts).toMatchObject({
    type: 'pain.008',
    declared_count: '3',
    declared_sum: '30.05',
    transactions: 3,
    sum: '30.15',
    currencies: ['EUR'],
    mandates: ['R10', 'R20.05', 'R0.1'],
    payment_groups: [
      { id: 'L1', scheme: 'B2B', sequence: 'RCUR', collection_date: '2026-12-01', transactions: 2 },
      { id: 'L2', scheme: null, sequence: null, collection_date: null, transactions: 1 },
    ],
  })
})
