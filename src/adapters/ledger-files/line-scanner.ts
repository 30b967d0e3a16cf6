/** Fields past this many are counted but not kept: no ledger has them, and a broken file must not grow our arrays. */
const MOST_FIELDS = 256

/** Longest line accepted, in bytes. A ledger line has a few hundred; a line of megabytes is a file without line ends. */
const LONGEST_LINE = 10_000

export type LineSink = {
  /**
   * One non-blank line. Fields are `bytes[starts[i] … ends[i]]` for i < min(count, 256); the line is `bytes[from … to]`.
   * `high` is true when a byte above 0x7F occurs, `ended` is false for a last line that no line end closes.
   * The arrays are reused: read now, keep nothing.
   */
  line(bytes: Buffer, from: number, to: number, count: number, lineNo: number, high: boolean, ended: boolean): void
  /** A line longer than `LONGEST_LINE`, or an opened quote that never closes; its text is skipped. */
  tooLong(lineNo: number): void
}

/**
 * Cuts a stream of bytes into lines and fields without making strings: a ledger of seven million lines is scanned at the
 * speed of memory, and only the lines of interest become text.
 */
export class LineScanner {
  readonly starts = new Int32Array(MOST_FIELDS)
  readonly ends = new Int32Array(MOST_FIELDS)
  lineNo = 0
  private work: Buffer = Buffer.allocUnsafe(1 << 16)
  private carried = 0
  private skipping = false
  private closing = false
  private readonly separator: number
  private readonly lineEnd: number
  private readonly quoted: boolean
  private readonly sink: LineSink

  constructor(shape: { separatorByte: number; lineEnd: number; quoted: boolean }, sink: LineSink) {
    this.separator = shape.separatorByte
    this.lineEnd = shape.lineEnd
    this.quoted = shape.quoted
    this.sink = sink
  }

  push(chunk: Uint8Array): void {
    const bytes = this.withCarry(chunk)
    const rest = this.quoted ? this.scanQuoted(bytes) : this.scanPlain(bytes)
    this.carried = 0
    if (rest >= bytes.length) return
    if (bytes.length - rest > LONGEST_LINE) {
      // The line is skipped up to its end, wherever that is.
      if (!this.skipping) this.sink.tooLong(this.lineNo + 1)
      this.skipping = true
      return
    }
    this.carried = bytes.length - rest
    this.work.copyWithin(0, rest, bytes.length)
  }

  /** The last line, when the file does not end with a line end. */
  finish(): void {
    if (this.carried === 0 || this.skipping) return
    this.closing = true
    const bytes = this.withCarry(Uint8Array.of(this.lineEnd))
    const rest = this.quoted ? this.scanQuoted(bytes) : this.scanPlain(bytes)
    // An opened quote reaches the end of the file.
    if (rest < bytes.length) this.sink.tooLong(this.lineNo + 1)
  }

  /** The unfinished line followed by the chunk, in one buffer used again and again: a stream must leave no garbage behind. */
  private withCarry(chunk: Uint8Array): Buffer {
    const length = this.carried + chunk.length
    if (length > this.work.length) {
      const larger = Buffer.allocUnsafe(length + LONGEST_LINE)
      this.work.copy(larger, 0, 0, this.carried)
      this.work = larger
    }
    this.work.set(chunk, this.carried)
    return this.work.subarray(0, length)
  }

  /** Emits every complete line and returns where the unfinished one begins. */
  private scanPlain(bytes: Buffer): number {
    const { separator, lineEnd, starts, ends } = this
    const length = bytes.length
    let lineStart = 0
    if (this.skipping) {
      lineStart = bytes.indexOf(lineEnd) + 1
      if (lineStart === 0) return length
      this.skipping = false
      this.lineNo++
    }
    let fieldStart = lineStart
    let count = 0
    let high = 0
    for (let i = lineStart; i < length; i++) {
      const byte = bytes[i]!
      if (byte === separator) {
        if (count < MOST_FIELDS) {
          starts[count] = fieldStart
          ends[count] = i
        }
        count++
        fieldStart = i + 1
      } else if (byte === lineEnd) {
        this.lineNo++
        this.emit(bytes, lineStart, i, fieldStart, count, high)
        lineStart = fieldStart = i + 1
        count = high = 0
      } else high |= byte
    }
    return lineStart
  }

  private scanQuoted(bytes: Buffer): number {
    const { separator, lineEnd, starts, ends } = this
    const length = bytes.length
    let lineStart = 0
    if (this.skipping) {
      lineStart = bytes.indexOf(lineEnd) + 1
      if (lineStart === 0) return length
      this.skipping = false
      this.lineNo++
    }
    let fieldStart = lineStart
    let count = 0
    let high = 0
    let inside = false
    let lines = 1
    for (let i = lineStart; i < length; i++) {
      const byte = bytes[i]!
      high |= byte
      if (inside) {
        if (byte === lineEnd) lines++
        else if (byte === 34) {
          if (i + 2 >= length && (i + 1 >= length || bytes[i + 1] === 34)) return lineStart
          const after = bytes[i + 2]
          if (bytes[i + 1] === 34 && after !== separator && after !== lineEnd && after !== 13) i++
          else if (bytes[i + 1] !== 34) inside = false
        }
        if (i - lineStart > LONGEST_LINE) {
          this.lineNo++
          this.sink.tooLong(this.lineNo)
          this.lineNo += lines - 1
          const end = bytes.indexOf(lineEnd, i)
          if (end < 0) {
            this.skipping = true
            return length
          }
          i = end
          lineStart = fieldStart = end + 1
          count = high = 0
          inside = false
          lines = 1
        }
      } else if (byte === 34 && isBlank(bytes, fieldStart, i)) inside = true
      else if (byte === separator) {
        if (count < MOST_FIELDS) {
          starts[count] = fieldStart
          ends[count] = i
        }
        count++
        fieldStart = i + 1
      } else if (byte === lineEnd) {
        this.lineNo++
        this.emit(bytes, lineStart, i, fieldStart, count, high)
        this.lineNo += lines - 1
        lines = 1
        lineStart = fieldStart = i + 1
        count = high = 0
      }
    }
    return lineStart
  }

  private emit(bytes: Buffer, from: number, to: number, fieldStart: number, count: number, high: number): void {
    let end = to
    while (end > from && bytes[end - 1] === 13) end--
    if (count === 0 && isBlank(bytes, from, end)) return
    if (end - from > LONGEST_LINE) {
      this.sink.tooLong(this.lineNo)
      return
    }
    if (count < MOST_FIELDS) {
      this.starts[count] = fieldStart
      this.ends[count] = Math.max(end, fieldStart)
    }
    if (this.quoted) this.unquote(bytes, Math.min(count + 1, MOST_FIELDS))
    this.sink.line(bytes, from, end, count + 1, this.lineNo, high > 127, !this.closing)
  }

  /** Moves the bounds of wrapped fields inside their quotes; `""` inside stays and is folded when the field becomes text. */
  private unquote(bytes: Buffer, count: number): void {
    for (let i = 0; i < count; i++) {
      let from = this.starts[i]!
      let to = this.ends[i]!
      while (from < to && bytes[from] === 32) from++
      while (to > from && bytes[to - 1] === 32) to--
      if (to - from >= 2 && bytes[from] === 34 && bytes[to - 1] === 34) {
        this.starts[i] = from + 1
        this.ends[i] = to - 1
      }
    }
  }
}

/** Nothing but spaces, or the Ctrl-Z with which old systems end a file. */
function isBlank(bytes: Buffer, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] !== 32 && bytes[i] !== 26) return false
  return true
}
