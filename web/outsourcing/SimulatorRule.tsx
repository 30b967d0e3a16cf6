import { Checkbox } from '@mantine/core'
import { formatMoney } from '../../src/kernel/money.ts'
import { ageNames, kindNames, sizeNames } from '../../src/outsourcing/audit/wording.ts'
import type { Proposal } from '../../src/outsourcing/comparing/find-rule.ts'
import type { Comparison } from '../../src/outsourcing/comparing/model.ts'
import { tariffSays } from '../../src/outsourcing/tariffs/wording.ts'
import { CUSTOMER_KINDS } from '../../src/parties/model.ts'
import { Chip } from '../design/Chip.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './outsourcing.module.css'
import { NumberInput } from './RateInput.tsx'
import { ruleState } from './simulator-rule-state.ts'
import { simulatorWords as words } from './simulator-wording.ts'

type Rule = NonNullable<Comparison['rule']>
type Props = {
  found: Proposal
  currency: string
  /** Null: the one that is proposed. */
  chosen: Rule | null
  /** The claims are those of the books, and can be opened. */
  isOurs: boolean
  onRule(rule: Rule | null): void
}

/** The rule that nets most, or the one that a person writes, held against the best that no rule tells. */
export function SimulatorRule({ found, currency, chosen, isOurs, onRule }: Props) {
  const api = useApi()
  const { t, lang } = useWords()
  const money = (cents: number) => formatMoney(lang, cents, currency)
  const { rule } = found
  const orgId = api.orgId ?? 0
  return (
    <section className={classes.part}>
      <h2>{t(chosen ? words.ruleChosen : words.rule)}</h2>
      <p>{rule ? <RuleSays rule={rule} money={money} /> : t(words.noRule)}</p>
      {chosen && <RuleFields rule={chosen} currency={currency} onRule={onRule} />}
      <div className={classes.bar}>
        {chosen ? (
          <Chip onPress={() => onRule(null)}>{t(words.ruleBack)}</Chip>
        ) : (
          <Chip
            onPress={() => onRule(rule ?? { fromDays: 60, fromCents: 0, toCents: null, kinds: [...CUSTOMER_KINDS] })}
          >
            {t(words.ruleEdit)}
          </Chip>
        )}
        {isOurs && rule && <FigureLink href={urls.routingRules(orgId, ruleState(rule))}>{t(words.ruleUse)}</FigureLink>}
      </div>
      <p className={classes.quiet}>
        {found.leftCents > 0
          ? t(chosen ? words.leftChosen : words.left, { amount: money(found.leftCents) })
          : t(words.leftNothing)}
      </p>
      {found.leftCents > 0 && (
        <ul className={classes.list}>
          {found.left.map(({ size, age, kind, goes, lessCents }) => {
            const named = [t(kindNames[kind]), t(sizeNames[size]), t(ageNames[age])].join(', ')
            const cell = t(goes === 'placed' ? words.goesPlaced : words.goesKept, { cell: named })
            const said = t(words.leftCell, { cell, amount: money(lessCents) })
            const href = urls.outsourcingAudit(orgId, { taille: size, age, genre: kind })
            return <li key={named}>{isOurs ? <FigureLink href={href}>{said}</FigureLink> : said}</li>
          })}
        </ul>
      )}
    </section>
  )
}

function RuleSays({ rule, money }: { rule: Rule; money(cents: number): string }) {
  const { t } = useWords()
  const { fromCents, toCents, kinds, fromDays } = rule
  const amounts =
    toCents === null
      ? fromCents === 0
        ? t(tariffSays.anyAmount)
        : t(tariffSays.amountsFrom, { from: money(fromCents) })
      : fromCents === 0
        ? t(tariffSays.amountsTo, { to: money(toCents) })
        : t(tariffSays.amountsBetween, { from: money(fromCents), to: money(toCents) })
  return t(words.ruleSays, {
    ...{ kinds: kinds.map((kind) => t(kindNames[kind])).join(', '), amounts },
    days: Math.max(1, fromDays),
  })
}

function RuleFields({ rule, currency, onRule }: { rule: Rule; currency: string; onRule(rule: Rule): void }) {
  const { t } = useWords()
  return (
    <div className={classes.fields}>
      <NumberInput
        label={t(words.ruleDays)}
        value={rule.fromDays}
        onValue={(days) => onRule({ ...rule, fromDays: Math.min(36_500, Math.round(days)) })}
      />
      <MoneyInput
        label={t(words.ruleFrom)}
        currency={currency}
        cents={rule.fromCents}
        onCents={(cents) => onRule({ ...rule, fromCents: cents ?? 0 })}
      />
      <MoneyInput
        label={t(words.ruleTo)}
        currency={currency}
        cents={rule.toCents}
        onCents={(toCents) => onRule({ ...rule, toCents })}
      />
      <div className={classes.part}>
        {CUSTOMER_KINDS.map((kind) => (
          <Checkbox
            key={kind}
            label={t(kindNames[kind])}
            checked={rule.kinds.includes(kind)}
            onChange={() => {
              const is = (one: (typeof CUSTOMER_KINDS)[number]) => rule.kinds.includes(one) !== (one === kind)
              const kinds = CUSTOMER_KINDS.filter(is)
              if (kinds.length > 0) onRule({ ...rule, kinds })
            }}
          />
        ))}
      </div>
    </div>
  )
}
