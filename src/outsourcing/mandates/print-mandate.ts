import { spacedSiren } from '../../correspondence/index.ts'
import { formatLongDay, type LocalDate } from '../../kernel/calendar.ts'
import { type Lang, type Sentence, type SentenceParams, say } from '../../kernel/wording.ts'
import { type ActBlock, actDocument, heading, paragraph, remark } from '../../legal/index.ts'
import type { PdfDocument } from '../../platform/pdf/pdf-press.ts'
import { mandateNumber } from '../model.ts'
import { tariffInWords } from '../tariffs/cells-in-words.ts'
import { closing as end } from './contract-end-wording.ts'
import { articles as words } from './contract-wording.ts'
import type { Signature } from './model.ts'
import { agreementLines, annexOf, coverLines, creditSentences, scopeLines, termSentences } from './print-terms.ts'
import type { MandateParty, Terms } from './terms.ts'
import {
  billingRhythmNames,
  remittanceModeNames,
  remittanceRhythmNames,
  reportingRhythmNames,
  voiceNames,
} from './wording.ts'

/** A mandate as it is to be printed: what it says, its number, and who signed it. */
export type Printable = {
  readonly no: number
  readonly version: number
  readonly terms: Terms
  readonly on: LocalDate
  readonly isDemo: boolean
  readonly isDraft: boolean
  readonly signatures: readonly Signature[]
}

/** A mandate as the press takes it: PDF/A-2b, the same bytes for the same terms of the same day. Another language than that of the terms is a translation. */
export function mandateToPrint(one: Printable, lang: Lang = one.terms.lang): PdfDocument {
  const { terms } = one
  const t = (sentence: Sentence, params?: SentenceParams) => say(lang, sentence, params)
  const number = t(words.number, { number: mandateNumber(one.no), version: one.version })
  return actDocument({
    lang,
    title: `${t(words.title)} ${number}`,
    head: t(words.title),
    under: number,
    foot: `${number} · ${terms.creditor.name} – ${terms.provider.name}`,
    author: terms.creditor.name,
    isDemo: one.isDemo,
    on: one.on,
    blocks: [
      ...(one.isDraft ? [remark(t(words.draft))] : []),
      ...(lang === terms.lang ? [] : [remark(t(words.translation))]),
      {
        is: 'parties',
        parties: [partyOf(lang, t(words.creditor), terms.creditor), partyOf(lang, t(words.provider), terms.provider)],
      },
      ...articlesOf(lang, terms),
      heading(t(end.signatures)),
      {
        is: 'signatures',
        boxes: (['creditor', 'agency'] as const).map((side) => {
          const party = side === 'creditor' ? terms.creditor : terms.provider
          const signed = one.signatures.find((signature) => signature.side === side)
          const lines = signed
            ? [
                t(end.signedOn, { on: signed.signedOn, name: signed.signerName }),
                signed.signerTitle,
                `SHA-256 ${signed.sha256.slice(0, 32)}…`,
              ]
            : [[party.signatory, party.title].filter(Boolean).join(', '), t(end.signHow)]
          return { name: t(end.forSide, { side: party.name }), lines: lines.filter(Boolean) }
        }),
      },
      ...annexOf(lang, terms),
    ],
  })
}

const partyOf = (lang: Lang, role: string, party: MandateParty) => ({
  role,
  name: party.name,
  lines: [
    ...party.address.split('\n'),
    ...(party.siren ? [say(lang, words.siren, { siren: spacedSiren(party.siren) })] : []),
    ...(party.signatory
      ? [say(lang, words.represented, { who: [party.signatory, party.title].filter(Boolean).join(', ') })]
      : []),
  ].filter(Boolean),
})

/** The articles, numbered in their order. */
function articlesOf(lang: Lang, terms: Terms): ActBlock[] {
  const t = (sentence: Sentence, params?: SentenceParams) => say(lang, sentence, params)
  const { powers, cover, billing, remittance, service, reporting, exclusivity, term, atEnd } = terms
  const list = (lines: readonly (string | false)[]): ActBlock => ({
    is: 'list',
    lines: lines.filter((line) => line !== false),
  })
  const parts: [Sentence, ActBlock[]][] = [
    [
      words.object,
      [
        paragraph(t(words.objectText)),
        paragraph(t(words.basis, { basis: terms.basis })),
        paragraph(t(words.scope)),
        list(scopeLines(lang, terms.scope)),
        paragraph(t(words.lists)),
      ],
    ],
    [
      words.powers,
      [
        paragraph(t(words.powersText)),
        list([
          powers.receive && t(words.receive),
          powers.plans && t(words.plans),
          powers.discounts && t(words.discounts),
          powers.proceedings && t(words.proceedings),
          powers.tracing && t(words.tracing),
        ]),
        paragraph(t(words.noForce)),
      ],
    ],
    [words.cover, [paragraph(t(words.coverText)), list(coverLines(lang, cover)), paragraph(t(words.coverLost))]],
    [
      words.manner,
      [
        paragraph(t(words.mannerVoice, { voice: t(voiceNames[terms.voice]) })),
        paragraph(t(words.firstLetter)),
        paragraph(t(words.respect)),
        paragraph(t(words.told)),
      ],
    ],
    [
      words.fees,
      [
        paragraph(t(words.feesText)),
        list(tariffInWords(lang, terms.tariff)),
        paragraph(t(words.billing, { rhythm: t(billingRhythmNames[billing.rhythm]), days: billing.payDays })),
        paragraph(t(words.noOther)),
      ],
    ],
    [
      words.money,
      [
        paragraph(
          t(words.remit, {
            rhythm: t(remittanceRhythmNames[remittance.rhythm]),
            days: remittance.days,
            mode: t(remittanceModeNames[remittance.mode]),
          }),
        ),
        ...(remittance.mode === 'net' ? [paragraph(t(words.setOff))] : []),
        paragraph(t(words.direct)),
      ],
    ],
    [
      end.service,
      [
        paragraph(t(end.serviceText)),
        list([
          t(end.firstContact, { days: service.firstContactDays }),
          t(end.contacts, { n: service.contacts }),
          t(end.answer, { days: service.answerDays }),
          t(end.fileDays, { days: service.fileDays }),
        ]),
        ...creditSentences(lang, terms).map(paragraph),
        paragraph(t(end.reporting, { rhythm: t(reportingRhythmNames[reporting.rhythm]) })),
        ...(reporting.live ? [paragraph(t(end.live))] : []),
      ],
    ],
    [
      end.exclusivity,
      [
        paragraph(t(exclusivity.exclusive ? end.exclusive : end.notExclusive)),
        paragraph(t(exclusivity.keepsOut ? end.keepsOut : end.mayChase)),
      ],
    ],
    [end.agreements, agreementLines(lang, terms).map(paragraph)],
    [
      end.term,
      [
        paragraph(t(end.starts, { on: formatLongDay(lang, term.startsOn as LocalDate) })),
        paragraph(termSentences(lang, terms).join(' ')),
        paragraph(t(end.atOnce)),
        paragraph(t(atEnd.openFiles === 'finished' ? end.finished : end.handedBack, { days: atEnd.finishDays })),
        paragraph(t(atEnd.tailDays > 0 ? end.tail : end.noTail, { days: atEnd.tailDays })),
      ],
    ],
    [
      end.law,
      [
        paragraph(t(end.secret)),
        paragraph(t(end.change)),
        paragraph(
          terms.court === '' ? t(end.frenchLaw) : `${t(end.frenchLaw)} ${t(end.court, { court: terms.court })}`,
        ),
      ],
    ],
    ...(terms.special === ''
      ? []
      : [[end.special, terms.special.split('\n').map(paragraph)] as [Sentence, ActBlock[]]]),
  ]
  return parts.flatMap(([title, blocks], place) => [heading(`${place + 1}. ${t(title)}`), ...blocks])
}
