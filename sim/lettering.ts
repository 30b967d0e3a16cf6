import type { LocalDate } from '../src/kernel/calendar.ts'
import type { Allocation } from './book.ts'

/** A line that can be lettered: `nodes` are the items it stands for (one, or a whole brought-forward balance). */
export type LetterableLine = {
  readonly account: string
  readonly party: string
  readonly cents: number
  readonly nodes: readonly number[]
}

export type Letter = { readonly code: string; readonly on: LocalDate | null }

/**
 * The lettrage a bookkeeper would have written by `asOf`: lines joined by settlements form a group; a balanced group gets
 * the next capital code of its account and party and the day it came to zero, an unfinished one a small-letter code and
 * no day. Codes start again for each account and party. A line alone gets none.
 */
export function letterLines(
  lines: readonly LetterableLine[],
  allocations: readonly Allocation[],
  asOf: LocalDate,
): Array<Letter | null> {
  const lineOf = new Map<number, number>()
  for (const [index, line] of lines.entries()) for (const node of line.nodes) lineOf.set(node, index)
  const parent = lines.map((_, index) => index)
  const root = (index: number): number => {
    while (parent[index] !== index) {
      parent[index] = parent[parent[index]!]!
      index = parent[index]!
    }
    return index
  }
  const joins = allocations.filter(({ on, debit, credit }) => on <= asOf && lineOf.has(debit) && lineOf.has(credit))
  for (const { debit, credit } of joins) {
    const a = root(lineOf.get(debit)!)
    const b = root(lineOf.get(credit)!)
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b)
  }

  const groups = new Map<number, { size: number; cents: number; first: LocalDate; last: LocalDate }>()
  for (const [index, line] of lines.entries()) {
    const group = groups.get(root(index)) ?? { size: 0, cents: 0, first: '9999' as LocalDate, last: '' as LocalDate }
    groups.set(root(index), group)
    group.size++
    group.cents += line.cents
  }
  for (const { on, debit } of joins) {
    const group = groups.get(root(lineOf.get(debit)!))!
    if (on < group.first) group.first = on
    if (on > group.last) group.last = on
  }

  const serials = new Map<string, number>()
  const letters = new Map<number, Letter>()
  const inOrder = [...groups]
    .filter(([, group]) => group.size > 1)
    .sort((a, b) => (a[1].first < b[1].first ? -1 : a[1].first > b[1].first ? 1 : a[0] - b[0]))
  for (const [head, group] of inOrder) {
    const key = `${lines[head]!.account} ${lines[head]!.party}`
    const serial = serials.get(key) ?? 0
    serials.set(key, serial + 1)
    const code = letterCode(serial)
    letters.set(head, group.cents === 0 ? { code, on: group.last } : { code: code.toLowerCase(), on: null })
  }
  return lines.map((_, index) => letters.get(root(index)) ?? null)
}

/** 0 is `AA`, 1 is `AB`, 675 is `ZZ`, 676 is `AAA`. */
export function letterCode(serial: number): string {
  let width = 2
  let rest = serial
  while (rest >= 26 ** width) rest -= 26 ** width++
  let code = ''
  for (let i = 0; i < width; i++) {
    code = String.fromCharCode(65 + (rest % 26)) + code
    rest = Math.floor(rest / 26)
  }
  return code
}
