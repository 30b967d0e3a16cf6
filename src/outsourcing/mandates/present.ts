import type { By } from '../../cash/index.ts'
import { Refused } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import { mandateNumber } from '../model.ts'
import { tariffInWords } from '../tariffs/cells-in-words.ts'
import { barInWords, mandateBars } from './bars.ts'
import type { FaultView, MandateRow, MandateView } from './contract.ts'
import { lacksCondition } from './end-mandate.ts'
import type { Mandate, Side } from './model.ts'
import { scopeLines } from './print-terms.ts'
import { noticeEnds } from './rules.ts'
import { faultsTold, overlapsOf, pendingOf } from './standing.ts'
import {
  type MandateInForce,
  mandateOf,
  mandatesGiven,
  mandatesReceived,
  receivedMandate,
  signedTerms,
} from './store.ts'
import { type MandateVersion, signaturesOf, versionsOf } from './version-store.ts'

type Now = Pick<By, 'today'>

/** Mandates that we gave and those that we were given, with what waits for us. */
export async function presentMandates(
  tx: OrgTx,
  lang: Lang,
  { today }: Now,
): Promise<{ given: MandateRow[]; received: MandateRow[] }> {
  const row = async (one: MandateInForce, side: Side): Promise<MandateRow> => {
    const versions = await versionsOf(tx, one.id)
    const pending = pendingOf(one, versions)
    const signed =
      pending && (await signaturesOf(tx, one.id)).some((s) => s.version === pending.version && s.side === side)
    return {
      id: one.id,
      number: mandateNumber(one.no),
      otherName: side === 'creditor' ? one.providerName : one.creditorName,
      providerId: one.providerId,
      isHere: one.agencyOrgId !== null,
      state: one.state,
      startsOn: one.startsOn,
      endsOn: one.endsOn,
      isUnderNotice: one.noticeOn !== null,
      waitsForUs: isOpen(one) && pending !== null && !signed,
      scope: scopeLines(lang, one.terms.scope).slice(0, 2).join(' · '),
      fee: tariffInWords(lang, one.terms.tariff)[0] ?? '',
      isBarred:
        one.state === 'running' &&
        (await atCreditor(tx, one, (theirs) => mandateBars(theirs, one.id, today))).length > 0,
    }
  }
  const given: MandateRow[] = []
  for (const one of await mandatesGiven(tx)) given.push(await row(one, 'creditor'))
  const received: MandateRow[] = []
  for (const one of await mandatesReceived(tx)) received.push(await row(one, 'agency'))
  return { given, received }
}

const isOpen = ({ state }: Mandate): boolean => state === 'proposed' || state === 'running'

/** What only the creditor's own rows tell, whichever side asks. */
const atCreditor = <T>(tx: OrgTx, { orgId }: Mandate, work: (tx: OrgTx) => Promise<T>): Promise<T> =>
  orgId === tx.orgId ? work(tx) : onOtherSide(tx, orgId, work)

/** A mandate as one side reads it: `version` asks for another than the one that is in force, or waits. */
export async function presentMandate(
  tx: OrgTx,
  lang: Lang,
  { id, side, version }: { readonly id: string; readonly side: Side; readonly version: number | null },
  { today }: Now,
): Promise<MandateView> {
  const mandate = await (side === 'creditor' ? mandateOf(tx, id) : receivedMandate(tx, id))
  if (!mandate) throw new Refused(notFound().refusal)
  const versions = (await versionsOf(tx, id)).filter((one) => one.offeredAt !== null || one.side === side)
  const shown = versions.find((one) => one.version === (version ?? defaultVersion(mandate, versions)))
  if (!shown) throw new Refused(notFound().refusal)
  const pending = isOpen(mandate) ? pendingOf(mandate, versions) : null
  const signatures = await signaturesOf(tx, id)
  const told = await atCreditor(tx, mandate, (theirs) => standingOf(theirs, mandate, shown, side, lang, today))
  return {
    id,
    number: mandateNumber(mandate.no),
    side,
    creditorName: mandate.creditorName,
    providerName: mandate.providerName,
    providerId: mandate.providerId,
    isHere: mandate.agencyOrgId !== null,
    state: mandate.state,
    version: mandate.version,
    startsOn: mandate.startsOn,
    endsOn: mandate.endsOn,
    worksUntil: mandate.worksUntil,
    notice:
      mandate.noticeOn && mandate.noticeSide
        ? { on: mandate.noticeOn, side: mandate.noticeSide, byName: mandate.noticeByName ?? '' }
        : null,
    endedWhy: mandate.endedWhy,
    terms: shown.terms,
    shown: shown.version,
    pending: pending && {
      version: pending.version,
      sha256: pending.sha256!,
      signedBy: signatures.filter((one) => one.version === pending.version).map((one) => one.side),
    },
    versions: versions.map(({ terms: _, mandateId: _id, ...one }) => ({
      ...one,
      signatures: signatures.filter((signature) => signature.version === one.version),
    })),
    ...told,
    madeAt: mandate.madeAt,
    madeByName: mandate.madeByName,
  }
}

/** The newest of what is written or waits, else what is in force. */
const defaultVersion = (mandate: Mandate, versions: readonly MandateVersion[]): number | null =>
  mandate.state === 'running' || mandate.state === 'ended' ? mandate.version : (versions[0]?.version ?? null)

async function standingOf(
  tx: OrgTx,
  mandate: Mandate,
  shown: MandateVersion,
  side: Side,
  lang: Lang,
  today: Now['today'],
) {
  const signed = await signedTerms(tx, mandate.id)
  const isRunning = mandate.state === 'running' && signed !== null
  const overlaps =
    side === 'creditor' && mandate.state !== 'ended' ? await overlapsOf(tx, mandate, shown.terms, today) : []
  return {
    faults:
      mandate.state === 'ended' || mandate.state === 'dropped'
        ? ([] as FaultView[])
        : faultsTold(lang, shown.terms, today),
    bars: (await mandateBars(tx, mandate.id, today)).map((bar) =>
      sentence(barInWords(lang, bar, mandate.creditorName)),
    ),
    overlaps: overlaps.map(({ other, excludes }) => ({
      id: other.id,
      number: mandateNumber(other.no),
      providerName: other.providerName,
      excludes,
    })),
    noticeEndsOn: isRunning && mandate.noticeOn === null ? noticeEnds(signed, mandate.startsOn!, today) : null,
    mayEndAtOnce: side === 'creditor' && isRunning && (await lacksCondition(tx, mandate, today)),
  }
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
