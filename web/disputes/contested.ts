/** The documents ticked in a form, by id: what is contested of each (null while it cannot be read) and what is left of it. */
export type Contested = ReadonlyMap<string, { cents: number | null; openCents: number; currency: string }>

/** What keeps the form from being sent, or null. */
export function faultOf(contested: Contested): 'chooseDocument' | 'oneCurrency' | 'amountWrong' | null {
  const parts = [...contested.values()]
  if (parts.length === 0) return 'chooseDocument'
  if (parts.some((part) => part.currency !== parts[0]!.currency)) return 'oneCurrency'
  if (parts.some(({ cents, openCents }) => cents === null || cents <= 0 || cents > openCents)) return 'amountWrong'
  return null
}

/** What is contested in all, once it can be added up. */
export function contestedOf(contested: Contested): { cents: number; currency: string } | null {
  if (faultOf(contested) !== null) return null
  const parts = [...contested.values()]
  return { cents: parts.reduce((sum, part) => sum + (part.cents ?? 0), 0), currency: parts[0]!.currency }
}
