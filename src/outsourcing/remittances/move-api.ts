import { type ApiDeps, memberOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { receiptNumber } from '../receipts/model.ts'
import { lineOfDedicated } from '../receipts/use-line.ts'
import { remittanceNumber } from './model.ts'
import { moveRoutes as routes } from './move-contract.ts'
import { bouncedOf, givenBackOf, remittancesLeaving } from './move-store.ts'
import { isNamed } from './recognise.ts'
import { takeMoveBack, tellMove } from './tell-moves.ts'

const MOST_SHOWN = 20

export function serveMoves({ http, db, clock }: ApiDeps): void {
  http.serve(routes.lineOut, async (call) => db.inOrg(memberOf(call).orgId, (tx) => shown(tx, call.params.id)))

  http.serve(routes.tellMove, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => tellMove(tx, call.params.id, call.body, actingAs(member, clock)))
  })

  http.serve(routes.undoMove, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => takeMoveBack(tx, call.params.id, actingAs(member, clock)))
  })
}

/** What it names first, then what is of its sum, then the nearest. */
async function shown(tx: OrgTx, lineId: string) {
  const { id, accountName, bookedOn, cents, currency, label, payerName, details } = await lineOfDedicated(tx, lineId)
  const sum = { currency, cents: -cents }
  const text = [label, ...details.remittance, details.creditorReference, details.references.endToEnd ?? ''].join(' ')
  const leaving = cents > 0 ? [] : await remittancesLeaving(tx, sum)
  return {
    line: { id, accountName, bookedOn, cents, currency, label, payerName, use: null, moves: [] },
    remittances: leaving
      .map((one) => ({
        ...{ id: one.id, number: remittanceNumber(one.no), creditorName: one.creditorName, currency: one.currency },
        ...{ cents: one.cents, madeOn: one.madeOn, isPaid: one.state === 'paid', isSum: one.cents === -cents },
        isNamed: isNamed(one, { text }),
      }))
      .toSorted((a, b) => Number(b.isNamed) - Number(a.isNamed))
      .slice(0, MOST_SHOWN),
    remittanceCount: leaving.length,
    returns: (await bouncedOf(tx, sum)).map((one) => ({
      ...{ id: one.id, number: receiptNumber(one.no), debtorName: one.debtorName, on: one.returnedOn },
    })),
    overpayments: await givenBackOf(tx, sum),
  }
}
