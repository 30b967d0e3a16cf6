import { spacedSiren } from '../../correspondence/index.ts'
import { disputeName } from '../../disputes/index.ts'
import { stateNames } from '../../disputes/wording.ts'
import { formatDay, formatLongDay } from '../../kernel/calendar.ts'
import { formatMoney, sumsByCurrency } from '../../kernel/money.ts'
import { type Lang, type Sentence, type SentenceParams, say } from '../../kernel/wording.ts'
import { promiseStateNames } from '../../promises/wording.ts'
import type { PackFile } from '../packs/pack-store.ts'
import { type Act, type ActBlock, figures, heading, paragraph, remark } from '../packs/print-act.ts'
import { type Evidence, type HistoryLine, MOST_LINES } from './gather.ts'
import { lossBlocks } from './loss-part.ts'
import { channelNames, lossWords, proofNames, told as words } from './wording.ts'

/** The evidence of a customer as one document: what is owed, what was said and promised, what happened, and how to check it. */
export function evidenceAct(evidence: Evidence, files: readonly PackFile[], lang: Lang): Act {
  const { letterhead, customer, on, about } = evidence
  const { organisation, isDemo } = letterhead
  const t = (sentence: Sentence, params?: SentenceParams) => say(lang, sentence, params)
  const siren = (number: string | null) => (number ? [t(words.siren, { siren: spacedSiren(number) })] : [])
  return {
    lang,
    title: t(titleOf(evidence)),
    head: t(titleOf(evidence)),
    under: t(words.under, { debtor: customer.name, day: formatLongDay(lang, on) }),
    foot: `${organisation.name} · ${customer.code} · ${formatDay(lang, on)}`,
    author: organisation.name,
    isDemo,
    on,
    blocks: [
      {
        is: 'parties',
        parties: [
          {
            role: t(words.creditor),
            name: organisation.name,
            lines: [...organisation.addressLines, ...siren(organisation.siren)],
          },
          { role: t(words.debtor), name: customer.name, lines: [...evidence.debtorLines, ...siren(customer.siren)] },
        ],
      },
      paragraph(about === null ? t(words.scopeAll) : t(words.scopeSome, { documents: about.join(', ') })),
      ...(evidence.lost ? lossBlocks(evidence.lost, lang) : balances(evidence, lang)),
      ...messages(evidence, lang),
      ...promises(evidence, lang),
      ...disputes(evidence, lang),
      ...chronology(evidence, files, lang),
      ...filesOf(files, lang),
      ...trail(evidence, lang),
    ],
  }
}

/** What the file is called. */
export const titleOf = ({ lost }: Pick<Evidence, 'lost'>): Sentence => (lost ? lossWords.title : words.title)

function balances({ lines }: Evidence, lang: Lang): ActBlock[] {
  const money = (cents: number, currency: string) => formatMoney(lang, cents, currency)
  const sums = sumsByCurrency(lines.map(({ openCents, currency }) => ({ cents: openCents, currency })))
  if (lines.length === 0) return [heading(say(lang, words.balances)), paragraph(say(lang, words.noBalances))]
  return [
    heading(say(lang, words.balances)),
    figures(
      [
        [say(lang, words.document), 'wide'],
        [say(lang, words.issuedOn)],
        [say(lang, words.dueOn)],
        [say(lang, words.amount), 'figure'],
        [say(lang, words.open), 'figure'],
        [say(lang, words.interest), 'figure'],
      ],
      lines.map((one) => [
        one.documentNo,
        formatDay(lang, one.issuedOn),
        formatDay(lang, one.dueOn),
        money(one.amountCents, one.currency),
        money(one.openCents, one.currency),
        one.interestCents === 0 ? '–' : money(one.interestCents, one.currency),
      ]),
      [
        say(lang, words.total),
        '',
        '',
        '',
        sums.map(({ cents, currency }) => money(cents, currency)).join(' + '),
        sumsByCurrency(lines.map(({ interestCents, currency }) => ({ cents: interestCents, currency })))
          .map(({ cents, currency }) => money(cents, currency))
          .join(' + '),
      ],
    ),
  ]
}

function messages({ sent }: Evidence, lang: Lang): ActBlock[] {
  const head = heading(say(lang, words.sent))
  if (sent.length === 0) return [head, paragraph(say(lang, words.noneSent))]
  return [
    head,
    figures(
      [
        [say(lang, words.on)],
        [say(lang, words.channel)],
        [say(lang, words.subject), 'wide'],
        [say(lang, words.to), 'wide'],
        [say(lang, words.proofs)],
      ],
      sent.map((one) => [
        formatDay(lang, one.on),
        [say(lang, channelNames[one.channel]), one.registeredNo].filter(Boolean).join(' '),
        one.tone === 'formal_notice' ? `${say(lang, words.notice)} : ${one.subject}` : one.subject,
        [one.toName, one.toAddress].filter(Boolean).join(', '),
        one.proofs.map(({ kind }) => say(lang, proofNames[kind])).join(', '),
      ]),
    ),
  ]
}

function promises({ promises: made }: Evidence, lang: Lang): ActBlock[] {
  const head = heading(say(lang, words.promises))
  if (made.length === 0) return [head, paragraph(say(lang, words.nonePromised))]
  return [
    head,
    figures(
      [
        [say(lang, words.promisedOn)],
        [say(lang, words.payBy)],
        [say(lang, words.amount), 'figure'],
        [say(lang, words.kept), 'figure'],
        [say(lang, words.state), 'wide'],
        [say(lang, words.by), 'wide'],
      ],
      made.map((one) => [
        formatDay(lang, one.promisedOn),
        formatDay(lang, one.dueOn),
        formatMoney(lang, one.cents, one.currency),
        formatMoney(lang, one.keptCents, one.currency),
        one.planNo === null
          ? say(lang, promiseStateNames[one.state])
          : `${say(lang, words.plan, { no: one.planNo })}, ${say(lang, promiseStateNames[one.state])}`,
        one.saidBy,
      ]),
    ),
  ]
}

function disputes({ disputes: opened }: Evidence, lang: Lang): ActBlock[] {
  const head = heading(say(lang, words.disputes))
  if (opened.length === 0) return [head, paragraph(say(lang, words.noDisputes))]
  return [
    head,
    figures(
      [
        [say(lang, words.on)],
        [say(lang, words.document)],
        [say(lang, words.why), 'wide'],
        [say(lang, words.state)],
        [say(lang, words.end), 'wide'],
      ],
      opened.map((one) => [
        formatDay(lang, one.openedOn),
        one.numbers.join(', '),
        [disputeName(lang, one.category), one.note].filter(Boolean).join(' – '),
        say(lang, stateNames[one.state]),
        [one.resolvedOn && formatDay(lang, one.resolvedOn), one.resolution].filter(Boolean).join(' – '),
      ]),
    ),
  ]
}

function chronology({ history, timeZone }: Evidence, files: readonly PackFile[], lang: Lang): ActBlock[] {
  const at = new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  return [
    heading(say(lang, words.chronology)),
    remark(say(lang, words.chronologyHint, { zone: timeZone })),
    ...(files.some(isStruck) ? [remark(say(lang, words.struckNote))] : []),
    ...(history.length === MOST_LINES ? [remark(say(lang, words.cut, { n: MOST_LINES }))] : []),
    figures(
      [[say(lang, words.on)], [say(lang, words.what), 'wide'], [say(lang, words.by)]],
      history.toReversed().map((one) => [at.format(one.at), inLines(one), one.by]),
    ),
  ]
}

const inLines = ({ title, detail, lines }: HistoryLine): string => [title, detail, ...lines].filter(Boolean).join('\n')

const filesOf = (files: readonly PackFile[], lang: Lang): ActBlock[] =>
  files.length === 0
    ? []
    : [
        heading(say(lang, words.files)),
        figures(
          [[say(lang, words.file), 'wide'], [say(lang, words.document), 'wide'], [say(lang, words.hash)]],
          files.map(({ name, title, sha256 }) => [name, title, inHalves(sha256)]),
        ),
        ...struckOf(files, lang),
      ]

/** A hash on two lines, as a narrow column holds it. */
const inHalves = (hash: string): string => `${hash.slice(0, 32)}\n${hash.slice(32)}`

const isStruck = ({ originalSha256 }: PackFile): boolean => originalSha256 !== null

/** Copies that differ from what left, each with the hash of that. */
function struckOf(files: readonly PackFile[], lang: Lang): ActBlock[] {
  const struck = files.filter(isStruck)
  if (struck.length === 0) return []
  return [
    paragraph(say(lang, words.struckTold, { count: struck.length })),
    figures(
      [[say(lang, words.file), 'wide'], [say(lang, words.original)]],
      struck.map(({ name, originalSha256 }) => [name, inHalves(originalSha256!)]),
    ),
  ]
}

function trail({ trail: extract, chain }: Evidence, lang: Lang): ActBlock[] {
  return [
    heading(say(lang, words.trail)),
    paragraph(
      chain.intact
        ? say(lang, words.trailIntact, { events: chain.events, head: chain.head, extract: extract.events })
        : say(lang, words.trailBroken, { seq: chain.seq }),
    ),
    paragraph(say(lang, words.verify)),
    paragraph(say(lang, words.verifyFiles)),
    remark(say(lang, words.truth)),
  ]
}
