/** Months as French and English write them, whole and cut short, without case and accents; the first is January. */
const MONTHS = [
  'janvier|january|janv|jan',
  'fevrier|february|fevr|fev|feb',
  'mars|march|mar',
  'avril|april|avr|apr',
  'mai|may',
  'juin|june|jun',
  'juillet|july|juil|jul',
  'aout|august|aug',
  'septembre|september|sept|sep',
  'octobre|october|oct',
  'novembre|november|nov',
  'decembre|december|dec',
]

/** Every name, to stand in a pattern. */
export const MONTH_NAMES = MONTHS.join('|')

/** The month of a name already folded, from 1 to 12; 0 for what is none. */
export const monthNamed = (name: string): number => MONTHS.findIndex((names) => names.split('|').includes(name)) + 1
