import type { LocalDate } from '../../kernel/calendar.ts'
import { toIban } from '../../kernel/identifiers.ts'
import type { Currency } from '../../kernel/money.ts'
import { type Refusal, Refused } from '../../kernel/verdict.ts'
import { DefectList } from '../ledger-files/defects.ts'
import { accountText } from './camt-party.ts'
import { messageOf } from './camt-statement.ts'
import { wordingXml } from './wording-xml.ts'
import { isoDay, moneyOrFault, type WrittenMoney } from './xml-amount.ts'
import type { XmlNode } from './xml-node.ts'
import type { XmlWatcher } from './xml-reader.ts'

/** What the bank answered, at one of the three levels. `code` is ISO 20022 where the bank has it, `words` are its own. */
export type StatusReason = { readonly status: string; readonly code: string; readonly words: string }

/** One payment of ours and what became of it. Empty texts and nulls are what the bank does not repeat. */
export type TransactionStatus = StatusReason & {
  readonly line: number
  readonly paymentInformation: string
  readonly endToEnd: string
  readonly instruction: string
  readonly cents: number | null
  readonly currency: Currency | null
  readonly mandate: string
  readonly debtor: { readonly name: string; readonly iban: string | null }
  readonly collectionOn: LocalDate | null
}

/** A pain.002: what the bank made of a file we sent. A level that is not answered has an empty status. */
export type PaymentStatus = {
  readonly messageId: string
  readonly createdAt: string
  readonly originalMessageId: string
  readonly originalMessageName: string
  readonly group: StatusReason
  readonly paymentInformations: readonly (StatusReason & { readonly id: string })[]
  readonly transactions: readonly TransactionStatus[]
}

type PainFormat = 'pain.001' | 'pain.002' | 'pain.008'

const FORMATS: Readonly<Record<string, PainFormat>> = {
  CstmrCdtTrfInitn: 'pain.001',
  CstmrPmtStsRpt: 'pain.002',
  CstmrDrctDbtInitn: 'pain.008',
}

/** The first versions named the message by its identifier (`pain.002.001.02`). */
const formatOf = (name: string): PainFormat | null =>
  FORMATS[name] ?? (/^(pain\.00[128])\.001\.\d\d$/.exec(name)?.[1] as PainFormat | undefined) ?? null

/** One order of a payment file: enough for control totals. */
export type OrderSeen = { readonly money: WrittenMoney | null; readonly mandate: string }
export type PaymentGroup = { readonly node: XmlNode; readonly orders: readonly OrderSeen[] }

/** Gathers the elements of a pain message; transactions are understood one by one and forgotten. */
export class PainReading implements XmlWatcher {
  readonly cut = new Set([
    'GrpHdr',
    'OrgnlGrpInfAndSts',
    'OrgnlPmtInfAndSts',
    'PmtInf',
    'TxInfAndSts',
    'DrctDbtTxInf',
    'CdtTrfTxInf',
  ])
  readonly faults = new DefectList()
  namespace: string | null = null
  root = ''
  messageName: string | null = null
  header: XmlNode | null = null
  original: XmlNode | null = null
  readonly groups: PaymentGroup[] = []
  readonly statuses: TransactionStatus[] = []
  readonly amounts: (string | null)[] = []
  readonly paymentInformations: (StatusReason & { readonly id: string })[] = []
  private orders: OrderSeen[] = []
  private readonly expected: string

  /** `expected` names the file people are told to ask for. */
  constructor(expected: string) {
    this.expected = expected
  }

  get format(): PainFormat | null {
    return formatOf(this.messageName ?? '')
  }

  rooted(name: string, namespace: string | null): void {
    this.root = name
    this.namespace = namespace
  }

  opened(node: XmlNode, parents: readonly XmlNode[]): void {
    if (this.messageName) return
    if (formatOf(node.name)) this.messageName = node.name
    else if (parents.at(-1)?.name === 'Document' || messageOf(node.name))
      throw new Refused(otherMessage(node.name, this.expected))
  }

  closed(node: XmlNode, parents: readonly XmlNode[]): void {
    if (node.name === 'GrpHdr') this.header ??= node
    else if (node.name === 'OrgnlGrpInfAndSts') this.original ??= node
    else if (node.name === 'TxInfAndSts') this.addStatus(node, parents.at(-1))
    else if (node.name === 'OrgnlPmtInfAndSts')
      this.paymentInformations.push({ id: node.textAt('OrgnlPmtInfId'), ...reasonOf(node, 'PmtInfSts') })
    else if (node.name === 'PmtInf') {
      this.groups.push({ node, orders: this.orders })
      this.orders = []
    } else this.addOrder(node)
  }

  /** Why a file that ended well is no pain message, or its first defect. */
  ended(): Refusal | null {
    return this.messageName ? (this.faults.shown[0] ?? null) : otherMessage(this.root, this.expected)
  }

  private addStatus(node: XmlNode, group: XmlNode | undefined): void {
    const original = node.at('OrgnlTxRef')
    const amount = original?.at('Amt')?.children[0]
    const written = amount?.name === 'EqvtAmt' ? amount.at('Amt') : (amount ?? original?.at('IntrBkSttlmAmt'))
    const money = written ? moneyOrFault(written, 'OrgnlTxRef/Amt', this.faults) : null
    const debtor = original?.at('Dbtr')
    this.amounts.push(written?.text || null)
    this.statuses.push({
      line: node.line,
      paymentInformation: group?.textAt('OrgnlPmtInfId') || node.textAt('OrgnlPmtInfId'),
      endToEnd: node.textAt('OrgnlEndToEndId'),
      instruction: node.textAt('OrgnlInstrId'),
      ...reasonOf(node, 'TxSts'),
      cents: money?.cents ?? null,
      currency: money?.currency ?? null,
      mandate:
        original?.textAt('MndtRltdInf', 'MndtId') || original?.textAt('MndtRltdInf', 'DrctDbtMndt', 'MndtId') || '',
      debtor: {
        name: debtor?.textAt('Nm') || debtor?.textAt('Pty', 'Nm') || '',
        iban: toIban(accountText(original?.at('DbtrAcct', 'Id'))),
      },
      collectionOn: isoDay(
        original?.textAt('ReqdColltnDt') ||
          original?.at('ReqdExctnDt')?.firstText('Dt', 'DtTm') ||
          original?.textAt('ReqdExctnDt') ||
          '',
      ),
    })
  }

  private addOrder(node: XmlNode): void {
    const amount = node.at('InstdAmt') ?? node.at('Amt', 'InstdAmt') ?? node.at('Amt', 'EqvtAmt', 'Amt')
    if (!amount) {
      const place = { line: node.line, column: `${node.name}/InstdAmt`, value: '' }
      this.faults.add('missing_amount', wordingXml.missingAmount, place)
    }
    this.orders.push({
      money: amount ? moneyOrFault(amount, `${node.name}/InstdAmt`, this.faults) : null,
      mandate: node.textAt('DrctDbtTx', 'MndtRltdInf', 'MndtId'),
    })
  }
}

/** A level's status with its first reason, and the words of all of them. */
export function reasonOf(node: XmlNode | null, name: 'GrpSts' | 'PmtInfSts' | 'TxSts'): StatusReason {
  const reasons = node?.all('StsRsnInf') ?? []
  const words = reasons.flatMap((reason) => reason.all('AddtlInf')).map((line) => line.text)
  return {
    status: node?.textAt(name) ?? '',
    code:
      reasons.map((reason) => (reason.at('Rsn') ?? reason.at('StsRsn'))?.firstText('Cd', 'Prtry')).find(Boolean) ?? '',
    words: words.filter(Boolean).join(' '),
  }
}

function otherMessage(name: string, expected: string): Refusal {
  const statement = messageOf(name)
  if (statement)
    return {
      code: 'bank_statement',
      sentence: wordingXml.accountStatement,
      params: { value: statement.format, expected },
    }
  return { code: 'other_xml', sentence: wordingXml.otherRoot, params: { value: name.slice(0, 60), expected } }
}
