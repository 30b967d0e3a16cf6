import type { ResultsView, ScoreView, ShareView } from '../../src/outsourcing/results/contract-views.ts'
import { costOf } from '../../src/outsourcing/results/cost-of.ts'
import { verdictNames } from '../../src/outsourcing/results/wording.ts'
import { percentText } from '../cash/percent.ts'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { type AddressState, urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './outsourcing.module.css'
import { figureAt, type ScoreSide } from './score-side.ts'
import { scoreWords as words } from './score-words.ts'

/** A rate, and under it the interval in which chance alone would leave it. */
export function Rate({ share }: { share: ShareView | null }) {
  const { t, lang } = useWords()
  if (share === null) return <span className={classes.quiet}>–</span>
  const text = (bp: number) => percentText(lang, Math.round(bp / 10) * 10)
  return (
    <>
      {text(share.bp)}
      <span className={classes.under}>
        {share.isThin ? t(words.thin) : t(words.between, { low: text(share.lowBp), high: text(share.highBp) })}
      </span>
    </>
  )
}

type FigureProps = { side: ScoreSide; of: ResultsView; what: string; n: number; to: AddressState; children: string }

/** A figure that opens its files; nothing where there are none. */
export function Figure({ side, of, what, n, to, children }: FigureProps) {
  const api = useApi()
  const { t } = useWords()
  if (n === 0) return <span className={classes.quiet}>{children}</span>
  return (
    <FigureLink href={figureAt(api.orgId ?? 0, side, of, to)} says={`${t(words.opens, { what, n })}, ${children}`}>
      {children}
    </FigureLink>
  )
}

const HEADS = ['files', 'placed', 'recovered', 'rate', 'net', 'cost', 'first', 'median'] as const

type Row = {
  key: string
  name: string
  score: ScoreView
  to: AddressState
  href?: string
  after?: string
  of: ResultsView
}

/** The same figures for each row: a provider, or a part of one's files. */
export function ScoreRows({ label, side, rows }: { label: string; side: ScoreSide; rows: readonly Row[] }) {
  const { t, lang, money } = useWords()
  const days = (n: number | null) => (n === null ? '–' : t(words.days, { n }))
  return (
    <div className={classes.scroll}>
      <table className={`${classes.table} ${classes.scores}`} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            {HEADS.map((key) => (
              <th key={key} scope="col" className={classes.figure}>
                {t(words[key])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, score, to, href, after, of }) => (
            <tr key={key}>
              <th scope="row">
                {href ? <FigureLink href={href}>{name}</FigureLink> : name}
                {after && <span className={classes.under}>{after}</span>}
              </th>
              <td className={classes.figure}>
                <Figure side={side} of={of} what={name} n={score.files} to={to}>
                  {String(score.files)}
                </Figure>
                {score.running > 0 && <span className={classes.under}>{t(words.running, { n: score.running })}</span>}
              </td>
              <td className={classes.figure}>{money(score.placedCents, of.currency)}</td>
              <td className={classes.figure}>
                <Figure
                  side={side}
                  of={of}
                  what={`${name}, ${t(words.recovered)}`}
                  n={score.recoveredCents === 0 ? 0 : score.files}
                  to={{ ...to, montre: 'recovered' }}
                >
                  {money(score.recoveredCents, of.currency)}
                </Figure>
              </td>
              <td className={classes.figure}>
                <Rate share={score.rate} />
              </td>
              <td className={classes.figure}>
                {money(score.netCents, of.currency)}
                {score.netBp !== null && score.feeCents !== 0 && (
                  <span className={classes.under}>{percentText(lang, Math.round(score.netBp / 10) * 10)}</span>
                )}
              </td>
              <td className={classes.figure}>
                {score.costBp === null ? '–' : costOf(lang, score.costBp, of.currency)}
              </td>
              <td className={classes.figure}>{days(score.firstDays)}</td>
              <td className={classes.figure}>{days(score.medianEuroDays)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Every provider beside the others, in each currency. */
export function ScoreTable({ side, all }: { side: ScoreSide; all: readonly ResultsView[] }) {
  const api = useApi()
  const { t } = useWords()
  const isOurs = side.kind === 'creditor'
  return (
    <section className={classes.part}>
      <h2>{t(isOurs ? words.providers : words.creditor)}</h2>
      <ScoreRows
        label={t(isOurs ? words.provider : words.creditor)}
        side={side}
        rows={all.map((of) => ({
          key: `${of.providerId} ${of.currency}`,
          name: isOurs ? of.provider : of.creditor,
          score: of.score,
          to: {},
          of,
          href: urls.results(api.orgId ?? 0, {
            ...(isOurs ? { prestataire: of.providerId } : { recu: side.mandateId }),
            devise: of.currency,
          }),
          after: [
            of.mandates.map(({ number }) => number).join(', '),
            ...(of.promise ? [t(verdictNames[of.promise.verdict])] : []),
          ].join(' · '),
        }))}
      />
    </section>
  )
}
