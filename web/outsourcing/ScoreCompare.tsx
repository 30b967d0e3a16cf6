import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ageNames, kindNames, sizeNames } from '../../src/outsourcing/audit/wording.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { ComparisonView, ResultsView } from '../../src/outsourcing/results/contract-views.ts'
import { HORIZONS } from '../../src/outsourcing/results/model.ts'
import { percentText } from '../cash/percent.ts'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import classes from './outsourcing.module.css'
import { scoreWords as words } from './score-words.ts'

type Props = {
  of: ResultsView
  others: readonly ResultsView[]
  withId: string | null
  horizon: string
  onChange(change: { avec?: string | null; duree?: string | null }): void
}

/** Two providers on like files, within the same time: who does better, and whether chance explains it. */
export function ScoreCompare({ of, others, withId, horizon, onChange }: Props) {
  const api = useApi()
  const { t } = useWords()
  const other = others.find(({ providerId }) => providerId === withId) ?? null
  const query = {
    ...{ providerId: of.providerId, withId: other?.providerId ?? of.providerId, currency: of.currency },
    horizon: (HORIZONS.map(String).includes(horizon) ? horizon : '180') as '90' | '180' | '365',
  }
  const found = useQuery({ ...api.ask(routes.compareResults, { query }), enabled: other !== null })
  if (others.length === 0) return null
  return (
    <section className={classes.part}>
      <h2>{t(words.compare)}</h2>
      <div className={classes.bar}>
        <NativeSelect
          label={t(words.compareWith)}
          value={other?.providerId ?? ''}
          onChange={(event) => onChange({ avec: event.currentTarget.value || null })}
          data={[
            { value: '', label: t(words.compareNobody) },
            ...others.map(({ providerId, provider }) => ({ value: providerId, label: provider })),
          ]}
        />
        <NativeSelect
          label={t(words.horizon)}
          value={query.horizon}
          onChange={(event) => onChange({ duree: event.currentTarget.value })}
          data={HORIZONS.map((n) => ({ value: String(n), label: t(words.horizonDays, { n }) }))}
        />
      </div>
      {other && found.error && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {other && found.isPending && <SkeletonTable columns={[2, 1, 1]} rows={3} />}
      {other && found.data && <Compared compared={found.data} of={of} other={other} />}
    </section>
  )
}

function Compared({ compared, of, other }: { compared: ComparisonView; of: ResultsView; other: ResultsView }) {
  const { t, lang, count } = useWords()
  const { result } = compared
  const text = (bp: number) => percentText(lang, Math.round(bp / 10) * 10)
  const points = (bp: number) =>
    (bp / 100)
      .toLocaleString(lang === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 1, signDisplay: 'exceptZero' })
      .replace('-', '−')
  const verdict =
    result &&
    (result.verdict === 'thin'
      ? t(words.verdictThin)
      : result.verdict === 'even'
        ? t(words.verdictEven)
        : t(words.verdictOurs, { name: result.verdict === 'ours' ? of.provider : other.provider }))
  return (
    <>
      {result ? (
        <div role="status">
          <p>
            <b>{verdict}</b>{' '}
            {t(words.compareOurs, {
              ...{ name: of.provider, rate: text(result.oursBp) },
              ...{ other: other.provider, otherRate: text(result.theirsBp) },
            })}{' '}
            {t(words.compareGap, {
              gap: points(result.differenceBp),
              low: points(result.lowBp),
              high: points(result.highBp),
            })}
          </p>
        </div>
      ) : (
        <p role="status">{t(words.noLike)}</p>
      )}
      <p className={classes.quiet}>
        {t(words.covered, {
          share: text(compared.coveredBp),
          young: compared.ours.tooYoung + compared.theirs.tooYoung,
        })}
      </p>
      <div className={classes.scroll}>
        <table className={classes.table} aria-label={t(words.compare)}>
          <thead>
            <tr>
              <th scope="col">{t(words.cell)}</th>
              {[of, other].map(({ providerId, provider }) => (
                <th key={providerId} scope="col" className={classes.figure}>
                  {provider}
                </th>
              ))}
              <th scope="col" className={classes.figure}>
                {t(words.weight)}
              </th>
            </tr>
          </thead>
          <tbody>
            {compared.cells.map(({ size, age, kind, ours, theirs, weightBp }) => (
              <tr key={`${size} ${age} ${kind}`}>
                <th scope="row">{[t(sizeNames[size]), t(ageNames[age]), t(kindNames[kind])].join(', ')}</th>
                {[ours, theirs].map((one, at) => (
                  <td key={at === 0 ? of.providerId : other.providerId} className={classes.figure}>
                    {one.bp === null ? '–' : text(one.bp)}
                    <span className={classes.under}>
                      {t(words.files)} : {count(one.files)}
                    </span>
                  </td>
                ))}
                <td className={classes.figure}>{weightBp === 0 ? t(words.notWeighed) : text(weightBp)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.note}>{t(words.compareMethod)}</p>
    </>
  )
}
