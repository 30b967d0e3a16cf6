import { type Condition, isAmount, isChoice, type Range, type Rule } from './rule.ts'

/** Whether everybody who fits `later` certainly fits `earlier` too, whatever the customers: the later one is then never reached. */
export function covers(earlier: Rule, later: Rule): boolean {
  if (earlier.conditions.length === 0) return true
  if (later.conditions.length === 0) return false
  const one = (given: Condition): boolean =>
    earlier.match === 'all'
      ? earlier.conditions.every((wanted) => implies(given, wanted))
      : earlier.conditions.some((wanted) => implies(given, wanted))
  if (later.match === 'any') return later.conditions.every(one)
  return earlier.match === 'all'
    ? earlier.conditions.every((wanted) => later.conditions.some((given) => implies(given, wanted)))
    : later.conditions.some(one)
}

/** Whether no customer can meet both. */
export function excludeEachOther(a: Condition, b: Condition): boolean {
  const opposite = { ...b, not: !b.not }
  return implies(a, opposite)
}

/** Whether a customer that meets `given` meets `wanted`. What is not known of a customer meets no condition, and every negated one. */
function implies(given: Condition, wanted: Condition): boolean {
  if (given.field !== wanted.field) return false
  if (isChoice(given) && isChoice(wanted)) {
    if (given.not && wanted.not) return isWithin(wanted.values, given.values)
    if (given.not) return false
    if (!wanted.not) return isWithin(given.values, wanted.values)
    // A customer has several tags, and one of everything else.
    return given.field !== 'tag' && !given.values.some((value) => wanted.values.includes(value))
  }
  if (isChoice(given) || isChoice(wanted)) return false
  if (isAmount(given) && isAmount(wanted) && given.currency !== wanted.currency) return false
  if (given.not && wanted.not) return isInside(wanted, given)
  if (given.not) return false
  return wanted.not ? areApart(given, wanted) : isInside(given, wanted)
}

const isWithin = (inner: readonly string[], outer: readonly string[]): boolean =>
  inner.every((value) => outer.includes(value))

const lowest = ({ from }: Range): number => from ?? Number.NEGATIVE_INFINITY
const highest = ({ to }: Range): number => to ?? Number.POSITIVE_INFINITY

const isInside = (inner: Range, outer: Range): boolean =>
  lowest(inner) >= lowest(outer) && highest(inner) <= highest(outer)

const areApart = (a: Range, b: Range): boolean => highest(a) < lowest(b) || highest(b) < lowest(a)
