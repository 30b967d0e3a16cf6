import { randomBytes } from 'node:crypto'
import { type ApiDeps, memberOf, organisationOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import { sumsByCurrency } from '../../kernel/money.ts'
import { folded } from '../../kernel/plain-letters.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { mandateNumber } from '../model.ts'
import { barsOf } from './mandate-use.ts'
import { type MandateUse, PILOT_LEAST, placingNumber, WHY_CODES, type WhyCode } from './model.ts'
import { drawPilot } from './pilot.ts'
import { judgeFor, placeClaims } from './place-claims.ts'
import { placingOf } from './placement-store.ts'
import { keptView, readyFileView, refusedView, weightView } from './present.ts'
import { countByShow, countRefused, refusedClaims } from './read-store.ts'
import { type Ready, type ReadyFile, readyShelf } from './ready.ts'
import { type Chosen, readyRoutes as routes } from './ready-contract.ts'
import type { SegmentsOf } from './route-claims.ts'
import { policiesOf } from './setting-store.ts'
import { tellWhy, whyNames, placementWording as words } from './wording.ts'

export type ReadyDeps = ApiDeps & { readonly segmentsOf: SegmentsOf }

export function serveReady({ http, db, clock, segmentsOf }: ReadyDeps): void {
  const shelf = readyShelf()
  const readyNow = (tx: OrgTx, today: LocalDate): Promise<Ready> => shelf(tx, { today, segmentsOf })

  http.serve(routes.readyBoard, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const ready = await readyNow(tx, today)
      const policy = (await policiesOf(tx)).find(({ isUsed }) => isUsed)
      const { name } = await organisationOf(tx)
      const bars = new Map<string, string[]>()
      for (const one of ready.mandates)
        bars.set(
          one.id,
          (await barsOf(tx, one, name, today)).map((why) => tellWhy(call.lang, why)),
        )
      return {
        policyId: ready.policyId,
        policyName: policy?.name ?? null,
        queues: queuesOf(ready),
        kept: keptByReason(call.lang, ready),
        mandates: ready.mandates.map((one) => ({ ...mandateView(one), bars: bars.get(one.id)! })),
        ...(await countByShow(tx)),
        refused: await countRefused(tx, null),
      }
    })
  })

  http.serve(routes.readyFiles, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const { limit, offset } = call.query
    return db.inOrg(member.orgId, async (tx) => {
      const ready = await readyNow(tx, today)
      const files = narrowed(ready.files, call.query)
      return {
        files: files.slice(offset, offset + limit).map((file) => readyFileView(file, ready.mandates)),
        count: files.length,
      }
    })
  })

  http.serve(routes.keptClaims, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const { limit, offset, code } = call.query
    const wanted = folded(call.query.words ?? '')
    return db.inOrg(member.orgId, async (tx) => {
      const { kept } = await readyNow(tx, today)
      const claims = kept.filter(
        ({ reasons, customerName, customerCode, documentNo }) =>
          (code === undefined || reasons.some((why) => why.code === code)) &&
          (wanted === '' || folded(`${customerName} ${customerCode} ${documentNo}`).includes(wanted)),
      )
      return {
        claims: claims.slice(offset, offset + limit).map((one) => keptView(call.lang, one)),
        count: claims.length,
      }
    })
  })

  http.serve(routes.weighPlacing, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const { itemIds, files } = await chosenNow(call.body.chosen, () => readyNow(tx, by.today))
      const { claims } = await judgeFor(tx, { ...call.body, itemIds }, by)
      return { ...weightView(call.lang, claims), ruled: ruledOf(files) }
    })
  })

  http.serve(routes.drawPilot, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const { mandateId, stage, size } = call.body
    const seed = call.body.seed ?? randomBytes(4).toString('hex')
    return db.inOrg(member.orgId, async (tx) => {
      const ready = await readyNow(tx, today)
      const open = ready.files.filter((file) => file.mandateId === mandateId || file.mandateId === null)
      const files = await takenBy(tx, open, { mandateId, stage }, today)
      if (files.length < PILOT_LEAST) {
        const params = { n: files.length, least: PILOT_LEAST }
        throw new Refused(refuse('too_few', words.tooFew, params).refusal)
      }
      const daysLate = (file: ReadyFile): number => daysBetween(file.oldestDueOn, today)
      const drawn = drawPilot(
        files.map((file) => ({ ...file, daysLate: daysLate(file) })),
        size,
        seed,
      )
      const keys = new Set(drawn.keys)
      const chosen = files.filter(({ key }) => keys.has(key))
      return {
        ...{ seed, keys: [...drawn.keys], ready: files.length, strata: [...drawn.strata] },
        files: chosen.map((file) => readyFileView(file, ready.mandates)),
        amounts: sumsByCurrency(chosen),
      }
    })
  })

  http.serve(routes.placeClaims, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    const { id, mandateId, stage, pilotSeed } = call.body
    return db.inOrg(member.orgId, async (tx) => {
      const { itemIds } = await chosenNow(call.body.chosen, () => readyNow(tx, by.today))
      const claims = await placeClaims(tx, { id, mandateId, stage, itemIds, pilotSeed }, by)
      const placing = await placingOf(tx, id)
      return { placingId: id, number: placing && placingNumber(placing.no), ...weightView(call.lang, claims) }
    })
  })

  http.serve(routes.refusedClaims, async (call) => {
    const { limit, offset, placingId = null } = call.query
    return db.inOrg(memberOf(call).orgId, async (tx) => ({
      claims: (await refusedClaims(tx, { placingId, limit, offset })).map((one) => refusedView(call.lang, one)),
      count: await countRefused(tx, placingId),
    }))
  })
}

const mandateView = ({ id, no, providerName, scope, keepsOut }: MandateUse) => ({
  ...{ id, number: mandateNumber(no), provider: providerName, stages: [...scope.stages], keepsOut },
})

function queuesOf({ files, mandates }: Ready) {
  const numbers = new Map(mandates.map((one) => [one.id, one]))
  return [...Map.groupBy(files, ({ mandateId }) => mandateId ?? ('choice' as const))].map(([to, of]) => {
    const mandate = numbers.get(to)
    return {
      to,
      mandate: mandate ? mandateNumber(mandate.no) : null,
      provider: mandate?.providerName ?? null,
      files: of.length,
      documents: of.reduce((sum, { itemIds }) => sum + itemIds.length, 0),
      amounts: sumsByCurrency(of),
    }
  })
}

/** Claims that stay, by the gravest reason of each: each is counted once. */
function keptByReason(lang: Lang, { kept }: Ready) {
  const byCode = Map.groupBy(kept, ({ reasons }): WhyCode => reasons[0]!.code)
  return WHY_CODES.flatMap((code) => {
    const of = byCode.get(code)
    if (!of) return []
    const amounts = sumsByCurrency(of.map(({ currency, openCents: cents }) => ({ currency, cents })))
    return [{ code, name: say(lang, whyNames[code]), documents: of.length, amounts }]
  })
}

function narrowed(
  files: readonly ReadyFile[],
  { to, words: typed }: { readonly to?: string | undefined; readonly words?: string | undefined },
): readonly ReadyFile[] {
  const wanted = folded(typed ?? '')
  return files.filter(
    (file) =>
      (to === undefined || (file.mandateId ?? 'choice') === to) &&
      (wanted === '' || folded(`${file.customerName} ${file.customerCode}`).includes(wanted)),
  )
}

/** What was chosen: documents, of files of the queue as it stands now, or named. */
async function chosenNow(
  chosen: Chosen,
  ready: () => Promise<Ready>,
): Promise<{ readonly itemIds: readonly string[]; readonly files: readonly ReadyFile[] }> {
  if ('itemIds' in chosen) return { itemIds: chosen.itemIds, files: [] }
  const { files: all } = await ready()
  const named = new Set('keys' in chosen ? chosen.keys : chosen.except)
  const files =
    'keys' in chosen
      ? all.filter(({ key }) => named.has(key))
      : narrowed(all, chosen.all).filter(({ key }) => !named.has(key))
  return { itemIds: files.flatMap(({ itemIds }) => itemIds), files }
}

/** Where the rules send these files, when they say one thing of all. */
function ruledOf([first, ...rest]: readonly ReadyFile[]) {
  if (!first || rest.some(({ mandateId, stage }) => mandateId !== first.mandateId || stage !== first.stage)) return null
  return { mandateId: first.mandateId, stage: first.stage }
}

/** Files of which the mandate takes every document: a sample of halves would tell nothing. */
async function takenBy(
  tx: OrgTx,
  files: readonly ReadyFile[],
  about: Pick<Parameters<typeof judgeFor>[1], 'mandateId' | 'stage'>,
  today: LocalDate,
): Promise<readonly ReadyFile[]> {
  if (files.length === 0) return []
  const itemIds = files.flatMap((file) => file.itemIds)
  const { claims } = await judgeFor(tx, { ...about, itemIds }, { today })
  const refused = new Set(claims.flatMap(({ itemId, reasons }) => (reasons.length > 0 ? [itemId] : [])))
  return files.filter((file) => file.itemIds.every((itemId) => !refused.has(itemId)))
}
