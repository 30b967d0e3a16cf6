/** Where a fault of a template stands in its text: `body:3:5` is line 3, column 5, both from 1; without a place, the start. */
export function offsetOf(text: string, where: string): number {
  const [, line, column] = where.split(':').map(Number)
  if (!line || !column) return 0
  const lines = text.split('\n')
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
  return Math.min(text.length, before + Math.min(column - 1, lines[line - 1]?.length ?? 0))
}

/** The text with `piece` in place of the selection, and where the caret then stands. A block `alone` gets a line of its own. */
export function insertAt(
  text: string,
  from: number,
  to: number,
  piece: string,
  alone: boolean,
): { text: string; caret: number } {
  const before = text.slice(0, from)
  const after = text.slice(to)
  const opens = alone && before !== '' && !before.endsWith('\n') ? '\n' : ''
  const closes = alone && !after.startsWith('\n') ? '\n' : ''
  const put = `${opens}${piece}${closes}`
  return { text: before + put + after, caret: before.length + put.length }
}
