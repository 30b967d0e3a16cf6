import { decimalText } from '../../kernel/money.ts'
import type { FileSource } from '../ledger-files/source.ts'
import type { CfonbInspection } from './cfonb-facts.ts'
import { Shape } from './cfonb-shape.ts'
import { readCfonb240 } from './cfonb240.ts'
import { type ColumnMap, SAMPLE_MAP } from './cfonb240-map.ts'

/** Facts of a CFONB 240 file: its groups, what they add up to and what they declare. */
export async function cfonb240Facts(
  source: FileSource,
  codes: Record<string, number>,
  map: ColumnMap = SAMPLE_MAP,
): Promise<CfonbInspection> {
  const shape = new Shape(codes)
  const groups: { account_line: string; transfers: number; sum: string; declared_total: string | null }[] = []
  let sum = 0
  const reader = readCfonb240(source, map, {
    record: (line) => shape.add(line),
    group: (header) => {
      const accountLine = header.text.slice(0, 42).trim()
      groups.push({ account_line: accountLine, transfers: 0, sum: '0', declared_total: null })
      sum = 0
    },
    item: (cents) => {
      const group = groups.at(-1)!
      group.transfers++
      sum += cents ?? 0
      group.sum = decimalText(sum, map.currency)
    },
    total: (cents) => {
      const group = groups.at(-1)
      if (group && cents !== null) group.declared_total = decimalText(cents, map.currency)
    },
  })
  let step = await reader.next()
  while (!step.done) step = await reader.next()
  const facts = { ...shape.facts(), format: 'CFONB240', groups }
  return { facts, refusal: step.value.defects.shown[0] ?? null, reading: step.value }
}
