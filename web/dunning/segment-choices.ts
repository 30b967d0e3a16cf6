import { useQuery } from '@tanstack/react-query'
import type { ChoiceField, Condition, Rule } from '../../src/dunning/segments/rule.ts'
import { isAmount, isChoice } from '../../src/dunning/segments/rule.ts'
import { LANGS } from '../../src/kernel/wording.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { CUSTOMER_KINDS, CUSTOMER_SIZES, RISKS } from '../../src/parties/model.ts'
import { kindNames, riskNames, sizeNames } from '../../src/parties/wording.ts'
import { langNames } from '../correspondence/wording.ts'
import { useWords, type Words } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { fieldNames, segmentWords } from './segment-wording.ts'

export type Choice = { readonly value: string; readonly label: string }
export type Choices = Readonly<Record<Exclude<ChoiceField, 'country'>, readonly Choice[]>>

/** What the customers of the books can be told apart by, in words. */
export function useChoices(): Choices {
  const api = useApi()
  const { t } = useWords()
  const known = useQuery(api.ask(partiesRoutes.profileWords, {})).data
  const colleagues = useQuery(api.ask(partiesRoutes.colleagues, {})).data?.colleagues ?? []
  const plain = (values: readonly string[] | undefined) => (values ?? []).map((value) => ({ value, label: value }))
  return {
    kind: CUSTOMER_KINDS.map((value) => ({ value, label: t(kindNames[value]) })),
    size: CUSTOMER_SIZES.map((value) => ({ value, label: t(sizeNames[value]) })),
    risk: RISKS.map((value) => ({ value, label: t(riskNames[value]) })),
    lang: LANGS.map((value) => ({ value, label: t(langNames[value]) })),
    sector: plain(known?.sectors),
    tag: plain(known?.tags),
    salesperson: colleagues.map(({ id, name }) => ({ value: id, label: name })),
    group: (known?.heads ?? []).map(({ id, name }) => ({ value: id, label: name })),
  }
}

/** A rule as a person would say it. */
export function ruleInWords(words: Words, rule: Rule, choices: Choices): string {
  const { t } = words
  if (rule.conditions.length === 0) return t(segmentWords.everybody)
  return rule.conditions
    .map((condition) => conditionInWords(words, condition, choices))
    .join(t(rule.match === 'all' ? segmentWords.and : segmentWords.or))
}

function conditionInWords({ t, money, count }: Words, condition: Condition, choices: Choices): string {
  const field = t(fieldNames[condition.field])
  const not = condition.not ? 'yes' : 'no'
  if (isChoice(condition)) {
    const known = condition.field === 'country' ? [] : choices[condition.field]
    const values = condition.values.map((value) => known.find((one) => one.value === value)?.label ?? value)
    return t(segmentWords.chosenIn, { field, not, values: values.join(', ') || '…' })
  }
  const told = (bound: number) => (isAmount(condition) ? money(bound, condition.currency) : count(bound))
  const { from, to } = condition
  if (from !== null && to !== null) return t(segmentWords.rangeBetween, { field, not, from: told(from), to: told(to) })
  if (from !== null) return t(segmentWords.rangeFrom, { field, not, from: told(from) })
  return t(segmentWords.rangeTo, { field, not, to: to === null ? '…' : told(to) })
}
