import { countryRead } from './book.ts'
import type { StatuteCountry } from './row.ts'

/**
 * What of a country's law is written here besides its rows: what an event does, which ways lead to a title, what a notice must say. Another
 * country is a data set where rows suffice, and a line here says where they do not: its screens then say that they show French law.
 */
export const LAW_PARTS = [
  'charges',
  /** What a consumer owes when it is late. */
  'consumers',
  'limitation',
  'notices',
  'insolvency',
  'proceedings',
  'provisions',
  'delays',
] as const
export type LawPart = (typeof LAW_PARTS)[number]

const WRITTEN: Readonly<Record<StatuteCountry, readonly LawPart[]>> = {
  FR: LAW_PARTS,
  // Between businesses and with public bodies, rates, margins and the indemnity are rows.
  BE: ['charges'],
}

/** Where the codes that are cited here hold as in metropolitan France (Constitution, art. 73, and the collectivities alike to them). */
const AS_FRANCE = new Set(['FR', 'GP', 'GF', 'MQ', 'RE', 'YT', 'PM', 'BL', 'MF'])

/** Whose law an organisation of a country reads here, and what of its own is not written. */
export function lawOf(country: string): { readonly read: StatuteCountry; readonly unwritten: readonly LawPart[] } {
  const read = countryRead(country)
  const isOwn = read === country || AS_FRANCE.has(country)
  return { read, unwritten: isOwn ? LAW_PARTS.filter((part) => !WRITTEN[read].includes(part)) : LAW_PARTS }
}

/** Whether what is written of a part is the law of an organisation of this country. */
export const isWritten = (country: string, part: LawPart): boolean => !lawOf(country).unwritten.includes(part)

/** Whether French articles may be cited as those of an organisation of this country. */
export const isFrenchLaw = (country: string): boolean => AS_FRANCE.has(country)
