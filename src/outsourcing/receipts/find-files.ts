import type { OrgTx } from '../../platform/db.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import { mandateNumber } from '../model.ts'
import { placementNumber } from '../placements/model.ts'
import { type FoundFile, paidPlacements, payableItems, searchInHand } from './claim-store.ts'
import type { FileInHandView } from './fund-contract.ts'
import { filesIn, numbersIn } from './rules.ts'

/** A file found in the hands of the agency, and what found it. */
export type Found = Pick<FoundFile, 'hasNumber' | 'hasAmount'> & { readonly file: FileInHandView }

const MOST = 20

/** `1 234,56` and `1234.56` are an amount of 123456; anything else is none. */
export function centsIn(words: string): number | null {
  const [, whole, rest = ''] = /^([\d\s\u00a0\u202f]+)(?:[.,](\d{1,2}))?\s*€?$/.exec(words.trim()) ?? []
  if (whole === undefined) return null
  const cents = Number(whole.replace(/\D/g, '')) * 100 + Number(rest.padEnd(2, '0'))
  return Number.isSafeInteger(cents) && cents > 0 ? cents : null
}

/** Files by what somebody types: the number of a document or a file, an amount left, a name. */
export const filesFor = (tx: OrgTx, words: string): Promise<Found[]> =>
  found(tx, { words, numbers: numbersIn(words, { needsDigit: false }), files: filesIn(words), cents: centsIn(words) })

/** Files that a bank line may pay: by the numbers in its words and by its amount, else by the name of who paid. */
export async function filesOfLine(
  tx: OrgTx,
  line: { readonly text: string; readonly payerName: string; readonly cents: number },
): Promise<Found[]> {
  const cited = {
    words: '',
    numbers: numbersIn(line.text, { needsDigit: true }),
    files: filesIn(line.text),
    cents: line.cents,
  }
  const byWords = await found(tx, cited)
  if (byWords.some(({ hasNumber }) => hasNumber) || line.payerName.trim().length < 3) return byWords
  const byName = await found(tx, { words: line.payerName, numbers: [], files: [], cents: null })
  const isNew = ({ file }: Found) => !byWords.some((one) => one.file.placementId === file.placementId)
  return [...byWords, ...byName.filter(isNew)]
}

async function found(tx: OrgTx, asked: Omit<Parameters<typeof searchInHand>[1], 'most'>): Promise<Found[]> {
  const rows = await searchInHand(tx, { ...asked, most: MOST })
  const shown = new Map<string, FileInHandView>()
  for (const [creditor, of] of Map.groupBy(rows, ({ creditorOrgId }) => creditorOrgId)) {
    const ids = of.map(({ placementId }) => placementId)
    for (const file of await onOtherSide(tx, creditor, (theirs) => filesShown(theirs, creditor, ids)))
      shown.set(file.placementId, file)
  }
  return rows.flatMap(({ placementId, hasNumber, hasAmount }) => {
    const file = shown.get(placementId)
    return file ? [{ file, hasNumber, hasAmount }] : []
  })
}

/** Files as the agency that has them is shown them. The caller has shown that they are its. */
export async function filesShown(tx: OrgTx, creditor: number, ids: readonly string[]): Promise<FileInHandView[]> {
  const items = Map.groupBy(await payableItems(tx, ids), ({ placementId }) => placementId)
  return (await paidPlacements(tx, ids)).map((one) => ({
    ...{
      creditor,
      creditorName: one.creditor,
      placementId: one.id,
      number: placementNumber(one.no),
      mandate: mandateNumber(one.mandateNo),
    },
    ...{ customerId: one.customerId, debtorCode: one.debtorCode, debtorName: one.debtorName, currency: one.currency },
    ...{ openCents: one.openCents, placedOn: one.placedOn, endedOn: one.endedOn, endedWhy: one.endedWhy },
    documents: (items.get(one.id) ?? []).map(({ placementId: _, ...item }) => item),
  }))
}
