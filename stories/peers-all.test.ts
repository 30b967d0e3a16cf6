import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Every behaviour of peers, sections A to F, is a story or a row of the decision that says where we differ. */
const SECTIONS = { A: 18, B: 15, C: 12, D: 15, E: 9, F: 28 }
const CASES = Object.entries(SECTIONS).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`),
)
const DECISION = readFileSync('docs/decisions/0013-where-we-differ-from-peers.md', 'utf8')

const codes = (text: string): string[] => text.match(/\b[A-F]\d\d\b/g) ?? []

/** Cases by the names of tests: `A01 A02: …`. */
const told = readdirSync('stories')
  .filter((file) => file.endsWith('.test.ts'))
  .flatMap((file) => [...readFileSync(`stories/${file}`, 'utf8').matchAll(/\btest\(\s*'((?:[A-F]\d\d ?)+): /g)])
  .flatMap(([, cases]) => codes(cases!))
/** Cases by the first cell of a row. */
const rows = [...DECISION.matchAll(/^\| ((?:[A-F]\d\d(?:, )?)+) \| (.+) \|$/gm)]
const decided = rows.flatMap(([, cases]) => codes(cases!))

test('none of the behaviours that peers pin is forgotten, and no number is invented', () => {
  const known = new Set([...told, ...decided])
  expect(CASES).toHaveLength(97)
  expect(CASES.filter((one) => !known.has(one))).toEqual([])
  expect([...known].filter((one) => !CASES.includes(one))).toEqual([])
})

test('a row that names a story names one that is there', () => {
  const named = rows.flatMap(([, cases, text]) =>
    [...text!.matchAll(/`([a-z-]+\.test\.ts)`: ([^|]+)/g)].map(([, file, name]) => ({
      cases,
      file,
      name: name!.trim(),
    })),
  )
  expect(named.length).toBeGreaterThan(0)
  const gone = named.filter(({ file, name }) => !readFileSync(`stories/${file}`, 'utf8').includes(name))
  expect(gone).toEqual([])
})
