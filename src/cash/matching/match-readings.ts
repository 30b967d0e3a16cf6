import { setImmediate as nextTurn } from 'node:timers/promises'
import type { OpenLine } from '../lines/line-store.ts'
import { remittanceText } from '../lines/line-words.ts'
import type { NameIndex } from '../words/payer-name.ts'
import { aliasOf, otherAddressee } from '../words/payer-name-words.ts'
import { type Citing, citingOf } from './match-citations.ts'
import { type NamedBy, namedBy } from './match-payers.ts'

/** What the words of a line cite and whom they name, before anything is looked up. */
export type Reading = {
  readonly citing: Citing
  readonly named: readonly NamedBy[]
  /** The words by which the payer addresses a company that is called almost as we are; empty when it does not. */
  readonly addressee: string
}

/** Lines read between two looks at what the database has answered. */
const AT_ONCE = 25

/** The words of bank lines, read once. A line never changes: the next ones are read while the database works on these. */
export class Readings {
  readonly names: NameIndex
  readonly #own: string
  readonly #ownName: string
  readonly #ready = new Map<string, Reading>()

  /** `own`: the name of the organisation whose lines these are. */
  constructor(names: NameIndex, own: string) {
    this.names = names
    this.#own = aliasOf(own)
    this.#ownName = own
  }

  of(line: OpenLine): Reading {
    const ready = this.#ready.get(line.id)
    this.#ready.delete(line.id)
    return ready ?? this.#read(line)
  }

  async ahead(lines: readonly OpenLine[]): Promise<void> {
    for (const [place, line] of lines.entries()) {
      if (place % AT_ONCE === 0) await nextTurn()
      this.#ready.set(line.id, this.#read(line))
    }
  }

  #read(line: OpenLine): Reading {
    const citing = citingOf(line)
    // Our own money between two accounts of ours is nobody's payment, whoever is called a little like us.
    const isOwn = this.#own !== '' && aliasOf(line.payerName) === this.#own
    return {
      citing,
      named: isOwn ? [] : namedBy(line, citing.said, this.names),
      addressee: isOwn ? '' : otherAddressee(remittanceText(line.details.remittance), this.#ownName),
    }
  }
}
