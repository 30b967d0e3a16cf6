import { type Lang, say } from '../../src/kernel/wording.ts'
import { ITEM_KINDS } from '../../src/ledger/model.ts'
import { itemKindNames } from '../ledger/wording.ts'

/** A document by its number; one without is called by its kind. */
export function documentName(lang: Lang, item: { readonly kind: string; readonly documentNo: string }): string {
  const kind = ITEM_KINDS.find((one) => one === item.kind)
  return item.documentNo || (kind ? say(lang, itemKindNames[kind]) : '–')
}
