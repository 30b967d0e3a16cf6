import type { PostalAddress } from './model.ts'
import { sepaText } from './sepa-text.ts'

/** What each part may hold (PostalAddress24); at most two free lines in SEPA. */
const LONGEST = { street: 70, building: 16, postcode: 16, town: 35, line: 70 } as const

export type AddressFault = { readonly field: keyof typeof LONGEST | 'country'; readonly value: string }

/** The first part of an address that banks would refuse, or null. */
export function addressFault(address: PostalAddress): AddressFault | null {
  if (sepaText(address.town).text === '') return { field: 'town', value: address.town }
  if (!/^[A-Z]{2}$/.test(address.country)) return { field: 'country', value: address.country }
  for (const field of ['street', 'building', 'postcode', 'town'] as const) {
    const value = address[field]
    if (value !== null && !fits(value, LONGEST[field])) return { field, value }
  }
  const third = address.lines[2]
  if (third !== undefined) return { field: 'line', value: third }
  const line = address.lines.find((value) => !fits(value, LONGEST.line))
  return line === undefined ? null : { field: 'line', value: line }
}

function fits(value: string, most: number): boolean {
  const { text, foreign } = sepaText(value)
  return text.length <= most && foreign.length === 0
}
