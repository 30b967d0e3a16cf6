import { randomUUID } from 'node:crypto'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import { runChecks } from '../src/platform/checks.ts'
import type { BodyIn } from '../src/platform/route.ts'
import type { Story } from '../tools/testing/story.ts'
import { keepAgency } from './outsourcing-two-sides.ts'
import { type VoiceScene, voiceScene } from './outsourcing-voice-scene.ts'

/** What stories of receipts begin with: a creditor and an agency under a signed mandate, and the agency's dedicated account. */
export const DEDICATED = 'FR7630006000011234567890189'

export async function receiptScene(on: string): Promise<VoiceScene> {
  const scene = await voiceScene(on, 'own')
  await keepAgency(scene.agency, { iban: DEDICATED })
  return scene
}

type Payment = BodyIn<typeof routes.recordReceipt>

/** A payment by cheque to the agency, as it would type it. */
export const payment = (
  creditor: number,
  placementId: string,
  cents: number,
  receivedOn: string,
  more: Partial<Payment> = {},
): Payment => ({
  id: randomUUID(),
  creditor,
  placementId,
  currency: 'EUR',
  cents,
  receivedOn,
  means: 'cheque',
  ...more,
})

/** What is left of a document of the creditor. */
export async function openCents({ owner }: Story, itemId: string): Promise<number> {
  const { item } = await owner.call(ledgerRoutes.item, { params: { id: itemId } })
  return item.openCents
}

/** Standing invariants that are broken; none on a good day. */
export const faults = async ({ database }: Story): Promise<unknown[]> =>
  (await runChecks(database.ownerUrl)).filter(({ count }) => count > 0)

export const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')
