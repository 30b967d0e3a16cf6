import { useQuery } from '@tanstack/react-query'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { verdictNames } from '../../src/outsourcing/results/wording.ts'
import { percentText } from '../cash/percent.ts'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { scoreWords as words } from './score-words.ts'

/** On a provider's card: what came of what it was given, and whether it kept its word. Nothing of one that was given nothing. */
export function ScoreSummary({ providerId }: { providerId: string }) {
  const api = useApi()
  const { t, lang, money } = useWords()
  const own = useQuery(api.ask(routes.results, {})).data?.results.filter((one) => one.providerId === providerId) ?? []
  if (own.length === 0) return null
  return (
    <section className={detail.part}>
      <h3>{t(words.results)}</h3>
      <ul className={classes.list}>
        {own.map(({ currency, score, promise }) => (
          <li key={currency}>
            <FigureLink href={urls.results(api.orgId ?? 0, { prestataire: providerId, devise: currency })}>
              {t(words.summary, {
                recovered: money(score.recoveredCents, currency),
                placed: money(score.placedCents, currency),
                rate: percentText(lang, Math.round((score.rate?.bp ?? 0) / 10) * 10),
              })}
            </FigureLink>
            {promise && <span>{t(verdictNames[promise.verdict])}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
