import { type ApiDeps, memberOf } from '../access/index.ts'
import { dayIn, type LocalDate, toLocalDate } from '../kernel/calendar.ts'
import { type Refusal, Refused, refuse, tellRefusal } from '../kernel/verdict.ts'
import type { Lang } from '../kernel/wording.ts'
import type { OrgTx } from '../platform/db.ts'
import type { PdfPress } from '../platform/pdf/pdf-press.ts'
import { actionWording as words } from './action-wording.ts'
import type { DunningDeps, InCharge, LastTalks } from './deps.ts'

export type ServingDeps = ApiDeps & { press: PdfPress; lastTalks: LastTalks; inCharge?: InCharge }

type Call = Parameters<typeof memberOf>[0]

/** What every route of reminders is served with. */
export type Serving = ServingDeps & {
  readonly deps: DunningDeps
  inOrg<T>(call: Call, work: (tx: OrgTx) => Promise<T>): Promise<T>
  today(call: Call): LocalDate
}

export const servingWith = (given: ServingDeps): Serving => ({
  ...given,
  deps: { db: given.db, clock: given.clock, lastTalks: given.lastTalks, inCharge: given.inCharge },
  inOrg: (call, work) => given.db.inOrg(memberOf(call).orgId, work),
  today: (call) => dayIn(memberOf(call).timeZone, given.clock.now()),
})

/** A day as a person gave it, or the refusal that it is none. */
export function dayAsked(text: string, where: string): LocalDate {
  const asked = toLocalDate(text)
  if (!asked) throw new Refused(refuse('day_wrong', words.dayWrong, { value: text }, where).refusal)
  return asked
}

export const toldFaults = (lang: Lang, faults: readonly Refusal[]) =>
  faults.map((fault) => ({ code: fault.code, message: tellRefusal(lang, fault), where: fault.where }))
