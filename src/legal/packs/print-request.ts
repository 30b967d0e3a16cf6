import { spacedSiren } from '../../correspondence/index.ts'
import { addDays, formatDay, formatLongDay } from '../../kernel/calendar.ts'
import { formatMoney } from '../../kernel/money.ts'
import { sumsOf } from './claim-sums.ts'
import { judges, titles, request as words } from './court-wording.ts'
import type { PackGround } from './draft.ts'
import type { PackPlan } from './model.ts'
import type { NumberedExhibit } from './numbered.ts'
import { type Act, type ActBlock, type ActParty, figures, heading, inFrench, paragraph, remark } from './print-act.ts'

/** What a pack says to the court: its ground, what was decided, and the exhibits under their numbers. */
export type PackText = {
  readonly ground: PackGround
  readonly plan: PackPlan
  readonly exhibits: readonly NumberedExhibit[]
}

export const euros = (cents: number): string => formatMoney('fr', cents, 'EUR')
const percent = (bp: number): string => `${(bp / 100).toFixed(2).replace('.', ',')} %`

/** What every act of a pack has in common. */
export function actOf(
  { ground, plan }: Pick<PackText, 'ground' | 'plan'>,
  title: string,
  blocks: readonly ActBlock[],
  more: Partial<Act> = {},
): Act {
  const { organisation, isDemo } = ground.letterhead
  return {
    lang: 'fr',
    title,
    head: title,
    foot: `${organisation.name} c/ ${ground.customer.name} – ${plan.court.name}`,
    author: organisation.name,
    isDemo,
    on: ground.on,
    blocks,
    ...more,
  }
}

/** The request on plain paper (CPC art. 54, 57 and 1407): who, against whom, why, how much and how it is made up, by which exhibits. */
export function requestAct(text: PackText): Act {
  const { ground, plan } = text
  const to = inFrench(judges[plan.court.kind], { court: plan.court.name })
  return actOf(
    text,
    titles.request,
    [
      { is: 'strong', text: [to, ...plan.court.addressLines].join(', ') },
      heading(words.parties),
      { is: 'parties', parties: partiesOf(text) },
      heading(words.facts),
      ...factsOf(text),
      heading(words.claim),
      ...claimOf(text),
      heading(words.asks),
      ...asksOf(text),
      ...closingOf(text, plan.signatory.name, plan.signatory.capacity),
    ],
    { under: words.basis, on: ground.on },
  )
}

export function partiesOf({ ground, plan }: Pick<PackText, 'ground' | 'plan'>): ActParty[] {
  const { organisation } = ground.letterhead
  const { creditor, debtor } = plan
  const siren = (number: string | null) => (number ? [inFrench(words.siren, { siren: spacedSiren(number) })] : [])
  const said = (pattern: string, params: Record<string, string>) =>
    Object.values(params).every((value) => value.trim() === '') ? [] : [inFrench(pattern, params)]
  return [
    {
      role: words.creditor,
      name: organisation.name,
      lines: [
        ...said(words.company, { form: creditor.form }),
        ...organisation.addressLines,
        ...siren(organisation.siren),
        ...said(words.registry, { registry: creditor.registry }),
        ...(creditor.representative.trim() === ''
          ? []
          : [inFrench(words.representedBy, { name: creditor.representative, capacity: creditor.capacity })]),
      ],
    },
    {
      role: words.debtor,
      name: ground.customer.name,
      lines: [
        ...said(words.company, { form: debtor.form }),
        ...ground.debtorLines,
        ...siren(ground.customer.siren),
        ...said(words.capacityOf, { name: debtor.representative }),
      ],
    },
  ]
}

export const chosenLines = ({ ground, plan }: PackText) =>
  ground.lines.filter(({ itemId }) => plan.itemIds.includes(itemId))

function factsOf(text: PackText): ActBlock[] {
  const invoices = chosenLines(text).filter(({ isNote }) => !isNote)
  const done = invoices.flatMap(({ documentNo, performedOn }) =>
    performedOn === null ? [] : [inFrench(words.performedOf, { document: documentNo, day: performedOn })],
  )
  const notices = text.exhibits.filter(({ kind }) => kind === 'formal_notice')
  const named = notices.map(({ title, no }) => `${lowered(title)} (pièce n° ${no})`).join(', ')
  const reminded = text.exhibits.some(({ kind }) => kind === 'reminder')
  return [
    paragraph(inFrench(words.origin, { documents: invoices.length })),
    ...(done.length > 0 ? [paragraph(inFrench(words.performed, { list: done.join(' ; ') }))] : []),
    ...(notices.length > 0 ? [paragraph(inFrench(words.notice, { notices: named }))] : []),
    ...(notices.length === 0 && reminded ? [paragraph(words.reminded)] : []),
  ]
}

const lowered = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1)

function claimOf(text: PackText): ActBlock[] {
  const { ground, plan, exhibits } = text
  const lines = chosenLines(text)
  const sums = sumsOf(lines)
  const shownBy = (documentNo: string) =>
    exhibits
      .filter(({ numbers }) => numbers.includes(documentNo))
      .map(({ no }) => no)
      .join(', ')
  const cell = (cents: number) => (cents === 0 ? '–' : euros(cents))
  const costs = plan.costs.reduce((sum, { cents }) => sum + cents, 0)
  const total = sums.principalCents + sums.notesCents + sums.interestCents + sums.indemnityCents + costs
  const texts = [...new Set(lines.flatMap(({ segments }) => segments.flatMap(({ citation }) => citation.split(' ; '))))]
  const sheet = exhibits.find(({ kind }) => kind === 'interest')
  const part = (name: string, cents: number): ReadonlyArray<readonly [string, string]> =>
    cents === 0 ? [] : [[name, euros(cents)]]
  return [
    figures(
      [
        [words.document, 'wide'],
        [words.issuedOn],
        [words.dueOn],
        [words.amount, 'figure'],
        [words.principal, 'figure'],
        [inFrench(words.interest, { day: ground.on }), 'figure'],
        [words.indemnity, 'figure'],
        [words.exhibits],
      ],
      lines.map((one) => [
        one.documentNo,
        formatDay('fr', one.issuedOn),
        formatDay('fr', one.dueOn),
        euros(one.amountCents),
        euros(one.openCents),
        cell(one.interestCents),
        cell(one.indemnityCents),
        shownBy(one.documentNo),
      ]),
      [
        words.total,
        '',
        '',
        '',
        euros(sums.principalCents + sums.notesCents),
        euros(sums.interestCents),
        euros(sums.indemnityCents),
        '',
      ],
    ),
    { is: 'strong', text: words.sum },
    {
      is: 'pairs',
      rows: [
        ...part(words.sumPrincipal, sums.principalCents),
        ...part(words.sumNotes, sums.notesCents),
        ...part(inFrench(words.sumInterest, { day: ground.on }), sums.interestCents),
        ...part(inFrench(words.sumIndemnity, { count: sums.indemnities }), sums.indemnityCents),
        ...plan.costs.flatMap(({ label, cents }) => part(label, cents)),
      ],
    },
    { is: 'strong', text: inFrench(words.sumTotalOf, { amount: { cents: total, currency: 'EUR' } }) },
    ...(texts.length === 0
      ? []
      : [
          remark(
            sheet
              ? inFrench(words.interestBasis, { texts: texts.join(' ; '), no: sheet.no })
              : inFrench(words.interestBasisAlone, { texts: texts.join(' ; ') }),
          ),
        ]),
    ...(sums.indemnityCents > 0 ? [remark(words.indemnityBasis)] : []),
    ...runningOf(text),
  ]
}

/** What goes on running after the day of the request: one rate where one holds for all, in words where there are several. */
function runningOf(text: PackText): ActBlock[] {
  const last = chosenLines(text).flatMap(({ segments, refusal }) => (refusal ? [] : (segments.at(-1) ?? [])))
  if (last.length === 0) return []
  const rates = new Set(last.map(({ bp }) => bp))
  const day = addDays(text.ground.on, 1)
  const [bp] = rates
  return [
    paragraph(
      rates.size === 1 ? inFrench(words.running, { day, rate: percent(bp!) }) : inFrench(words.runningBy, { day }),
    ),
  ]
}

function asksOf(text: PackText): ActBlock[] {
  const { plan, ground } = text
  const sums = sumsOf(chosenLines(text))
  const costs = plan.costs.reduce((sum, { cents }) => sum + cents, 0)
  const ask = (pattern: string, cents: number, more: Record<string, string> = {}) =>
    cents === 0 ? [] : [inFrench(pattern, { amount: { cents, currency: 'EUR' }, ...more })]
  return [
    paragraph(words.ask),
    {
      is: 'list',
      lines: [
        ...ask(words.askPrincipal, sums.principalCents),
        ...ask(words.askNotes, sums.notesCents),
        ...ask(words.askInterest, sums.interestCents, { day: ground.on }),
        ...ask(words.askIndemnity, sums.indemnityCents),
        ...ask(words.askCosts, costs, { labels: plan.costs.map(({ label }) => label).join(', ') }),
        words.askDepens,
      ],
    },
    paragraph(plan.goesOn ? inFrench(words.goesOn, { court: plan.court.name }) : words.staysOut),
    paragraph(words.joined),
  ]
}

export function closingOf({ ground, plan }: PackText, name: string, capacity: string): ActBlock[] {
  const { signatory } = plan
  return [
    {
      is: 'signature',
      lines: [
        inFrench(words.madeAt, { place: signatory.place, day: formatLongDay('fr', ground.on) }),
        name,
        capacity,
        words.signature,
      ],
    },
  ]
}
