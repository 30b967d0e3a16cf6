import { expect, test } from 'vitest'
import { newId } from '../kernel/ids.ts'
import { guessGuard, MOST_GUESSES } from './guesses.ts'
import { linkCodes, readCode } from './link-code.ts'

const SECRET = 'a'.repeat(64)
const AT = new Date('2026-03-02T09:00:00Z')

test('a code follows from the link and the secret alone, differs for each, and is read back however it is typed', () => {
  const codes = linkCodes(SECRET)
  const seen = new Set<string>()
  for (let n = 0; n < 200; n++) {
    const id = newId(AT)
    const code = codes.codeOf(7, id)
    expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}(-[0-9a-hjkmnp-tv-z]{5}){3}$/)
    expect(linkCodes(SECRET).codeOf(7, id)).toBe(code)
    expect(codes.codeOf(8, id)).not.toBe(code)
    expect(linkCodes('b'.repeat(64)).codeOf(7, id)).not.toBe(code)
    const typed = code.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'I')
    expect(readCode(typed)).toBe(code)
    seen.add(code)
  }
  expect(seen.size).toBe(200)
})

test('what cannot be a code is none: another length, another letter, a path, a null', () => {
  for (const typed of ['', 'abcde', 'aaaaa-bbbbb-ccccc-ddddu', 'aaaaa/bbbbb/ccccc/ddddd', 'aaaaa-bbbbb-ccccc-dddd\0'])
    expect(readCode(typed), typed).toBeNull()
})

test('an address that guesses is told to wait until its window ends, with its whole IPv6 network; a proxy has more leave', () => {
  const guard = guessGuard()
  const later = new Date(AT.getTime() + 10 * 60_000)
  for (let n = 0; n < MOST_GUESSES; n++) {
    expect(guard.isTired('2001:db8:1:2::1', AT)).toBe(false)
    guard.wrong(`2001:db8:1:2::${n.toString(16)}`, AT)
    guard.wrong('10.0.0.1', AT)
  }
  expect(guard.isTired('2001:db8:1:2:ffff::9', AT)).toBe(true)
  expect(guard.isTired('2001:db8:1:3::1', AT)).toBe(false)
  expect(guard.isTired('10.0.0.1', AT)).toBe(false)
  expect(guard.isTired('2001:db8:1:2::1', later)).toBe(false)
})
