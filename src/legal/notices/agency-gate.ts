import type { AgencyGate } from '../../correspondence/index.ts'
import { accept, type Refusal, refuse } from '../../kernel/verdict.ts'
import { LANGS, type Lang, say } from '../../kernel/wording.ts'
import { customersById } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type AgencyBar, agencyBars, agentFacts } from './agency.ts'
import { agencyOf, collectedFrom } from './agency-store.ts'
import type { Creditor } from './model.ts'
import { barSentences, mandateTermNames, noticeWording as words } from './wording.ts'

/**
 * Reads once for whom we collect from these customers, and gives the function that tells what a message to one of them has to say, or
 * refuses it while a condition of the law is missing or over.
 */
export async function agencyGate(tx: OrgTx, customerIds: readonly string[]): Promise<AgencyGate> {
  // Whoever says that it collects for others no more still does for the customers that it has not given back.
  const collected = new Map((await collectedFrom(tx, customerIds)).map((one) => [one.customerId, one]))
  if (collected.size === 0) return () => accept(null)
  const agency = await agencyOf(tx)
  const names = new Map((await customersById(tx, [...collected.keys()])).map(({ id, name }) => [id, name]))
  return (customerId, on) => {
    const one = collected.get(customerId)
    if (!one) return accept(null)
    const bars = agencyBars(agency, one.creditor, on)
    if (bars.length > 0) return { ok: false, refusal: barred(bars, one.creditor, names.get(customerId) ?? '') }
    return accept({ facts: agentFacts(one.creditor, one.first), iban: agency.iban })
  }
}

function barred(bars: readonly AgencyBar[], creditor: Creditor, customer: string): Refusal {
  const [fr, en] = LANGS.map((lang) =>
    say(lang, words.agencyBarred, {
      customer,
      creditor: creditor.name,
      why: bars.map((bar) => barTold(lang, bar, creditor)).join(' ; '),
    }),
  )
  return refuse('agency_barred', { fr: literal(fr!), en: literal(en!) }, {}, 'agency').refusal
}

/** A sentence that is said already: braces of a name are no variables. */
const literal = (text: string): string => text.replaceAll(/[{}]/g, '')

/** Why nothing may leave, in words that follow « et ». */
export const barTold = (lang: Lang, bar: AgencyBar, creditor: Pick<Creditor, 'name'>): string =>
  say(lang, barSentences[bar.code], {
    creditor: creditor.name,
    on: 'on' in bar ? bar.on : '',
    terms: 'terms' in bar ? bar.terms.map((term) => say(lang, mandateTermNames[term])).join(', ') : '',
  })
