/**
 * The plainest possible reading of a FEC, written without looking at how ours is made: the tests compare what it finds
 * with the truth of the simulation.
 */
export type ReadLine = {
  readonly entry: string
  readonly account: string
  readonly party: string
  readonly piece: string
  readonly pieceDate: string
  readonly letter: string
  readonly letteredOn: string
  readonly cents: number
}

/** Tab or pipe, Debit/Credit or Montant/Sens, sub-accounts or auxiliaries; line ends are tidied. */
export function readFec(text: string): ReadLine[] {
  const rows = text
    .replace(/^\ufeff/, '')
    .split(/[\r\n]+/)
    .filter((row) => row !== '')
  const separator = rows[0]!.includes('\t') ? '\t' : '|'
  const header = rows[0]!.split(separator)
  const column = (name: string): number => header.indexOf(name)
  return rows.slice(1).map((row) => {
    const cells = row.split(separator)
    if (cells.length !== 18) throw new Error(`${cells.length} columns: ${row}`)
    const cell = (name: string): string => cells[column(name)]!
    const cents = (text: string): number => {
      if (!/^\d+,\d\d$/.test(text)) throw new Error(`${text} is not an amount`)
      return Number(text.replace(',', ''))
    }
    const signed =
      column('Sens') < 0
        ? cents(cell('Debit')) - cents(cell('Credit'))
        : cell('Sens') === 'D'
          ? cents(cell('Montant'))
          : -cents(cell('Montant'))
    return {
      entry: `${cell('JournalCode')} ${cell('EcritureNum')}`,
      account: cell('CompteNum'),
      party:
        cell('CompAuxNum') ||
        (/^(4191|411)C/.test(cell('CompteNum')) ? cell('CompteNum').replace(/^(4191|411)/, '') : ''),
      piece: cell('PieceRef'),
      pieceDate: cell('PieceDate'),
      letter: cell('EcritureLet'),
      letteredOn: cell('DateLet'),
      cents: signed,
    }
  })
}

/** Entries whose debits and credits differ. */
export function unbalancedEntries(lines: readonly ReadLine[]): string[] {
  const sums = new Map<string, number>()
  for (const line of lines) sums.set(line.entry, (sums.get(line.entry) ?? 0) + line.cents)
  return [...sums].filter(([, sum]) => sum !== 0).map(([entry]) => entry)
}

/** What is left per customer and document: lines without letter as they are; in a lettered group the oldest side settles the oldest. */
export function openByDocument(lines: readonly ReadLine[]): Map<string, number> {
  const groups = new Map<string, ReadLine[]>()
  for (const [index, line] of lines.entries()) {
    if (!line.account.startsWith('41') || line.party === '') continue
    const key = line.letter === '' ? `alone ${index}` : `${line.account} ${line.party} ${line.letter}`
    const group = groups.get(key)
    if (group) group.push(line)
    else groups.set(key, [line])
  }
  const open = new Map<string, number>()
  for (const group of groups.values()) {
    const inOrder = group
      .map((line) => ({ line, left: line.cents }))
      .sort((a, b) => (a.line.pieceDate < b.line.pieceDate ? -1 : a.line.pieceDate > b.line.pieceDate ? 1 : 0))
    for (const credit of inOrder.filter(({ left }) => left < 0)) {
      for (const debit of inOrder.filter(({ left }) => left > 0)) {
        const part = Math.min(debit.left, -credit.left)
        debit.left -= part
        credit.left += part
      }
    }
    for (const { line, left } of inOrder)
      if (left !== 0) open.set(`${line.party} ${line.piece}`, (open.get(`${line.party} ${line.piece}`) ?? 0) + left)
  }
  return open
}

export function balanceByParty(lines: readonly ReadLine[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const line of lines) {
    if (line.account.startsWith('41') && line.party !== '')
      sums.set(line.party, (sums.get(line.party) ?? 0) + line.cents)
  }
  return new Map([...sums].filter(([, cents]) => cents !== 0))
}
