import { createHash, createHmac } from 'node:crypto'
import { deriveKey } from '../platform/secrets.ts'

/** Letters and digits that nobody mistakes for one another when a letter is read aloud or typed from paper (Crockford's base 32). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const LENGTH = 20
const GROUP = 5

/** The source of a pattern that fits each code, and next to nothing else. */
export const CODE_PATTERN = `[${ALPHABET}]{${GROUP}}(?:-[${ALPHABET}]{${GROUP}}){${LENGTH / GROUP - 1}}`

/** Makes the codes of links. */
export type LinkCodes = {
  /** `k7f39-x2mqw-ert5y-p8vzk`: one hundred bits that follow from the id and the installation's secret, and from nothing that is kept. */
  codeOf(orgId: number, linkId: string): string
}

export function linkCodes(secret: string): LinkCodes {
  const key = Buffer.from(deriveKey(secret, 'links v1'), 'hex')
  return {
    codeOf(orgId, linkId) {
      const bits = createHmac('sha256', key).update(`${orgId}:${linkId}`).digest()
      let code = ''
      for (let n = 0; n < LENGTH; n++) {
        const at = n * 5
        const pair = (bits[at >> 3]! << 8) | bits[(at >> 3) + 1]!
        if (n > 0 && n % GROUP === 0) code += '-'
        code += ALPHABET[(pair >> (11 - (at & 7))) & 31]
      }
      return code
    },
  }
}

/** What is kept of a code, and looked for. */
export const hashOfCode = (code: string): Buffer => createHash('sha256').update(code).digest()

/** A code as somebody typed it, in the one way in which it is hashed; null when it cannot be one. */
export function readCode(typed: string): string | null {
  const letters = typed.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1')
  if (letters.length !== LENGTH || [...letters].some((letter) => !ALPHABET.includes(letter))) return null
  return letters.match(/.{5}/g)!.join('-')
}
