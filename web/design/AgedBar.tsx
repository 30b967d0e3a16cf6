import { lazy } from 'react'
import { type AgeMark, AgeSwatch } from './AgePattern.tsx'
import { Amount } from './Amount.tsx'
import { ChartFigure } from './ChartFigure.tsx'
import classes from './charts.module.css'
import { FigureLink } from './FigureLink.tsx'
import { wording } from './wording.ts'
import { useWords } from './words.tsx'

const Plot = lazy(() => import('./AgedBarPlot.tsx'))

export type AgedBucket = { key: string; label: string; cents: number; step: AgeMark; href: string }

/** The aged balance as one stacked bar, each part named under it and opening its items. */
export function AgedBar({
  title,
  buckets,
  currency,
}: {
  title: string
  buckets: readonly AgedBucket[]
  currency: string
}) {
  const { money, t, lang } = useWords()
  const total = buckets.reduce((sum, bucket) => sum + bucket.cents, 0)
  const percent = new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  // Shares are of what is owed: a credit is no part of it.
  const owed = buckets.reduce((sum, bucket) => sum + Math.max(0, bucket.cents), 0)
  const shareOf = (bucket: AgedBucket) =>
    owed === 0 || bucket.cents < 0 ? '' : percent.format(bucket.cents / owed).replace('\u00a0', '\u202f')
  const spoken = [
    ...buckets.map((bucket) =>
      t(wording.named, { name: bucket.label, value: `${money(bucket.cents, currency)} ${shareOf(bucket)}`.trim() }),
    ),
    t(wording.named, { name: t(wording.total), value: money(total, currency) }),
  ]
  return (
    <ChartFigure
      title={title}
      spoken={`${title}. ${spoken.join(' ; ')}.`}
      chartPx={44}
      chart={<Plot buckets={buckets} />}
      note={
        <dl className={classes.parts}>
          {buckets.map((bucket) => (
            <div key={bucket.key}>
              <dt>
                <AgeSwatch step={bucket.step} /> {bucket.label}
              </dt>
              <dd>
                <FigureLink href={bucket.href}>
                  <Amount cents={bucket.cents} currency={currency} />
                </FigureLink>
              </dd>
              <dd className={classes.share}>{shareOf(bucket)}</dd>
            </div>
          ))}
        </dl>
      }
      table={
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t(wording.age)}</th>
              <th scope="col">{t(wording.amount)}</th>
              <th scope="col">{t(wording.share)}</th>
            </tr>
          </thead>
          <tbody>
            {buckets.map((bucket) => (
              <tr key={bucket.key}>
                <th scope="row">{bucket.label}</th>
                <td>
                  <FigureLink href={bucket.href}>
                    <Amount cents={bucket.cents} currency={currency} />
                  </FigureLink>
                </td>
                <td>{shareOf(bucket)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t(wording.total)}</th>
              <td>
                <Amount cents={total} currency={currency} strong />
              </td>
              <td />
            </tr>
          </tfoot>
        </table>
      }
    />
  )
}
