import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { HOUSE, ROOMS } from '../src/house.ts'
import { PROJECT_ROOT } from '../src/platform/config.ts'

const src = path.join(PROJECT_ROOT, 'src')
const rank = new Map(HOUSE.map(([name], position) => [name, position]))
const sources = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => path.relative(src, path.join(entry.parentPath, entry.name)))
const capabilityOf = (file: string): string => file.split(path.sep)[0]!
const isTest = (file: string): boolean => file.includes('.test.')

/** Browser-safe files of a capability, which its neighbours to the right and the web may open besides index.ts. */
const SHARED_DOORS = /^[^/]+\/(index|contract|model|wording|rules|terms)\.ts$/

test('every folder of src is a room of the house', () => {
  const folders = readdirSync(src).filter((name) => statSync(path.join(src, name)).isDirectory())
  expect(folders.filter((name) => !rank.has(name))).toEqual([])
})

test('nobody knows what stands after it, and strangers enter by the doors', () => {
  const faults: string[] = []
  for (const file of sources) {
    const own = capabilityOf(file)
    if (own === 'house.ts') continue
    for (const [, target] of readFileSync(path.join(src, file), 'utf8').matchAll(/from '(\.[^']+)'/g)) {
      const reached = path.relative(src, path.resolve(src, path.dirname(file), target!))
      if (reached.startsWith('..')) {
        // The simulator makes the demo company; only what wires everything may ask it to.
        const isDemo = own === 'main' && reached.startsWith('../sim/')
        if (!isTest(file) && !isDemo) faults.push(`${file} reaches outside src: ${target}`)
        continue
      }
      const other = capabilityOf(reached)
      if (other === own) continue
      if (rank.get(other)! > rank.get(own)!) faults.push(`${file} knows ${reached}, which stands after it`)
      const ground = other === 'kernel' || other === 'platform' || other === 'adapters'
      if (!ground && own !== 'main' && !isTest(file) && !SHARED_DOORS.test(reached))
        faults.push(`${file} enters ${reached} past its door`)
    }
  }
  expect(faults).toEqual([])
})

/** Files at the root of a capability with rooms that know every room; no room may know them. */
const DOORS = /^(index|api|contract|reactions)\.ts$/

test('rooms stand in knowing order too: none knows a later one, nor the doors, and the root nouns know none', () => {
  const faults: string[] = []
  for (const [capability, rooms] of Object.entries(ROOMS)) {
    const at = path.join(src, capability)
    const order = new Map(rooms.map(([name], position) => [name, position]))
    const folders = readdirSync(at).filter((name) => statSync(path.join(at, name)).isDirectory())
    expect(folders.toSorted()).toEqual([...order.keys()].toSorted())
    for (const file of sources.filter((name) => capabilityOf(name) === capability && !isTest(name))) {
      const own = path.relative(capability, file)
      if (DOORS.test(own)) continue
      const room = own.includes('/') ? order.get(own.split('/')[0]!)! : -1
      for (const [, target] of readFileSync(path.join(src, file), 'utf8').matchAll(/from '(\.[^']+)'/g)) {
        const reached = path.relative(at, path.resolve(src, path.dirname(file), target!))
        if (reached.startsWith('..')) continue
        const other = reached.includes('/') ? order.get(reached.split('/')[0]!)! : -1
        if (other > room) faults.push(`${file} knows ${reached}, a room that stands after it`)
        if (DOORS.test(reached)) faults.push(`${file} knows ${reached}, a door of its own capability`)
      }
    }
  }
  expect(faults).toEqual([])
})

test('a schema is written only by the store of its capability', () => {
  const schemas = HOUSE.map(([name]) => name).filter((name) =>
    readdirSync(path.join(PROJECT_ROOT, 'db/migrations')).some((file) => file.includes(`_${name}.sql`)),
  )
  const faults: string[] = []
  for (const file of sources.filter((name) => !isTest(name))) {
    const own = capabilityOf(file)
    const text = readFileSync(path.join(src, file), 'utf8')
    for (const schema of schemas) {
      if (new RegExp(`(insert into|update|delete from|copy) ${schema}\\.`, 'i').test(text) && own !== schema)
        faults.push(`${file} writes ${schema}`)
      if (new RegExp(`(from|join) ${schema}\\.`, 'i').test(text) && rank.get(schema)! > rank.get(own)!)
        faults.push(`${file} reads ${schema}, which stands after it`)
    }
  }
  expect(faults).toEqual([])
})

test('files are named after what they hold', () => {
  const drawers = sources.filter((file) =>
    /(^|[/-])(utils?|helpers?|common|service|manager|types|misc)\.tsx?$/.test(file),
  )
  expect(drawers).toEqual([])
  expect(sources.filter((file) => /\.ts$/.test(file) && /[A-Z_]/.test(path.basename(file)))).toEqual([])
})

test('the project names no machine, no registry and no workplace', () => {
  // Spelt in pieces, or this very test would be its own first fault.
  const words = [
    ['/wo', 'rk/'],
    ['/ro', 'ot/'],
    ['registry.', 'npmjs'],
    ['farm', '-studio'],
  ].map((pieces) => pieces.join(''))
  const roots = [
    'src',
    'web',
    'db',
    'docs',
    'stories',
    'sim',
    'bench',
    'tools',
    'bin',
    '.ci',
    'README.md',
    'package.json',
    'package-lock.json',
  ]
  const faults: string[] = []
  for (const root of roots) {
    const at = path.join(PROJECT_ROOT, root)
    const files = !statSync(at, { throwIfNoEntry: false })
      ? []
      : statSync(at).isDirectory()
        ? readdirSync(at, { recursive: true, withFileTypes: true })
            .filter(
              (e) =>
                e.isFile() &&
                !e.parentPath.includes('web/dist') &&
                /\.(ts|tsx|md|sql|json|mjs|css|html|typ)$/.test(e.name),
            )
            .map((e) => path.join(e.parentPath, e.name))
        : [at]
    for (const file of files) {
      const text = readFileSync(file, 'utf8')
      for (const word of words) if (text.includes(word)) faults.push(`${path.relative(PROJECT_ROOT, file)}: ${word}`)
    }
  }
  expect(faults).toEqual([])
})
