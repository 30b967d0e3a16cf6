import type { OrgTx } from '../../platform/db.ts'
import type { OpenLine } from '../lines/line-store.ts'
import { namingText, remittanceText } from '../lines/line-words.ts'
import { type LineWords, namedAsDebtor } from '../words/match-words.ts'
import type { Likeness, NameIndex } from '../words/payer-name.ts'
import { aliasOf } from '../words/payer-name-words.ts'
import { aliasesAmong, type KnownAlias } from './candidate-store.ts'
import type { Citing } from './match-citations.ts'
import type { PayerEvidence } from './model.ts'

export type Aliases = { readonly iban: Map<string, KnownAlias[]>; readonly name: Map<string, KnownAlias[]> }

export async function aliasesOf(tx: OrgTx, lines: readonly OpenLine[]): Promise<Aliases> {
  const ibans = new Set(lines.flatMap((line) => line.payerIban ?? []))
  const names = new Set(lines.map((line) => aliasOf(line.payerName)).filter((name) => name !== ''))
  const found = await aliasesAmong(tx, [...ibans], [...names])
  const of = (kind: 'iban' | 'name') =>
    Map.groupBy(
      found.filter((alias) => alias.kind === kind),
      (alias) => alias.value,
    )
  return { iban: of('iban'), name: of('name') }
}

/** A text of a line that may name customers, and whom it is like. */
export type NamedBy = { readonly words: string; readonly like: readonly Likeness[]; readonly isDebtor: boolean }

/** Whom the words of a line name, before anything is read: the payer, the one it pays for, and names it merely mentions. */
export function namedBy(line: OpenLine, said: LineWords, names: NameIndex): NamedBy[] {
  const found: NamedBy[] = []
  for (const words of [line.details.ultimateName, namingText(line)])
    if (words !== '') found.push({ words, like: names.like(words, line.payerName !== ''), isDebtor: false })
  if (line.payerName === '') return found
  for (const words of namedAsDebtor(said.plain))
    found.push({
      words,
      like: names
        .like(words, false)
        .filter((one) => one.score >= 0.9)
        .slice(0, 1),
      isDebtor: true,
    })
  return found
}

/** The customers that may be paying, each with how we know. What is surest is kept of each. */
export function payersOf(
  line: OpenLine,
  citing: Citing,
  aliases: Aliases,
  names: NameIndex,
  named: readonly NamedBy[],
): Map<string, PayerEvidence> {
  const payers = new Map<string, PayerEvidence>()
  for (const words of citing.own.values()) {
    const customerId = names.ofReminder(words)
    if (customerId) payers.set(customerId, { how: 'reminder', words, score: 1, isAmbiguous: false })
  }
  const known = (found: readonly KnownAlias[] | undefined, how: 'iban' | 'alias', words: string) => {
    for (const alias of found ?? [])
      if (!payers.has(alias.customerId))
        payers.set(alias.customerId, { how, words, score: 1, isAmbiguous: found!.length > 1 })
  }
  if (line.payerIban) known(aliases.iban.get(line.payerIban), 'iban', line.payerIban)
  const alias = aliasOf(line.payerName)
  if (alias !== '') known(aliases.name.get(alias), 'alias', line.payerName)
  const code = names.ofCode(remittanceText(line.details.remittance) || line.label)
  if (code && !payers.has(code.customerId))
    payers.set(code.customerId, { how: 'code', words: code.words, score: 1, isAmbiguous: false })
  for (const { words, like, isDebtor } of named) {
    const same = like.filter((likeness) => likeness.isSame)
    for (const likeness of like) {
      if (payers.has(likeness.customerId)) continue
      const isRivalled = likeness.isSame
        ? same.length > 1
        : like.some((other) => other !== likeness && other.score > likeness.score - 0.1)
      payers.set(likeness.customerId, {
        how: isDebtor ? 'named' : likeness.isSame ? 'same_name' : 'like_name',
        words: words.slice(0, 80),
        score: likeness.score,
        isAmbiguous: isRivalled,
      })
    }
  }
  return payers
}
