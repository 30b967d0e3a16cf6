import type { PostalLetter } from './model.ts'

/** What fits the window of an envelope. */
const MAX_ADDRESS_LINE = 38

/** An address as the envelope wants it: the name first, the postcode and town on the sixth line. Null when a line is too long for it. */
export function sixLines({ lines, country }: PostalLetter['to']): Record<string, string> | null {
  const all = lines.map((line) => line.trim()).filter(Boolean)
  const home = country === 'FR' ? all : all.slice(0, -1)
  const town = home.at(-1) ?? ''
  const others = home.slice(0, -1)
  if (others.length === 0 || others.length > 5 || [...others, town].some((line) => line.length > MAX_ADDRESS_LINE))
    return null
  // The street stands on the fourth line, what completes the name before it.
  const [name, ...rest] = others
  const street = rest.pop() ?? ''
  const placed = [name!, rest[0] ?? '', rest[1] ?? '', street, rest[2] ?? '', town]
  return Object.fromEntries(placed.flatMap((line, index) => (line ? [[`address_line_${index + 1}`, line]] : [])))
}
