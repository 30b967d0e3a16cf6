/** How a sheet's XML names its cells and their properties. */

/** `AB12` as line 12 and column 27, columns being counted from 0; null when it is no reference. */
export function placeOf(reference: string): { readonly line: number; readonly column: number } | null {
  const found = /^([A-Z]{1,3})(\d+)$/.exec(reference)
  if (!found) return null
  const column = [...found[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { line: Number(found[2]), column }
}

/** An attribute of a tag as it is written; blank when it has none. */
export const attribute = (tag: string, name: string): string => patternOf(name).exec(tag)?.[1] ?? ''

const patterns = new Map<string, RegExp>()
function patternOf(name: string): RegExp {
  let pattern = patterns.get(name)
  if (!pattern) {
    pattern = new RegExp(`\\s${name}="([^"]*)"`)
    patterns.set(name, pattern)
  }
  return pattern
}

export const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#36;', '$')
    .replaceAll('&amp;', '&')
