import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Held in memory before the rest goes to disk: what a ledger of a million lines needs. */
const IN_MEMORY_BYTES = 32 << 20

/** Some bytes put aside: in memory, or at a place of the scratch file. */
export type Kept = Uint8Array | { readonly at: number; readonly length: number }

/**
 * Where a reading puts aside what it must remember of each line: in memory as far as that goes, then in a temporary file,
 * so that memory does not grow with the ledger. The file has lost its name before the first byte is written to it: however
 * the process ends, nothing is left behind. It holds hashes, amounts and, past 50 000 customers, their codes and names.
 */
export class Scratch {
  private held = 0
  private file: number | null = null
  private end = 0
  private readonly inMemory: number

  constructor(inMemory = IN_MEMORY_BYTES) {
    this.inMemory = inMemory
  }

  /** Puts a copy aside; the caller goes on with its own. */
  keep(bytes: Uint8Array): Kept {
    if (this.held + bytes.length <= this.inMemory) {
      this.held += bytes.length
      return bytes.slice()
    }
    this.file ??= namelessFile()
    const at = this.end
    for (let done = 0; done < bytes.length; ) done += writeSync(this.file, bytes, done, bytes.length - done, at + done)
    this.end += bytes.length
    return { at, length: bytes.length }
  }

  /** Fills the beginning of `into`. */
  read(kept: Kept, into: Uint8Array): void {
    if (kept instanceof Uint8Array) return into.set(kept)
    for (let done = 0; done < kept.length; )
      done += readSync(this.file!, into, done, kept.length - done, kept.at + done)
  }

  /** Its room in memory is free again; what went to the file stays there until the end. */
  forget(kept: Kept): void {
    if (kept instanceof Uint8Array) this.held -= kept.length
  }

  close(): void {
    if (this.file !== null) closeSync(this.file)
    this.file = null
  }
}

function namelessFile(): number {
  const name = path.join(tmpdir(), `quittance-${randomUUID()}`)
  const file = openSync(name, 'wx+', 0o600)
  unlinkSync(name)
  return file
}
