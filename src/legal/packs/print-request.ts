import { addDays } from '../../kernel/calendar.ts'
import { sumsOf } from './claim-sums.ts'
import { judges, titles, request as words } from './court-wording.ts'
import { actOf, chosenLines, closingOf, costsOf, type PackText } from './pack-text.ts'
import { type Act, type ActBlock, heading, inFrench, paragraph } from './print-act.ts'
import { claimOf, isRunning } from './request-claim.ts'
import { askedToPay, boundBy, partiesOf } from './request-parties.ts'

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

function factsOf(text: PackText): ActBlock[] {
  const invoices = chosenLines(text).filter(({ isNote }) => !isNote)
  const done = invoices.flatMap(({ documentNo, performedOn }) =>
    performedOn === null ? [] : [inFrench(words.performedOf, { document: documentNo, day: performedOn })],
  )
  const notices = text.exhibits.filter(({ kind }) => kind === 'formal_notice')
  const named = notices.map(({ title, no }) => `${lowered(title)} (${inFrench(words.exhibitNo, { no })})`).join(', ')
  const reminded = text.exhibits.some(({ kind }) => kind === 'reminder')
  return [
    paragraph(inFrench(words.origin, { documents: invoices.length })),
    ...boundBy(text).map(paragraph),
    ...(done.length > 0 ? [paragraph(inFrench(words.performed, { list: done.join(' ; ') }))] : []),
    ...(notices.length > 0 ? [paragraph(inFrench(words.notice, { notices: named }))] : []),
    ...(notices.length === 0 && reminded ? [paragraph(words.reminded)] : []),
  ]
}

const lowered = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1)

function asksOf(text: PackText): ActBlock[] {
  const { plan, ground } = text
  const sums = sumsOf(chosenLines(text))
  const ask = (pattern: string, cents: number, more: Record<string, string> = {}) =>
    cents === 0 ? [] : [inFrench(pattern, { amount: { cents, currency: 'EUR' }, ...more })]
  return [
    paragraph(askedToPay(text)),
    {
      is: 'list',
      lines: [
        ...ask(words.askPrincipal, sums.principalCents),
        ...ask(words.askNotes, sums.notesCents),
        ...ask(words.askInterest, sums.interestCents, { day: ground.on }),
        ...(sums.interestCents === 0 && isRunning(text)
          ? [inFrench(words.askRunning, { day: addDays(ground.on, 1) })]
          : []),
        ...ask(words.askIndemnity, sums.indemnityCents),
        ...ask(words.askCosts, costsOf(text), { labels: plan.costs.map(({ label }) => label).join(', ') }),
        words.askDepens,
      ],
    },
    paragraph(plan.goesOn ? inFrench(words.goesOn, { court: plan.court.name }) : words.staysOut),
    paragraph(words.joined),
  ]
}
