import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import { orRefuse } from '../../kernel/verdict.ts'
import { DEBIT, ORDER } from './direct-debit-sample.ts'
import { writeDirectDebits } from './index.ts'
import { DIRECT_DEBIT_SCHEMES, DIRECT_DEBIT_VERSIONS, SEQUENCE_TYPES } from './model.ts'
import { type Element, type Pain008Version, pain008Faults, parseXml } from './pain008-structure.ts'

const CORPUS = join(import.meta.dirname, '../../../../shared/corpora/sepa')
const present = existsSync(CORPUS)
if (!present)
  console.warn('Third-party files are not here (../shared/corpora): the table of pain.008 is not held against them.')

/** Files of others that their publishers hold for valid; national subsets and later versions share the structure. */
const THEIRS: ReadonlyArray<readonly [file: string, version: Pain008Version]> = [
  ['dutch_ing_pain.008.001.02.xml', '02'],
  ['moov_pain008-musterfile.xml', '02'],
  ['phpsepa_pain.008.002.02.xml', '02'],
  ['phpsepa_pain.008.003.02.xml', '02'],
  ['phpsepa_pain.008.001.08.xml', '08'],
  ['phpsepa_pain.008.001.09.xml', '08'],
]
const theirs = (file: string): Element => parseXml(readFileSync(join(CORPUS, file), 'utf8'))

const ours = DIRECT_DEBIT_VERSIONS.map((version) => {
  const verdict = writeDirectDebits({ ...ORDER, version })
  if (!verdict.ok) throw new Error(verdict.refusal.code)
  return [version.slice(-2) as Pain008Version, parseXml(Buffer.from(verdict.value).toString('utf8'))] as const
})

/** Elements that may stand several times, so that one more of them is no fault. */
const REPEATABLE = new Set(['PmtInf', 'DrctDbtTxInf', 'Ustrd', 'Strd', 'SvcLvl', 'AdrLine'])

type Damage = (parent: Element, place: number) => boolean
/** Each spoils one element in a way that no version allows, or says that it cannot be done there. */
const DAMAGES: Readonly<Record<string, Damage>> = {
  renamed: ({ children }, place) => {
    children[place] = { ...children[place]!, name: 'Xyz' }
    return true
  },
  doubled: ({ children }, place) => {
    if (REPEATABLE.has(children[place]!.name) || children[place]!.name === 'Othr') return false
    children.splice(place, 0, children[place]!)
    return true
  },
  moved: ({ children }, place) => {
    const [one, next] = [children[place]!, children[place + 1]]
    if (!next || next.name === one.name) return false
    children.splice(place, 2, next, one)
    return true
  },
  emptied: ({ children }, place) => {
    if (children[place]!.children.length > 0) return false
    children[place] = { ...children[place]!, text: '' }
    return true
  },
  lengthened: ({ children }, place) => {
    if (children[place]!.children.length > 0) return false
    children[place] = { ...children[place]!, text: 'x'.repeat(1_100) }
    return true
  },
}

/** Every damage at every element, one at a time: how many were done, and those that went unseen. */
function unseen(document: Element, version: Pain008Version): { done: number; missed: string[] } {
  let done = 0
  const missed: string[] = []
  const visit = (element: Element, path: string) => {
    for (const place of element.children.keys())
      for (const [name, damage] of Object.entries(DAMAGES)) {
        const kept = [...element.children]
        if (damage(element, place)) {
          done++
          if (pain008Faults(document, version).length === 0) missed.push(`${name} ${path}/${kept[place]!.name}`)
        }
        element.children.splice(0, element.children.length, ...kept)
      }
    for (const child of element.children) visit(child, `${path}/${child.name}`)
  }
  visit(document, '')
  return { done, missed }
}

describe('our files have the structure that ISO 20022 publishes', () => {
  test.each(ours)('version %s', (version, document) => {
    expect(pain008Faults(document, version)).toEqual([])
    expect(document.attributes['xmlns']).toBe(`urn:iso:std:iso:20022:tech:xsd:pain.008.001.${version}`)
    // The bank's code is what sets the two versions apart in what we write.
    expect(pain008Faults(document, version === '02' ? '08' : '02')).not.toEqual([])
  })

  test.each(ours)('and any damage to one shows, version %s', (version, document) => {
    const { done, missed } = unseen(document, version)
    expect(missed).toEqual([])
    expect(done).toBeGreaterThan(400)
  })
})

describe('every kind of debit has that structure, and makes a lot of its own', () => {
  const kinds = DIRECT_DEBIT_VERSIONS.flatMap((version) =>
    DIRECT_DEBIT_SCHEMES.flatMap((scheme) => SEQUENCE_TYPES.map((sequence) => ({ version, scheme, sequence }))),
  )
  test.each(kinds)('$version $scheme $sequence', ({ version, scheme, sequence }) => {
    const debits = ORDER.debits.map((debit, place) => {
      // A one-off mandate serves once.
      const mandate = { ...debit.mandate, id: `RUM-${place}` }
      return { ...debit, mandate, scheme, sequence, collectOn: day('2026-12-01') }
    })
    const written = orRefuse(writeDirectDebits({ ...ORDER, version, debits }))
    const text = Buffer.from(written).toString('utf8')
    expect(pain008Faults(parseXml(text), version.slice(-2) as Pain008Version)).toEqual([])
    expect(text.match(/<PmtInf>/g)).toHaveLength(1)
    expect(text).toContain(`<LclInstrm><Cd>${scheme}</Cd></LclInstrm><SeqTp>${sequence}</SeqTp>`)
  })

  test.each(DIRECT_DEBIT_VERSIONS)('all of them in one file of %s are eight lots', (version) => {
    const debits = kinds
      .filter((kind) => kind.version === version)
      .map(({ scheme, sequence }, place) => {
        const mandate = { ...DEBIT.mandate, id: `RUM-${place}` }
        return { ...DEBIT, mandate, scheme, sequence, endToEndId: `FA-${place}` }
      })
    const text = Buffer.from(orRefuse(writeDirectDebits({ ...ORDER, version, debits }))).toString('utf8')
    expect(pain008Faults(parseXml(text), version.slice(-2) as Pain008Version)).toEqual([])
    expect(text.match(/<PmtInfId>/g)).toHaveLength(8)
  })
})

describe.skipIf(!present)('the table is right about the files of others', () => {
  test.each(THEIRS)('%s is valid, and any damage to it shows', (file, version) => {
    expect(pain008Faults(theirs(file), version)).toEqual([])
    const { done, missed } = unseen(theirs(file), version)
    expect(missed).toEqual([])
    expect(done).toBeGreaterThan(150)
  })
})
