import type { LocalDate } from '../src/kernel/calendar.ts'

/** What a bank says of a file of debits before their money comes, each debit by the reference we gave it. */
export type BankAnswer = {
  /** The reference of our file. */
  readonly messageId: string
  readonly on: LocalDate
  readonly rejected: readonly { readonly endToEnd: string; readonly code: string }[]
  readonly accepted: readonly string[]
}

/** The same as pain.002.001.10, the answer that goes with pain.008.001.08. */
export function writeBankAnswer({ messageId, on, rejected, accepted }: BankAnswer): Buffer {
  const about = (endToEnd: string, status: string, code: string): string =>
    `<TxInfAndSts><OrgnlEndToEndId>${endToEnd}</OrgnlEndToEndId><TxSts>${status}</TxSts>${
      code === '' ? '' : `<StsRsnInf><Rsn><Cd>${code}</Cd></Rsn></StsRsnInf>`
    }</TxInfAndSts>`
  const said = [
    ...rejected.map(({ endToEnd, code }) => about(endToEnd, 'RJCT', code)),
    ...accepted.map((endToEnd) => about(endToEnd, 'ACCP', '')),
  ]
  const group = rejected.length === 0 ? 'ACCP' : accepted.length === 0 ? 'RJCT' : 'PART'
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
<GrpHdr><MsgId>REP-${messageId}</MsgId><CreDtTm>${on}T18:00:00+01:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>${messageId}</OrgnlMsgId><OrgnlMsgNmId>pain.008.001.08</OrgnlMsgNmId><GrpSts>${group}</GrpSts></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>${messageId}-1</OrgnlPmtInfId>
${said.join('\n')}
</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
`)
}
