import { formatDay, type LocalDate } from '../../kernel/calendar.ts'
import { formatIban } from '../../kernel/identifiers.ts'
import { formatMoney, formatPercent } from '../../kernel/money.ts'
import { type Lang, type Sentence, type SentenceParams, say } from '../../kernel/wording.ts'
import { type ActBlock, heading, paragraph } from '../../legal/index.ts'
import { kindNames } from '../../parties/wording.ts'
import { stageNames } from '../tariffs/wording.ts'
import { closing as end } from './contract-end-wording.ts'
import { articles as words } from './contract-wording.ts'
import type { Scope, Terms } from './terms.ts'

/** The parts of a mandate that follow from its figures. */

export function scopeLines(lang: Lang, scope: Scope): string[] {
  const t = (sentence: Sentence, params?: SentenceParams) => say(lang, sentence, params)
  const money = (cents: number) => formatMoney(lang, cents, scope.currency)
  const countries = new Intl.DisplayNames(lang, { type: 'region' })
  const named = (names: readonly string[]) => new Intl.ListFormat(lang, { type: 'disjunction' }).format(names)
  return [
    t(words.scopeStages, { stages: named(scope.stages.map((stage) => t(stageNames[stage]))) }),
    t(words.scopeKinds, { kinds: named(scope.kinds.map((kind) => t(kindNames[kind]).toLowerCase())) }),
    ...(scope.countries.length > 0
      ? [t(words.scopeCountries, { countries: scope.countries.map((one) => countries.of(one) ?? one).join(', ') })]
      : []),
    t(words.scopeCurrency, { currency: scope.currency }),
    ...(scope.fromCents !== null ? [t(words.scopeFrom, { from: money(scope.fromCents) })] : []),
    ...(scope.toCents !== null ? [t(words.scopeTo, { to: money(scope.toCents) })] : []),
    ...(scope.fromDays !== null ? [t(words.scopeFromDays, { days: scope.fromDays })] : []),
    ...(scope.toDays !== null ? [t(words.scopeToDays, { days: scope.toDays })] : []),
    ...(scope.words !== '' ? [scope.words] : []),
  ]
}

export function coverLines(lang: Lang, cover: Terms['cover']): string[] {
  const t = (sentence: Sentence, params?: SentenceParams) => say(lang, sentence, params)
  const day = (text: string | null) => (text === null ? '' : formatDay(lang, text as LocalDate))
  const lines = [
    cover?.insuredUntil &&
      t(words.insurance, { insurer: cover.insurer, policy: cover.policyNo, until: day(cover.insuredUntil) }),
    cover?.iban && t(words.account, { iban: formatIban(cover.iban) }),
    cover?.declaredOn && t(words.declared, { on: day(cover.declaredOn), court: cover.declaredTo }),
  ]
  const told = lines.filter((line): line is string => Boolean(line))
  return told.length === lines.length ? told : [...told, t(words.notToldYet)]
}

export function agreementLines(lang: Lang, { powers, approval, scope }: Terms): string[] {
  const t = (sentence: Sentence, params?: SentenceParams) => say(lang, sentence, params)
  const money = (cents: number) => formatMoney(lang, cents, scope.currency)
  const months = powers.plans ? approval.planMonths : 0
  const isNone = !powers.discounts || approval.discountBp === 0
  return [
    t(end.plansUpTo, {
      months,
      isCapped: months > 0 && approval.planCents > 0 ? 'yes' : 'no',
      amount: money(approval.planCents),
    }),
    t(end.discountsUpTo, {
      isNone: isNone ? 'yes' : 'no',
      isCapped: approval.discountCents > 0 ? 'yes' : 'no',
      rate: formatPercent(lang, approval.discountBp),
      amount: money(approval.discountCents),
    }),
    t(end.beyond),
  ]
}

/** What breaches of service give back of the fees; nothing where nothing was agreed. */
export function creditSentences(lang: Lang, { service, scope }: Terms): string[] {
  // Mandates that were signed before credits could be agreed say nothing of them.
  const credit = service.credit ?? null
  if (credit === null) return []
  const { centsPerBreach, bpPerBreach, capBp } = credit
  const yes = (is: boolean) => (is ? 'yes' : 'no')
  return [
    say(lang, end.credit, {
      hasCents: yes(Boolean(centsPerBreach)),
      hasBp: yes(Boolean(bpPerBreach)),
      hasBoth: yes(Boolean(centsPerBreach) && Boolean(bpPerBreach)),
      amount: formatMoney(lang, centsPerBreach ?? 0, scope.currency),
      rate: formatPercent(lang, bpPerBreach ?? 0),
      cap: formatPercent(lang, capBp),
    }),
  ]
}

export function termSentences(lang: Lang, { term: { months, renews, earlyExit, noticeMonths } }: Terms): string[] {
  const t = (sentence: Sentence, params?: SentenceParams) => say(lang, sentence, params)
  const notice = { months: noticeMonths }
  if (months === null) return [t(end.untilNotice), t(end.earlyExit, notice)]
  return [
    t(end.forMonths, { months }),
    ...(renews ? [t(end.renews, notice)] : []),
    ...(earlyExit ? [t(end.earlyExit, notice)] : renews ? [] : [t(end.noEarlyExit)]),
  ]
}

/** What GDPR art. 28 wants written of whoever processes for another. */
export function annexOf(lang: Lang, { data }: Terms): ActBlock[] {
  if (data === null) return []
  const t = (sentence: Sentence, params?: SentenceParams) => say(lang, sentence, params)
  return [
    heading(t(end.data)),
    paragraph(t(end.dataRoles)),
    paragraph(t(end.dataWhat)),
    paragraph(t(end.dataDuties)),
    {
      is: 'list',
      lines: [
        t(end.dataOrders),
        t(end.dataSecret),
        t(end.dataSafe),
        t(end.dataBreach, { hours: data.breachHours }),
        t(end.dataRights),
        t(end.dataAudit),
      ],
    },
    paragraph(data.subprocessors === '' ? t(end.dataNoOthers) : t(end.dataOthers, { who: data.subprocessors })),
    paragraph(t(data.isInEurope ? end.dataEurope : end.dataAbroad)),
    paragraph(t(end.dataKept, { months: data.keptMonths })),
  ]
}
