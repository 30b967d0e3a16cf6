import { organisationOf } from '../../access/index.ts'
import { spacedSiren } from '../../correspondence/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import { formatMoney } from '../../kernel/money.ts'
import { Refused } from '../../kernel/verdict.ts'
import { type Lang, type Sentence, type SentenceParams, say } from '../../kernel/wording.ts'
import { type ActBlock, actDocument, figures, paragraph, remark } from '../../legal/index.ts'
import { customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import type { PdfDocument, PdfPress } from '../../platform/pdf/pdf-press.ts'
import type { FileReply } from '../../platform/route.ts'
import { signedTerms } from '../mandates/store.ts'
import type { MandateParty } from '../mandates/terms.ts'
import { placementNumber } from '../placements/model.ts'
import { partsOfReceipt } from './book-receipt.ts'
import { receiptNumber } from './model.ts'
import { quittance as words } from './quittance-wording.ts'
import { type ListedReceipt, receiptListed } from './receipt-store.ts'
import { meansNames, returnedNames } from './wording.ts'

export type PrintedReceipt = { readonly name: string; readonly document: PdfDocument }

/**
 * The receipt of a payment, in its creditor's organisation and in the debtor's language: whoever received it, for whom, what it settles and what is
 * left (CPCEx art. R124-6). Made from what was recorded then: the same bytes as long as it stands.
 */
export async function receiptToPrint(tx: OrgTx, id: string): Promise<PrintedReceipt> {
  const receipt = await receiptListed(tx, 'creditor', id)
  const customer = receipt && (await customerOf(tx, receipt.customerId))
  if (!receipt || !customer) throw new Refused(notFound().refusal)
  const { lang } = customer
  const terms = await signedTerms(tx, receipt.mandateId)
  const { timeZone, isDemo } = await organisationOf(tx)
  const t = (sentence: Sentence, params?: SentenceParams) => say(lang, sentence, params)
  const number = receiptNumber(receipt.no)
  const creditor = sheetOf(lang, receipt.creditorName, terms?.creditor)
  const provider = sheetOf(lang, receipt.providerName, terms?.provider)
  const debtorLines = [...customer.addressLines, [customer.postcode, customer.city].filter(Boolean).join(' ')].filter(
    Boolean,
  )
  const document = actDocument({
    lang,
    title: `${t(words.title)} ${number}`,
    head: t(words.title),
    under: number,
    foot: `${number} · ${receipt.creditorName} – ${customer.name}`,
    author: receipt.paidTo === 'agency' ? receipt.providerName : receipt.creditorName,
    isDemo,
    on: dayIn(timeZone, receipt.recordedAt),
    blocks: [
      {
        is: 'parties',
        parties: [
          { role: t(words.creditor), ...creditor },
          { role: t(words.provider), ...provider },
          { role: t(words.debtor), name: customer.name, lines: debtorLines },
        ],
      },
      ...(await said(tx, receipt, lang)),
    ],
  })
  return { name: `${t(words.fileName)}-${number}.pdf`, document }
}

async function said(tx: OrgTx, receipt: ListedReceipt, lang: Lang): Promise<ActBlock[]> {
  const { currency, cents, leftCents, paidTo, means, receivedOn, payer, reference, returnedOn, returnedAs } = receipt
  const t = (sentence: Sentence, params?: SentenceParams) => say(lang, sentence, params)
  const money = (of: number) => formatMoney(lang, of, currency)
  const by = payer === '' || payer === receipt.debtorName ? receipt.debtorName : payer
  const params = {
    ...{ amount: { cents, currency }, day: receivedOn, payer: by, means: t(meansNames[means]).toLowerCase() },
    ...{ provider: receipt.providerName, creditor: receipt.creditorName, file: placementNumber(receipt.placementNo) },
  }
  return [
    ...(returnedOn === null || returnedAs === null
      ? []
      : [
          {
            is: 'strong',
            text: t(words.returned, { day: returnedOn, as: t(returnedNames[returnedAs]).toLowerCase() }),
          } as const,
        ]),
    paragraph(t(paidTo === 'agency' ? words.received : words.receivedDirect, params)),
    ...(reference === '' ? [] : [paragraph(t(words.reference, { reference }))]),
    figures(
      [
        [t(words.document), 'wide'],
        [t(words.settled), 'figure'],
      ],
      (await partsOfReceipt(tx, receipt)).map((one) => [one.documentNo, money(one.cents)]),
      [t(words.total), money(cents)],
    ),
    paragraph(
      leftCents === 0
        ? t(words.nothingLeft, params)
        : t(words.left, { ...params, left: { cents: leftCents, currency } }),
    ),
    remark(t(words.law)),
  ]
}

function sheetOf(lang: Lang, name: string, party: MandateParty | undefined): { name: string; lines: string[] } {
  if (!party) return { name, lines: [] }
  const siren = party.siren === '' ? [] : [say(lang, words.siren, { siren: spacedSiren(party.siren) })]
  return { name: party.name, lines: [...party.address.split('\n'), ...siren] }
}

/** The receipt as a file: laid out once the books that it was read from are let go of. */
export const receiptFile = async (press: PdfPress, { name, document }: PrintedReceipt): Promise<FileReply> => ({
  bytes: (await press.renderPdf(document)).bytes,
  type: 'application/pdf',
  name,
  inline: true,
})
