import { isSEPACountry } from 'ibantools'
import type { LocalDate } from '../../kernel/calendar.ts'
import { toIban } from '../../kernel/identifiers.ts'
import { decimalText, sumCents } from '../../kernel/money.ts'
import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import { identifierFault, sepaText } from './sepa-text.ts'
import { transferWording } from './transfer-wording.ts'
import { wording } from './wording.ts'

/** One transfer in euros. */
export type CreditTransfer = {
  /** Comes back on both statements; unique in the file. */
  readonly endToEndId: string
  readonly cents: number
  readonly name: string
  readonly iban: string
  readonly text: string
}

export type CreditTransferOrder = {
  readonly messageId: string
  readonly createdAt: Date
  readonly executeOn: LocalDate
  readonly payer: { readonly name: string; readonly iban: string }
  readonly transfers: readonly CreditTransfer[]
}

/** A name is 70 letters in SEPA, what is told of a payment 140 (EPC115-06). */
const LONGEST_NAME = 70
const LONGEST_TEXT = 140

/** The SEPA credit transfer file (pain.001.001.09) of an order, each transfer a line of its own, or why it cannot be written. */
export function writeCreditTransfers(order: CreditTransferOrder): Verdict<Uint8Array> {
  const { messageId, createdAt, executeOn, payer, transfers } = order
  if (identifierFault(messageId, 'no_spaces'))
    return refuse('bad_message_id', wording.messageId, { value: messageId, limit: 35 })
  if (!isSepa(payer.iban)) return refuse('bad_payer_iban', transferWording.payerIban, { value: payer.iban })
  for (const { name, iban, cents, endToEndId } of transfers) {
    if (!isSepa(iban)) return refuse('bad_payee_iban', transferWording.payeeIban, { value: iban, name })
    if (cents <= 0 || named(name) === '' || identifierFault(endToEndId, 'no_spaces'))
      return refuse('bad_transfer', transferWording.badTransfer, { name })
  }
  const controls = `<NbOfTxs>${transfers.length}</NbOfTxs><CtrlSum>${euros(sumCents(transfers.map(({ cents }) => cents)))}</CtrlSum>`
  const name = named(payer.name)
  return accept(
    new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
<GrpHdr><MsgId>${messageId}</MsgId><CreDtTm>${createdAt.toISOString().slice(0, 19)}Z</CreDtTm>${controls}<InitgPty><Nm>${name}</Nm></InitgPty></GrpHdr>
<PmtInf><PmtInfId>${messageId}</PmtInfId><PmtMtd>TRF</PmtMtd><BtchBookg>false</BtchBookg>${controls}<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf><ReqdExctnDt><Dt>${executeOn}</Dt></ReqdExctnDt><Dbtr><Nm>${name}</Nm></Dbtr><DbtrAcct><Id><IBAN>${toIban(payer.iban)}</IBAN></Id></DbtrAcct><DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt><ChrgBr>SLEV</ChrgBr>
${transfers.map(transferXml).join('\n')}
</PmtInf></CstmrCdtTrfInitn></Document>
`),
  )
}

const transferXml = ({ endToEndId, cents, name, iban, text }: CreditTransfer): string =>
  `<CdtTrfTxInf><PmtId><EndToEndId>${endToEndId}</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">${euros(cents)}</InstdAmt></Amt><Cdtr><Nm>${named(name)}</Nm></Cdtr><CdtrAcct><Id><IBAN>${toIban(iban)}</IBAN></Id></CdtrAcct><RmtInf><Ustrd>${plain(text, LONGEST_TEXT)}</Ustrd></RmtInf></CdtTrfTxInf>`

const euros = (cents: number): string => decimalText(cents, 'EUR')
/** Nothing is escaped: among the letters that SEPA takes, none means anything to XML. */
const plain = (words: string, longest: number): string => {
  const { text, foreign } = sepaText(words)
  return foreign
    .reduce((said, letter) => said.replaceAll(letter, '.'), text)
    .slice(0, longest)
    .trim()
}
const named = (words: string): string => plain(words, LONGEST_NAME)

function isSepa(text: string): boolean {
  const iban = toIban(text)
  return iban !== null && isSEPACountry(iban.slice(0, 2))
}
