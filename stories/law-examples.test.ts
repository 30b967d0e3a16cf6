import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** How many worked examples each section of the law sheet has. */
const SECTIONS: Readonly<Record<string, number>> = {
  '§1.1': 2,
  '§1.2': 3,
  '§1.3': 1,
  '§1.4': 1,
  '§2': 1,
  '§3': 2,
  '§4': 1,
  '§5': 1,
  '§6.2': 1,
  '§6.4': 1,
  '§6.6': 1,
  '§7.1': 1,
  '§7.2': 1,
  '§7.3': 1,
  '§8': 1,
  '§9': 1,
  '§10': 15,
}
const TABLE = readFileSync('docs/examples-of-the-law.md', 'utf8')
const rows = [...TABLE.matchAll(/^\| (§[\d.]+) ([^|]+) \| ([^|]+) \|(?: `([^`]+)`: ([^|]+) \|)?$/gm)].map(
  ([, section, example, says, file, name]) => ({
    section: section!,
    example: example!,
    says: says!,
    file,
    name: name?.trim(),
  }),
)

test('no worked example of the law sheet is forgotten, and none is told twice', () => {
  const counted = Object.fromEntries(
    [...Map.groupBy(rows, ({ section }) => section)].map(([section, of]) => [section, of.length]),
  )
  expect(counted).toEqual(SECTIONS)
  const names = rows.map(({ section, example }) => `${section} ${example}`)
  expect(names).toEqual([...new Set(names)])
})

test('each row names a test that is there, or says why it waits', () => {
  const gone = rows.filter(
    ({ file, name }) => file !== undefined && !(existsSync(file) && readFileSync(file, 'utf8').includes(name!)),
  )
  expect(gone).toEqual([])
  const waiting = rows.filter(({ file }) => file === undefined)
  // Only sections that belong to what comes later may wait.
  expect([...new Set(waiting.map(({ section }) => section))]).toEqual(['§8', '§9'])
})
