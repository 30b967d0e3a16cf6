import { expect, test } from 'vitest'
import type { ImportView } from '../../src/intake/contract.ts'
import { inAddress, layoutIn } from './layout-in-address.ts'

const readWith = (layout: object, options: object = {}) => ({ facts: { layout }, options }) as unknown as ImportView

test('the cut is that of the reading until the address says otherwise, and what the address says can be read back', () => {
  const view = readWith({ headerLine: 3, separator: '|' }, { sheet: 'Clients' })
  expect(layoutIn({}, view)).toEqual({ headerLine: 3, separator: '|', sheet: 'Clients' })
  const address = inAddress({ headerLine: 0, separator: '\t', encoding: 'macintosh', sheet: 'Mars' })
  expect(address).toEqual({ titres: '0', separateur: 'tabulation', codage: 'macintosh', feuille: 'Mars' })
  expect(layoutIn(address, view)).toEqual({ headerLine: 0, separator: '\t', encoding: 'macintosh', sheet: 'Mars' })
})

test('recognition can be asked for again, and what nobody wrote so is no correction', () => {
  const view = readWith({ headerLine: 3, separator: '|', encoding: 'ibm850' })
  expect(layoutIn(inAddress({ headerLine: undefined, separator: undefined, encoding: undefined }), view)).toEqual({})
  expect(layoutIn({ titres: 'x', separateur: 'x', codage: 'x' }, view)).toEqual({})
  expect(layoutIn({}, readWith({ headerLine: 'x' }))).toEqual({})
})
