import type { Letterhead } from '../../correspondence/index.ts'
import { formatDay, type LocalDate } from '../../kernel/calendar.ts'
import { formatMoney } from '../../kernel/money.ts'
import { type Lang, type Sentence, type SentenceParams, say } from '../../kernel/wording.ts'
import { actDocument, figures, heading, paragraph, remark } from '../../legal/index.ts'
import type { PdfDocument } from '../../platform/pdf/pdf-press.ts'
import { placementNumber } from '../placements/model.ts'
import type { Request } from './model.ts'
import { stepLine } from './present.ts'
import { requestWording as words } from './wording.ts'

type Claimed = { readonly documentNo: string; readonly dueOn: LocalDate; readonly cents: number }

/** The certificate by which whoever collected says that nothing more will come: the claims, the reason, and each step that was taken. */
export function certificateToPrint(
  lang: Lang,
  request: Request,
  claims: readonly Claimed[],
  isDemo: Letterhead['isDemo'],
): PdfDocument {
  const t = (sentence: Sentence, params?: SentenceParams) => say(lang, sentence, params)
  const { providerName: provider, creditorName: creditor, customerName: customer, currency } = request
  const number = placementNumber(request.placementNo)
  const title = t(words.certificate)
  return actDocument({
    ...{ lang, title, head: title, isDemo, on: request.askedOn, author: provider },
    under: t(words.certificateUnder, { customer, number, creditor, provider }),
    foot: `${provider} · ${number}`,
    blocks: [
      paragraph(t(words.certifies, { provider, customer, creditor, amount: { cents: request.owedCents, currency } })),
      heading(t(words.documentsHead)),
      figures(
        [
          [t(words.document), 'wide'],
          [t(words.due), 'figure'],
          [t(words.left), 'figure'],
        ],
        claims.map((one) => [one.documentNo, formatDay(lang, one.dueOn), formatMoney(lang, one.cents, currency)]),
      ),
      heading(t(words.reasonHead)),
      paragraph(request.why),
      heading(t(words.stepsHead)),
      { is: 'list', lines: request.steps.map((step) => stepLine(lang, step)) },
      paragraph(t(words.stated, { name: request.askedByName, provider, on: request.askedOn })),
      remark(t(words.openStill)),
    ],
  })
}
