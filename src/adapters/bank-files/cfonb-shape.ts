import type { FixedLine } from './cfonb-lines.ts'

/** Counts lines, their lengths and their record codes. */
export class Shape {
  private lines = 0
  private readonly lengths: Record<string, number> = {}
  private readonly codes: Record<string, number>

  constructor(codes: Record<string, number>) {
    this.codes = codes
  }

  add(line: FixedLine): void {
    this.lines++
    this.lengths[line.length] = (this.lengths[line.length] ?? 0) + 1
  }

  facts(): Record<string, unknown> {
    return { kind: 'cfonb', lines: this.lines, line_lengths: this.lengths, record_codes: this.codes }
  }
}
