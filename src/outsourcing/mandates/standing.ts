import type { By } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { type Refusal, Refused, refuse, tellRefusal } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import { record } from '../../trail/index.ts'
import { mandateNumber } from '../model.ts'
import { tariffFaults } from '../tariffs/check-tariff.ts'
import type { FaultView } from './contract.ts'
import type { Mandate, Side } from './model.ts'
import { excludesOther, FAULTS, faultsOf, overlap, type Run, runOf } from './rules.ts'
import { type MandateInForce, mandatesUnderWay } from './store.ts'
import type { Terms } from './terms.ts'
import type { MandateVersion } from './version-store.ts'
import { faultSentences, mandatesWording as words } from './wording.ts'

/** Everything wrong with terms as a person reads it; the faults of the tariff are refused like the others. */
export const faultsTold = (lang: Lang, terms: Terms, today: LocalDate): FaultView[] => [
  ...tariffFaults(terms.tariff).map((one) => ({
    code: one.code,
    sentence: tellRefusal(lang, one),
    where: `tariff.${one.where ?? ''}`,
    isRefused: true,
  })),
  ...faultsOf(terms, today).map(({ code, where }) => ({
    code,
    sentence: say(lang, faultSentences[code]),
    where,
    isRefused: FAULTS[code].isRefused,
  })),
]

/** Refuses terms that cannot be offered; those that ask for a word are refused until `anyway`. */
export function refuseFaulty(terms: Terms, today: LocalDate, anyway: boolean): void {
  const [wrong] = tariffFaults(terms.tariff)
  if (wrong) throw new Refused({ ...wrong, where: `tariff.${wrong.where ?? ''}` })
  for (const { code, where } of faultsOf(terms, today)) {
    const { isRefused } = FAULTS[code]
    if (!isRefused && anyway) continue
    throw new Refused(said(code, isRefused ? words.faulty : words.warned, faultSentences[code], where))
  }
}

const said = (
  code: string,
  around: { fr: string; en: string },
  what: { fr: string; en: string },
  where: string,
): Refusal =>
  refuse(
    code,
    { fr: say('fr', around, { what: say('fr', what) }), en: say('en', around, { what: say('en', what) }) },
    undefined,
    where,
  ).refusal

/** Other mandates that take some of the same claims; `excludes`: one of the two is exclusive, so that both cannot stand. */
export async function overlapsOf(
  tx: OrgTx,
  mandate: Pick<Mandate, 'id' | 'startsOn' | 'endsOn' | 'worksUntil'>,
  terms: Terms,
  today: LocalDate,
): Promise<{ other: MandateInForce; excludes: boolean }[]> {
  const own = { terms, run: daysOf(mandate, terms, today) }
  return (await mandatesUnderWay(tx, mandate.id)).flatMap((other) => {
    const theirs = { terms: other.terms, run: daysOf(other, other.terms, today) }
    return overlap(own, theirs) ? [{ other, excludes: excludesOther(own, theirs) }] : []
  })
}

const daysOf = (
  { startsOn, endsOn, worksUntil }: Pick<Mandate, 'startsOn' | 'endsOn' | 'worksUntil'>,
  terms: Terms,
  today: LocalDate,
): Run => (startsOn === null ? runOf(terms, today) : { startsOn, endsOn, worksUntil })

/** Refuses terms that another mandate excludes. */
export async function refuseExcluded(tx: OrgTx, mandate: Mandate, terms: Terms, today: LocalDate): Promise<void> {
  const found = (await overlapsOf(tx, mandate, terms, today)).find(({ excludes }) => excludes)
  if (!found) return
  const params = { number: mandateNumber(found.other.no), provider: found.other.providerName }
  throw new Refused(refuse('mandates_overlap', words.overlaps, params, 'scope').refusal)
}

/** The version that waits to be signed: the newest, offered and not turned down, that is not in force. */
export const pendingOf = ({ version }: Mandate, versions: readonly MandateVersion[]): MandateVersion | null => {
  const newest = versions.find(({ offeredAt }) => offeredAt !== null)
  return newest && newest.declinedAt === null && newest.version !== version ? newest : null
}

/** Writes what happened to a mandate on the trail of both sides: each reads in its own what the other did. */
export async function tellBoth(
  tx: OrgTx,
  mandate: Mandate,
  side: Side,
  verb: string,
  by: By,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { actor, at } = by
  const event = (own: Side) => ({
    actor:
      own === side
        ? actor
        : { ...actor, onBehalfOf: side === 'creditor' ? mandate.creditorName : mandate.providerName },
    at,
    verb,
    subject: { kind: 'mandate', id: mandate.id },
    data: {
      number: mandateNumber(mandate.no),
      side,
      creditor: mandate.creditorName,
      provider: mandate.providerName,
      ...data,
    },
  })
  await record(tx, event('creditor'))
  if (mandate.agencyOrgId !== null)
    await onOtherSide(tx, mandate.agencyOrgId, (theirs) => record(theirs, event('agency')))
}
