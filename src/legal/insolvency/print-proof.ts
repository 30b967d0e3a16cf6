import { readFileSync } from 'node:fs'
import { letterheadOf, sheetColumn, sheetDocument, sheetHead, spacedSiren } from '../../correspondence/index.ts'
import { addDays, formatDay, formatLongDay, type LocalDate } from '../../kernel/calendar.ts'
import { formatMoney, formatPercent, sumCents } from '../../kernel/money.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { PdfDocument } from '../../platform/pdf/pdf-press.ts'
import type { ProofContent, ProofLine } from './proof-content.ts'
import { proved as words } from './proof-wording.ts'

const TEMPLATE = readFileSync(new URL('./proof.typ', import.meta.url), 'utf8')
const money = (cents: number): string => formatMoney('fr', cents, 'EUR')
const on = (day: LocalDate): string => formatDay('fr', day)

/** A proof of claim as the press takes it: the act itself, then how interest was reckoned. */
export async function proofToPrint(tx: OrgTx, proof: ProofContent, today: LocalDate): Promise<PdfDocument> {
  const letterhead = await letterheadOf(tx)
  const { officer, creditor, debtor } = proof
  const data = {
    ...sheetHead('fr', letterhead),
    title: words.title,
    law: words.law,
    page: words.page,
    reference: `${creditor.name} · ${words.title} · ${debtor.name}`,
    to: { role: words.roles[officer.role], name: officer.name, lines: officer.lines },
    parties: [partyOf(words.creditor, creditor), partyOf(words.debtor, debtor)],
    opening: openingOf(proof),
    sums: [
      { title: words.due, ...tableOf(proof.due, true) },
      { title: words.toFallDue, ...tableOf(proof.toFallDue, false) },
    ].filter(({ rows }) => rows.length > 0),
    credits: proof.credits.length === 0 ? null : creditsOf(proof),
    summaryTitle: words.summary,
    summary: summaryOf(proof),
    securityTitle: words.security,
    security: [proof.security || words.unsecured, ...(proof.hasTitleRetention ? [words.retention] : [])],
    methodTitle: words.method,
    method: methodOf(proof),
    exhibitsTitle: words.exhibits,
    exhibits: proof.exhibits.length === 0 ? [words.noExhibit] : proof.exhibits,
    certified: words.certified,
    signature: `${letterhead.place}, le ${formatLongDay('fr', today)}`,
    signatory: [proof.signatory.name, proof.signatory.title].filter((line) => line !== ''),
    ratesTitle: words.rates,
    rates: [...proof.due].filter(({ segments }) => segments.length > 0).map(ratesOf),
  }
  return sheetDocument(TEMPLATE, data, letterhead.organisation.look.logo, today)
}

const partyOf = (role: string, { name, lines, siren }: ProofContent['creditor']) => ({
  role,
  name,
  lines: [...lines, ...(siren ? [`${words.siren} ${spacedSiren(siren)}`] : [])],
})

const openingOf = ({ procedure, openedOn, publishedOn, court, debtor }: ProofContent): string =>
  [
    `Par jugement du ${formatLongDay('fr', openedOn)}${court ? `, le ${court.replace(/^(?:Greffe du )?(.)/i, (_, first: string) => first.toLowerCase())}` : ''} a ouvert une procédure de ${words.procedures[procedure]} à l’égard de ${debtor.name}`,
    publishedOn ? ` ; ce jugement a été publié au BODACC le ${formatLongDay('fr', publishedOn)}.` : '.',
  ].join('')

/** Charges are told beside the debts that were late; what was not due yet bore none. */
function tableOf(lines: readonly ProofLine[], withCharges: boolean) {
  const total = (of: (line: ProofLine) => number) => money(sumCents(lines.map(of)))
  const charges = (cells: readonly string[]) => (withCharges ? cells : [])
  return {
    columns: [
      sheetColumn(words.document, 'wide'),
      sheetColumn(words.issuedOn),
      sheetColumn(words.dueOn),
      sheetColumn(words.amount, 'figure'),
      sheetColumn(words.settled, 'figure'),
      sheetColumn(words.left, 'figure'),
      ...(withCharges ? [sheetColumn(words.interest, 'figure'), sheetColumn(words.indemnity, 'figure')] : []),
    ],
    rows: lines.map((line) => [
      line.documentNo,
      on(line.issuedOn),
      on(line.dueOn),
      money(line.amountCents),
      line.settledCents === 0 ? '' : money(line.settledCents),
      money(line.leftCents),
      ...charges([line.interestCents, line.indemnityCents].map((cents) => (cents === 0 ? '' : money(cents)))),
    ]),
    total: [
      words.total,
      '',
      '',
      total((line) => line.amountCents),
      '',
      total((line) => line.leftCents),
      ...charges([total((line) => line.interestCents), total((line) => line.indemnityCents)]),
    ],
  }
}

const creditsOf = ({ credits, creditCents }: ProofContent) => ({
  title: words.credits,
  columns: [sheetColumn(words.document, 'wide'), sheetColumn(words.issuedOn), sheetColumn(words.amount, 'figure')],
  rows: credits.map((one) => [one.documentNo, on(one.issuedOn), money(one.cents)]),
  total: [words.total, '', money(creditCents)],
})

function summaryOf(proof: ProofContent): string[][] {
  const { interestCents, indemnityCents, creditCents, dueCents, toFallDueCents } = proof
  const principal = dueCents - interestCents - indemnityCents + creditCents
  return [
    [words.principal, money(principal)],
    ...(interestCents > 0 ? [[words.interestTo, money(interestCents)]] : []),
    ...(indemnityCents > 0 ? [[words.indemnities, money(indemnityCents)]] : []),
    ...(creditCents > 0 ? [[words.lessCredits, money(-creditCents)]] : []),
    [words.dueTotal, money(dueCents)],
    [words.dueAfter, money(toFallDueCents)],
    [words.declared, money(dueCents + toFallDueCents)],
  ]
}

const methodOf = ({ interestCents, interestTo, citations }: ProofContent): string[] => [
  ...(interestCents > 0
    ? [
        `Intérêts simples jusqu’au ${formatLongDay('fr', interestTo)}, veille du jugement : reste dû × taux annuel × jours / 365, découpé à chaque semestre et à chaque règlement.`,
        ...(citations.length > 0 ? [`Textes appliqués : ${citations.join(' ; ')}.`] : []),
      ]
    : []),
  words.stopped,
]

const ratesOf = (line: ProofLine) => ({
  head: `${line.documentNo}, échue le ${on(line.dueOn)}`,
  columns: [
    sheetColumn(words.from),
    sheetColumn(words.until),
    sheetColumn(words.days, 'figure'),
    sheetColumn(words.balance, 'figure'),
    sheetColumn(words.rate, 'figure'),
    sheetColumn(words.interest, 'figure'),
  ],
  rows: line.segments.map((one) => [
    on(addDays(one.from, 1)),
    on(one.to),
    String(one.days),
    money(one.balanceCents),
    formatPercent('fr', one.bp),
    money(one.cents),
  ]),
})
