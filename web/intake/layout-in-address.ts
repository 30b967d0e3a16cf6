import { NAMED_ENCODINGS } from '../../src/adapters/ledger-files/named-encoding.ts'
import type { ImportView } from '../../src/intake/contract.ts'
import { type ProfileLayout, profileLayout, type SEPARATORS } from '../../src/intake/table-layout.ts'

/** `feuille` the sheet of a workbook · `titres` the line of the titles, 0 for none · `separateur` · `codage`. */
export type LayoutState = 'feuille' | 'titres' | 'separateur' | 'codage'
type Address = { readonly [name in LayoutState]?: string }

const SEPARATOR_CODES: Readonly<Record<string, (typeof SEPARATORS)[number]>> = {
  'point-virgule': ';',
  virgule: ',',
  tabulation: '\t',
  barre: '|',
}
/** What an address says where the recognition is wanted back, against what the import was read with. */
const RECOGNISE = 'auto'

/** How this page cuts the file: as its address says, else as the import was read. Only what somebody chose is in it. */
export function layoutIn(address: Address, view: ImportView): ProfileLayout {
  const read = profileLayout.safeParse(view.facts.layout ?? view.options.layout ?? {})
  const before: ProfileLayout = read.success ? read.data : {}
  const { sheet = before.sheet } = view.options as { sheet?: string }
  const { feuille, titres, separateur, codage } = address
  const line = Number(titres)
  const layout: ProfileLayout = {
    sheet: feuille ?? sheet,
    headerLine: titres === undefined ? before.headerLine : Number.isInteger(line) ? line : undefined,
    separator: separateur === undefined ? before.separator : SEPARATOR_CODES[separateur],
    encoding: codage === undefined ? before.encoding : NAMED_ENCODINGS.find((one) => one === codage),
  }
  return Object.fromEntries(Object.entries(layout).filter(([, value]) => value !== undefined))
}

/** A change of the cut as the address writes it. */
export function inAddress(change: Partial<Record<keyof ProfileLayout, string | number | undefined>>): Address {
  const separator = Object.entries(SEPARATOR_CODES).find(([, one]) => one === change.separator)?.[0]
  return {
    ...('sheet' in change ? { feuille: String(change.sheet) } : {}),
    ...('headerLine' in change ? { titres: String(change.headerLine ?? RECOGNISE) } : {}),
    ...('separator' in change ? { separateur: separator ?? RECOGNISE } : {}),
    ...('encoding' in change ? { codage: String(change.encoding ?? RECOGNISE) } : {}),
  }
}
