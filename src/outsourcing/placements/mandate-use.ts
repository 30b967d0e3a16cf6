import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { barInWords, mandateBars } from '../mandates/bars.ts'
import { type MandateInForce, mandateOf, mandatesGiven, signedTerms } from '../mandates/store.ts'
import { mandateNumber } from '../model.ts'
import type { MandateUse, Why } from './model.ts'
import { why } from './rules.ts'

/** Mandates as they bear on hand-overs, by what both sides signed. */

const useOf = ({ terms, endsOn, worksUntil, ...one }: MandateInForce): MandateUse => ({
  ...{
    id: one.id,
    no: one.no,
    providerId: one.providerId,
    providerName: one.providerName,
    agencyOrgId: one.agencyOrgId,
  },
  ...{ keepsOut: terms.exclusivity.keepsOut, worksUntil: worksUntil ?? endsOn },
  ...{ lang: terms.lang, voice: terms.voice, scope: terms.scope },
})

/** One that was signed, running or over; null when there is none. */
export async function mandateUse(tx: OrgTx, id: string): Promise<MandateUse | null> {
  const mandate = await mandateOf(tx, id)
  const terms = mandate && (await signedTerms(tx, id))
  return mandate && terms && useOf({ ...mandate, terms })
}

export const runningMandates = async (tx: OrgTx): Promise<MandateUse[]> =>
  (await mandatesGiven(tx))
    .filter(({ state }) => state === 'running')
    .map(useOf)
    .toSorted((a, b) => a.no - b.no)

/** What keeps a mandate itself from being used today, in both languages, so that it is read later as it was then. */
export async function barsOf(tx: OrgTx, mandate: MandateUse, creditor: string, today: LocalDate): Promise<Why[]> {
  const number = mandateNumber(mandate.no)
  return (await mandateBars(tx, mandate.id, today)).map((bar) =>
    why('mandate_barred', {
      ...{ number, code: bar.code, fr: barInWords('fr', bar, creditor), en: barInWords('en', bar, creditor) },
    }),
  )
}
