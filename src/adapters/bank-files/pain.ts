import { accept, type Refusal, Refused, refuse, type Verdict } from '../../kernel/verdict.ts'
import type { FileSource } from '../ledger-files/source.ts'
import { PainReading, type PaymentGroup, type PaymentStatus, reasonOf } from './pain-reading.ts'
import { wordingXml } from './wording-xml.ts'
import { asWritten } from './xml-amount.ts'
import { readXml } from './xml-reader.ts'

/** What the bank answered to a file of ours (pain.002 of any version), or why this file is no such answer. */
export async function readPaymentStatus(source: FileSource): Promise<Verdict<PaymentStatus>> {
  const { reading, refusal } = await walk(source, 'pain.002')
  if (refusal) return { ok: false, refusal }
  if (reading.format !== 'pain.002') {
    const params = { value: reading.format!, wanted: 'status', expected: 'pain.002' }
    return refuse('payment_order', wordingXml.paymentOrder, params)
  }
  return accept(statusOf(reading))
}

/** Facts of a payment file or of the bank's answer; names are those of the control files, so that both can be compared. */
export type PainInspection = { readonly facts: Readonly<Record<string, unknown>>; readonly refusal: Refusal | null }

/** Everything that can be said of a pain.001, pain.002 or pain.008 without a database. */
export async function inspectPain(source: FileSource): Promise<PainInspection> {
  const { reading, refusal } = await walk(source, 'pain.002')
  const facts = {
    kind: 'sepa',
    namespace: reading.namespace,
    root: reading.messageName,
    message_id: reading.header?.textAt('MsgId') || null,
    created: reading.header?.textAt('CreDtTm') || null,
    type: reading.format,
    ...(reading.format === 'pain.002' ? statusFacts(reading) : orderFacts(reading)),
  }
  return { facts, refusal }
}

async function walk(source: FileSource, expected: string): Promise<{ reading: PainReading; refusal: Refusal | null }> {
  const reading = new PainReading(expected)
  try {
    for await (const _ of readXml(source, reading, expected));
    return { reading, refusal: reading.ended() }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { reading, refusal: reading.faults.shown[0] ?? error.refusal }
  }
}

function statusOf(reading: PainReading): PaymentStatus {
  const { header, original } = reading
  return {
    messageId: header?.textAt('MsgId') ?? '',
    createdAt: header?.textAt('CreDtTm') ?? '',
    originalMessageId: original?.textAt('OrgnlMsgId') ?? '',
    originalMessageName: original?.textAt('OrgnlMsgNmId') ?? '',
    group: reasonOf(original, 'GrpSts'),
    paymentInformations: reading.paymentInformations,
    transactions: reading.statuses,
  }
}

function statusFacts(reading: PainReading) {
  const status = statusOf(reading)
  return {
    original_message_id: status.originalMessageId || null,
    original_message_name: status.originalMessageName || null,
    group_status: status.group.status || null,
    group_reason: status.group.code || null,
    payment_info: status.paymentInformations.map((group) => ({
      id: group.id || null,
      status: group.status || null,
      reason: group.code || null,
    })),
    transactions: status.transactions.map((one, i) => ({
      end_to_end_id: one.endToEnd || null,
      instruction_id: one.instruction || null,
      status: one.status || null,
      reason: one.code || null,
      info: one.words || null,
      amount: reading.amounts[i] ?? null,
      mandate: one.mandate || null,
      collection_date: one.collectionOn,
    })),
  }
}

function orderFacts(reading: PainReading) {
  const orders = reading.groups.flatMap((group) => group.orders)
  const amounts = orders.map((order) => order.money).filter((money) => money !== null)
  const currencies = [...new Set(amounts.map((money) => money.currency))].toSorted()
  const cents = amounts.reduce((sum, money) => sum + money.cents, 0)
  const decimals = Math.max(0, ...amounts.map((money) => money.decimals))
  return {
    declared_count: reading.header?.textAt('NbOfTxs') || null,
    declared_sum: reading.header?.textAt('CtrlSum') || null,
    transactions: orders.length,
    // Amounts of two currencies are never added.
    sum: currencies.length > 1 ? null : asWritten(cents, currencies[0] ?? 'EUR', decimals),
    currencies,
    payment_groups: reading.groups.map(groupFacts),
    mandates: orders.map((order) => order.mandate || null),
  }
}

function groupFacts({ node, orders }: PaymentGroup) {
  const type = node.at('PmtTpInf')
  const execution = node.at('ReqdExctnDt')
  return {
    id: node.textAt('PmtInfId') || null,
    collection_date: node.textAt('ReqdColltnDt') || execution?.firstText('Dt', 'DtTm') || execution?.text || null,
    sequence: type?.textAt('SeqTp') || null,
    scheme: type?.at('LclInstrm')?.firstText('Cd') || null,
    creditor: node.textAt('Cdtr', 'Nm') || null,
    transactions: orders.length,
  }
}
