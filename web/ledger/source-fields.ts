const SEPARATORS = ['\t', '|', ';', ','] as const

/**
 * The fields of a line beside their column names, empty ones left out; null when the two do not have the same number of
 * fields or a field is quoted, because a value under the wrong name would be worse than the line as it came.
 */
export function pairFields(header: string, text: string): readonly (readonly [string, string])[] | null {
  const separator = SEPARATORS.find((one) => header.includes(one))
  if (!separator || text.includes('"')) return null
  const names = header.split(separator)
  const values = text.split(separator)
  if (names.length !== values.length) return null
  return names
    .map((name, index) => [name.trim(), (values[index] ?? '').trim()] as const)
    .filter(([, value]) => value !== '')
}
