import { rfReference } from '../../kernel/identifiers.ts'
import { withoutAccents } from '../../kernel/plain-letters.ts'

/**
 * How a document number becomes something that can be looked up, and how the words of a payer become the same thing.
 *
 * A number is cut where letters meet digits and at every separator: `FA2026-0142` is FA · 2026 · 0142. A digit group that
 * begins with a year is cut after it. From these groups come a few keys, and from each window of groups in a bank's text the
 * same keys; where a key meets, the document is cited. Keys are hashed: an index of whole numbers is small and fast, and
 * what meets is compared again by its text.
 */

/** A group of letters or of digits, with the distance to the one before it: 0 glued, 1 a separator, 2 something else. */
type Group = {
  readonly text: string
  readonly isNumber: boolean
  readonly gap: 0 | 1 | 2
  /** Where it stands in the text. */
  readonly from: number
  readonly to: number
}

const LONGEST_KEY = 30
const WIDEST_WINDOW = 4

/** Letters that scanners and hands take for digits, and their digit. Applied to both sides, so that either spelling meets. */
const LOOK_ALIKE: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', S: '5', B: '8', Z: '2' }
const foldLookAlikes = (text: string): string => text.replace(/[OILSBZ]/g, (letter) => LOOK_ALIKE[letter]!)

/** Capitals without accents. Banks write nothing else, and then there is nothing to take off. */
export const plainText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
  (/^[\x00-\x7f]*$/.test(text) ? text : withoutAccents(text)).toUpperCase()

function groupsOf(text: string): Group[] {
  const groups: Group[] = []
  const pattern = /[A-Z]+|\d+/g
  let end = 0
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const between = text.slice(end, found.index)
    const gap = between === '' ? 0 : /^(?: ?[-/._ #°] ?| )$/.test(between) ? 1 : 2
    let from = found.index
    for (const [place, part] of splitYear(found[0]).entries()) {
      const isNumber = part.charCodeAt(0) < 58
      const to = from + part.length
      groups.push({ text: part, isNumber, gap: place > 0 ? 0 : groups.length === 0 ? 2 : gap, from, to })
      from = to
    }
    end = found.index + found[0].length
  }
  return groups
}

/** `20260142` is 2026 · 0142. A year alone, or a number that merely begins like one and ends there, stays whole. */
function splitYear(group: string): string[] {
  return /^20[0-4]\d{3,}$/.test(group) && group.length <= 12 ? [group.slice(0, 4), group.slice(4)] : [group]
}

const withoutZeros = (digits: string): string => digits.replace(/^0+(?=.)/, '')

/** Digits that tell documents apart: a year says little, and leading zeros say nothing. */
function significantDigits(groups: readonly Group[]): number {
  let digits = 0
  for (const group of groups)
    if (group.isNumber && !/^20[0-4]\d$/.test(group.text)) digits += withoutZeros(group.text).length
  return digits
}

/** A year is often written with its last two digits: a document has the same keys either way. */
const shortYear = (digits: string): string => (/^20[0-4]\d$/.test(digits) ? digits.slice(2) : digits)

/** The keys of one run of groups: as written, digits alone, by parts with letters, and by parts without. */
function keysOf(groups: readonly Group[], add: (key: string) => void): void {
  let whole = ''
  let short = ''
  let numbers = ''
  let shortNumbers = ''
  let parts = ''
  let numberParts = ''
  let hasYear = false
  let count = 0
  for (const { text, isNumber } of groups) {
    whole += text
    short += isNumber ? shortYear(text) : text
    if (isNumber) {
      numbers += text
      shortNumbers += shortYear(text)
      numberParts += `.${withoutZeros(shortYear(text))}`
      count++
      if (/^20[0-4]\d$/.test(text)) hasYear = true
    }
    parts += `.${isNumber ? withoutZeros(shortYear(text)) : text}`
  }
  if (count === 0 || whole.length > LONGEST_KEY) return
  const significant = significantDigits(groups)
  if (significant === 0) return
  if (whole.length >= 4) add(`F${foldLookAlikes(short)}`)
  if (shortNumbers.length >= 6 && numbers !== whole) add(`F${shortNumbers}`)
  if (!groups[0]!.isNumber) add(`L${parts}`)
  if ((hasYear && count > 1) || significant >= 5) add(`N${numberParts}`)
}

/** The keys under which a document is found, hashed. Empty when its number has no digit that tells it apart. */
export function documentKeys(documentNo: string): number[] {
  const keys = new Set<number>()
  const groups = groupsOf(plainText(documentNo).slice(0, 60))
  const add = (key: string) => keys.add(hashKey(key))
  keysOf(groups, add)
  // Payers leave out what comes before (site, journal): the last groups alone are a key as well.
  for (let from = 1; from < groups.length - 1 && from < 3; from++) keysOf(groups.slice(from), add)
  // Our own reference carries the whole number; a number too short for a key of its own has that reference as one.
  if (!keys.has(wholeKey(documentNo))) {
    const ours = rfReference(documentNo)
    if (ours) add(`R${ours}`)
  }
  return [...keys]
}

/** The key of a number as a creditor reference carries it: letters and digits only. */
function wholeKey(documentNo: string): number {
  const body = groupsOf(plainText(documentNo.slice(0, 60)).replace(/[^A-Z0-9]/g, ''))
  return hashKey(`F${foldLookAlikes(body.map(({ text, isNumber }) => (isNumber ? shortYear(text) : text)).join(''))}`)
}

/**
 * Creditor references (ISO 11649) of a text, each as its keys with the words: what we print on every document we send. A document
 * found so is meant only if its own reference is these words.
 */
export function ownReferences(text: string): Map<number, string> {
  const found = new Map<number, string>()
  if (!/\bRF\d/.test(text)) return found
  for (const [, start, rest] of plainText(text).matchAll(/\b(RF\d{2}) ?((?:[A-Z0-9] ?){1,21})/g)) {
    // Banks print it in groups of four, and what follows may stick to it: the longest prefix that checks is the reference.
    const body = rest!.replaceAll(' ', '')
    for (let length = body.length; length > 0; length--) {
      const words = start! + body.slice(0, length)
      if (rfReference(body.slice(0, length)) !== words) continue
      found.set(hashKey(`R${words}`), words)
      found.set(wholeKey(body.slice(0, length)), words)
      break
    }
  }
  return found
}

/** What a text could cite: keys, each with the words it came from. A text of a bank line gives some tens. */
export function citedKeys(text: string): Map<number, string> {
  const plain = plainText(text).slice(0, 2_000)
  const groups = groupsOf(plain)
  const keys = new Map<number, string>()
  for (let from = 0; from < groups.length; from++) {
    if (!groups[from]!.isNumber && groups[from]!.text.length > 8) continue
    const window: Group[] = []
    let lookAlikes = 0
    for (let to = from; to < groups.length && window.length - lookAlikes < WIDEST_WINDOW; to++) {
      const group = groups[to]!
      if (to > from && group.gap === 2) break
      window.push(group)
      if (!group.isNumber && to > from && /^[OILSBZ]$/.test(group.text)) lookAlikes++
      else if (!group.isNumber) continue
      const words = plain.slice(window[0]!.from, group.to)
      if (words.length > LONGEST_KEY + 6) break
      keysOf(window, (key) => {
        const hash = hashKey(key)
        if (!keys.has(hash)) keys.set(hash, words)
      })
    }
  }
  return keys
}

/** The running number of a document: its last digit group without the year and leading zeros. */
export function serialOf(documentNo: string): string {
  const last = groupsOf(plainText(documentNo).slice(0, 60)).findLast((group) => group.isNumber)
  return last ? withoutZeros(last.text) : ''
}

/** Digits of a document number, all of them. */
export const digitsOf = (documentNo: string): string => documentNo.replace(/\D/g, '')

/** A whole number below 2^53 that stands for a key: two FNV-1a sums of 26 and 27 bits. */
export function hashKey(key: string): number {
  let a = 0x811c9dc5
  let b = 0x1000193b
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ (code + 0x9e), 0x0100a1b5)
    b ^= b >>> 13
  }
  a ^= a >>> 15
  b ^= b >>> 16
  return (a >>> 6) * 2 ** 27 + (b >>> 5)
}
