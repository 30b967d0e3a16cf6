import { formatMoney } from '../../src/kernel/money.ts'
import { tellRefusal } from '../../src/kernel/verdict.ts'
import type { Grain } from '../../src/outsourcing/audit/model.ts'
import { judgeRule, proposeRule } from '../../src/outsourcing/comparing/find-rule.ts'
import type { Comparison } from '../../src/outsourcing/comparing/model.ts'
import {
  breakEvenBp,
  cashOfDays,
  changePercent,
  inside,
  type OutsideNet,
  outside,
  sensitivity,
  timeCents,
} from '../../src/outsourcing/comparing/rules.ts'
import { percentText } from '../cash/percent.ts'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './outsourcing.module.css'
import type { ComparisonShown } from './SimulatorPage.tsx'
import { SimulatorRule } from './SimulatorRule.tsx'
import { ruleState } from './simulator-rule-state.ts'
import { simulatorWords as words } from './simulator-wording.ts'

type Props = {
  asked: Comparison
  grains: readonly Grain[]
  shown: ComparisonShown
  onRule(rule: Comparison['rule']): void
}

/** What stays in the pocket each way, the rule that nets most, and how far all of it depends on what the provider says. */
export function SimulatorResults({ asked, grains, shown, onRule }: Props) {
  const api = useApi()
  const { t, lang } = useWords()
  const orgId = api.orgId ?? 0
  const { currency } = shown
  const money = (cents: number) => formatMoney(lang, cents, currency)
  const vatBp = asked.deductsVat ? 0 : shown.vat.bp
  const all = { inside: asked.inside, outside: { ...asked.outside, vatBp } }
  const kept = inside(grains, asked.inside)
  const placed = outside(grains, all.outside)
  const found = asked.rule ? judgeRule(grains, currency, all, asked.rule) : proposeRule(grains, currency, all)
  const around = sensitivity(grains, all)
  if (!placed.ok) return <Reason kind="held">{tellRefusal(lang, placed.refusal)}</Reason>
  if (!found.ok) return <Reason kind="held">{tellRefusal(lang, found.refusal)}</Reason>
  const { way } = found.value
  const breakEven = breakEvenBp(placed.value.recoveredCents, kept.netCents)
  const files = grains.reduce((sum, one) => sum + one.files, 0)
  const best = Math.max(kept.netCents, placed.value.netCents, way.netCents)
  const versus = (netCents: number) => {
    const more = netCents - kept.netCents
    if (more === 0) return ''
    if (more < 0) return t(words.differenceLess, { amount: money(-more) })
    return t(words.difference, { amount: money(more), percent: changePercent(kept.netCents, netCents) ?? 0 })
  }
  const isOurs = asked.base.kind === 'portfolio'
  const heads = [
    {
      key: 'keep',
      name: t(words.keepAll),
      net: kept.netCents,
      made: t(words.insideMade, { recovered: money(kept.recoveredCents), cost: money(kept.costCents) }),
    },
    { key: 'place', name: t(words.placeAll), net: placed.value.netCents, made: made(placed.value) },
    {
      key: 'rule',
      name: t(words.hybrid),
      net: way.netCents,
      made:
        isOurs && way.placedFiles > 0 && found.value.rule ? (
          <FigureLink href={urls.routingRules(orgId, ruleState(found.value.rule))}>
            {t(words.hybridMade, { n: way.placedFiles, amount: money(way.placedSumCents) })}
          </FigureLink>
        ) : (
          t(words.hybridMade, { n: way.placedFiles, amount: money(way.placedSumCents) })
        ),
    },
  ]
  function made(net: OutsideNet): string {
    const fees = t(words.outsideMade, { recovered: money(net.recoveredCents), fees: money(net.feesCents) })
    return net.vatCents === 0 ? fees : `${fees} ${t(words.vatMade, { vat: money(net.vatCents) })}`
  }
  return (
    <>
      <section className={classes.part}>
        <h2>
          {t(words.results)}
          {isOurs && files > 0 && (
            <FigureLink href={urls.outsourcingAudit(orgId, { voir: 'tout' })}>
              {t(words.onClaims, { n: files })}
            </FigureLink>
          )}
        </h2>
        <div className={classes.heads}>
          {heads.map(({ key, name, net, made: how }) => (
            <div key={key} className={classes.head} data-best={net === best || undefined}>
              <span className={classes.quiet}>{name}</span>
              <b>{money(net)}</b>
              <span className={classes.under}>{how}</span>
              <span className={classes.under}>{versus(net)}</span>
            </div>
          ))}
        </div>
        <ul className={classes.list}>
          {breakEven !== null && <li>{t(words.breakEven, { share: percentText(lang, breakEven, 1) })}</li>}
          {placed.value.assumedCents > 0 && <li>{t(words.assumed, { amount: money(placed.value.assumedCents) })}</li>}
          {files > 0 && <li>{t(words.perFileCost, { amount: money(timeCents(asked.inside, 1, files)) })}</li>}
          {shown.salesCents > 0 && <li>{t(words.freed, { amount: money(cashOfDays(shown.salesCents, 365, 1)) })}</li>}
        </ul>
        <p className={classes.note}>{t(words.method)}</p>
      </section>
      <SimulatorRule found={found.value} currency={currency} chosen={asked.rule} isOurs={isOurs} onRule={onRule} />
      {around.ok && (
        <section className={classes.part}>
          <h2>{t(words.sensitivity)}</h2>
          <p className={classes.note}>{t(words.sensitivityHint)}</p>
          <div className={classes.scroll}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t(words.recovery)}</th>
                  {around.value.steps.map((step) => (
                    <th key={step} scope="col" className={classes.figure}>
                      {t(words.feePoints, { points: points(step) })}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {around.value.rows.map((row, at) => (
                  <tr key={around.value.steps[at]}>
                    <th scope="row">{points(around.value.steps[at]!)}</th>
                    {row.map((cents, column) => (
                      <td
                        key={around.value.steps[column]}
                        className={`${classes.figure} ${at === 2 && column === 2 ? classes.centre : ''}`}
                      >
                        {money(cents)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
    </>
  )
}

const points = (bp: number): string => (bp === 0 ? '±\u202f0' : `${bp > 0 ? '+' : '\u2212'}\u202f${Math.abs(bp) / 100}`)
