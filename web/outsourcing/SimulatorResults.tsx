import { formatMoney } from '../../src/kernel/money.ts'
import { tellRefusal } from '../../src/kernel/verdict.ts'
import type { Grain } from '../../src/outsourcing/audit/model.ts'
import { ageNames, kindNames, sizeNames } from '../../src/outsourcing/audit/wording.ts'
import { type Proposal, proposeRule } from '../../src/outsourcing/comparing/find-rule.ts'
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
import { tariffSays } from '../../src/outsourcing/tariffs/wording.ts'
import { percentText } from '../cash/percent.ts'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import classes from './outsourcing.module.css'
import type { ComparisonShown } from './SimulatorPage.tsx'
import { simulatorWords as words } from './simulator-wording.ts'

type Props = { asked: Comparison; grains: readonly Grain[]; shown: ComparisonShown }

/** What stays in the pocket each way, the rule that nets most, and how far all of it depends on what the provider says. */
export function SimulatorResults({ asked, grains, shown }: Props) {
  const { t, lang } = useWords()
  const { currency } = shown
  const money = (cents: number) => formatMoney(lang, cents, currency)
  const vatBp = asked.deductsVat ? 0 : shown.vat.bp
  const all = { inside: asked.inside, outside: { ...asked.outside, vatBp } }
  const kept = inside(grains, asked.inside)
  const placed = outside(grains, all.outside)
  const found = proposeRule(grains, currency, all)
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
      made: t(words.hybridMade, { n: way.placedFiles, amount: money(way.placedSumCents) }),
    },
  ]
  function made(net: OutsideNet): string {
    const fees = t(words.outsideMade, { recovered: money(net.recoveredCents), fees: money(net.feesCents) })
    return net.vatCents === 0 ? fees : `${fees} ${t(words.vatMade, { vat: money(net.vatCents) })}`
  }
  return (
    <>
      <section className={classes.part}>
        <h2>{t(words.results)}</h2>
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
      <Rule found={found.value} currency={currency} />
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

function Rule({ found, currency }: { found: Proposal; currency: string }) {
  const { t, lang } = useWords()
  const money = (cents: number) => formatMoney(lang, cents, currency)
  const { rule } = found
  const amounts = ({ fromCents, toCents }: NonNullable<typeof rule>) =>
    toCents === null
      ? fromCents === 0
        ? t(tariffSays.anyAmount)
        : t(tariffSays.amountsFrom, { from: money(fromCents) })
      : fromCents === 0
        ? t(tariffSays.amountsTo, { to: money(toCents) })
        : t(tariffSays.amountsBetween, { from: money(fromCents), to: money(toCents) })
  return (
    <section className={classes.part}>
      <h2>{t(words.rule)}</h2>
      <p>
        {rule
          ? t(words.ruleSays, {
              kinds: rule.kinds.map((kind) => t(kindNames[kind])).join(', '),
              amounts: amounts(rule),
              days: Math.max(1, rule.fromDays),
            })
          : t(words.noRule)}
      </p>
      <p className={classes.quiet}>
        {found.leftCents > 0 ? t(words.left, { amount: money(found.leftCents) }) : t(words.leftNothing)}
      </p>
      {found.leftCents > 0 && (
        <ul className={classes.list}>
          {found.left.map(({ size, age, kind, goes, lessCents }) => {
            const named = [t(kindNames[kind]), t(sizeNames[size]), t(ageNames[age])].join(', ')
            const cell = t(goes === 'placed' ? words.goesPlaced : words.goesKept, { cell: named })
            return <li key={named}>{t(words.leftCell, { cell, amount: money(lessCents) })}</li>
          })}
        </ul>
      )}
    </section>
  )
}
