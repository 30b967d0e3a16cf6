import { tidyText } from '../ledger-files/encoding.ts'

/** A piece of a line with its place: column numbers in a grid, characters in a text, points on a page. */
export type Piece = {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly value: number | Date | null
}

/** A line as any format gives it. In a grid, pieces of one column have the same place. */
export type Line = {
  readonly line: number
  readonly text: string
  readonly pieces: readonly Piece[]
  readonly isGrid: boolean
}

export const MOST_LINES = 20_000
const LONGEST_LINE = 2_000

/** The lines of a pasted or mailed text. Marks of quoting go (`quoted.ts` has parted them); tabs and bars cut columns, and so do two spaces. */
export function linesOfText(text: string): Line[] {
  return text.split(/\r\n|\r|\n/).flatMap((raw, index) => {
    const body = raw.slice(0, LONGEST_LINE).replace(/^(?:\s*>)+ ?/, '')
    const grid = /\t/.test(body) ? '\t' : /\|.*\|/.test(body) ? '|' : null
    const pieces = grid ? gridPieces(body, grid) : spacedPieces(body)
    return pieces.length === 0 ? [] : [{ line: index + 1, text: asOneLine(pieces), pieces, isGrid: grid !== null }]
  })
}

/** The same words on one line: two spaces stand for a change of column. */
export const asOneLine = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.text).join('  ')

function gridPieces(body: string, mark: string): Piece[] {
  const bare = mark === '|' ? body.trim().replace(/^\||\|$/g, '') : body
  return bare.split(mark).flatMap((cell, column) => {
    const text = tidyText(cell)
    return text === '' || /^[-=+:]+$/.test(text) ? [] : [{ text, from: column, to: column + 1, value: null }]
  })
}

function spacedPieces(body: string): Piece[] {
  const pieces: Piece[] = []
  // No-break spaces hold an amount together; two ordinary ones part columns.
  for (const found of body.matchAll(/\S(?:.*?\S)??(?= {2,}|\s*$)/g)) {
    const text = tidyText(found[0])
    if (text !== '' && !/^[-=_*]{3,}$/.test(text))
      pieces.push({ text, from: found.index, to: found.index + found[0].length, value: null })
  }
  return pieces
}
