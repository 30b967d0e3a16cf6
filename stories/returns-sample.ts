/** A file of unpaid direct debits as a bank hands it out, with the positions of the sample map. */

export type Unpaid = {
  readonly debtor: string
  readonly cents: number
  /** `201126`. */
  readonly on: string
  readonly label: string
  readonly reason?: string
}

function record(fields: readonly (readonly [at: number, text: string])[]): string {
  const chars = Array.from({ length: 240 }, () => ' ')
  for (const [at, text] of fields) for (const [i, char] of [...text].entries()) chars[at - 1 + i] = char
  return chars.join('')
}

const amount = (cents: number): readonly [number, string] => [229, String(cents).padStart(12, '0')]

/** One group: its header, an item for each return, its total. `creditor` is the account the money is taken from. */
export function returnsFile(items: readonly Unpaid[], creditor = '300060000112345678901'): Uint8Array {
  const records = [
    record([[1, '31000001']]),
    ...items.map(({ debtor, cents, on, label, reason = '20' }, at) =>
      record([
        [1, `34${String(at + 2).padStart(6, '0')}`],
        [9, '81'],
        [11, on],
        [22, creditor],
        [43, 'MA SOCIETE'],
        [78, '30002004470000888899H'],
        [99, debtor.slice(0, 24)],
        [153, label],
        [215, on],
        [227, reason],
        amount(cents),
      ]),
    ),
    record([
      [1, `39${String(items.length + 2).padStart(6, '0')}`],
      amount(items.reduce((sum, item) => sum + item.cents, 0)),
    ]),
  ]
  return new TextEncoder().encode(`${records.join('\r\n')}\r\n`)
}
