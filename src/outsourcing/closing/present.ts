import type { By } from '../../cash/index.ts'
import { tellRefusal } from '../../kernel/verdict.ts'
import type { Lang } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { lacksCondition } from '../mandates/end-mandate.ts'
import type { Side } from '../mandates/model.ts'
import { mandateNumber } from '../model.ts'
import { placementNumber } from '../placements/model.ts'
import { placementsRunning } from '../placements/read-store.ts'
import { pagesOf } from '../providers/page-link.ts'
import { acceptancesOf, closingsOf, contestsOf, erasureOf } from './closing-store.ts'
import type { ClosingView } from './contract.ts'
import { endingOn, endingsOf } from './ending.ts'
import { differencesOf } from './figures.ts'
import { figuresOf } from './figures-store.ts'
import { type Package, packagesOf } from './package-store.ts'
import { closable, differenceTold } from './strike.ts'

/** Open files that are shown; the others are counted. */
const MOST_SHOWN = 500

/** The end of a mandate as a side reads it; in the creditor's organisation. `own`: the archives of the side that asks. */
export async function presentClosing(
  tx: OrgTx,
  lang: Lang,
  id: string,
  side: Side,
  own: readonly Package[],
  { today, at }: Pick<By, 'today' | 'at'>,
): Promise<ClosingView> {
  const { mandate, terms } = await closable(tx, id)
  const figures = await figuresOf(tx, mandate, terms.scope.currency)
  const running = await placementsRunning(tx, id)
  const acceptances = await acceptancesOf(tx, id)
  const contests = await contestsOf(tx, id)
  const until = mandate.worksUntil ?? mandate.endsOn
  const isIn = mandate.state === 'running' || (until !== null && until >= today)
  // What was done about the files is the creditor's; whoever did it reads it until the mandate is over.
  const theirs = side === 'agency' && isIn ? (await packagesOf(tx, id)).filter(({ kind }) => kind === 'hand_back') : []
  return {
    mandateId: mandate.id,
    number: mandateNumber(mandate.no),
    side,
    otherName: side === 'creditor' ? mandate.providerName : mandate.creditorName,
    isHere: mandate.agencyOrgId !== null,
    state: mandate.state,
    noticeOn: mandate.noticeOn,
    openFilesGo: terms.atEnd.openFiles,
    tailDays: terms.atEnd.tailDays,
    endings: endingsOf(terms, mandate, today, await lacksCondition(tx, mandate, today)).filter(
      ({ way }) => side === 'creditor' || way !== 'at_once',
    ),
    files: {
      count: running.length,
      shown: running.slice(0, MOST_SHOWN).map((one) => ({
        ...{ id: one.id, number: placementNumber(one.no), customerId: one.customerId },
        ...{ customerCode: one.customerCode, customerName: one.customerName, currency: one.currency },
        ...{ stage: one.stage, placedOn: one.placedOn, placedCents: one.placedCents, openCents: one.openCents },
        hasActed: one.actedAt !== null,
      })),
    },
    figures,
    differences: figures.flatMap(differencesOf).map((one) => differenceTold(lang, one)),
    closings: (await closingsOf(tx, id)).map(({ no, struckOn, struckByName, sha256 }) => ({
      ...{ no, struckOn, struckByName, sha256 },
      acceptances: acceptances.filter((one) => one.no === no),
      contest: contests.find((one) => one.no === no) ?? null,
    })),
    page: side === 'creditor' ? ((await pagesOf(tx, [id], at)).get(id) ?? null) : null,
    packages: [
      ...own.map((one) => packageView(one, lang, false)),
      ...theirs.map((one) => packageView(one, lang, true)),
    ],
    erasure: await erasureOf(tx, id),
    eraseBy: until && endingOn(terms, 'term', until, until).eraseBy,
  }
}

const packageView = (one: Package, lang: Lang, isTheirs: boolean): ClosingView['packages'][number] => ({
  ...{ id: one.id, kind: one.kind, isTheirs, state: one.state, name: one.name, sha256: one.sha256 },
  refusal: one.refusal && tellRefusal(lang, one.refusal),
  ...{ askedAt: one.askedAt, askedByName: one.askedByName },
})
