import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { shareBp } from '../../src/outsourcing/audit/rules.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { Tariff } from '../../src/outsourcing/tariffs/model.ts'
import type { BodyIn } from '../../src/platform/route.ts'
import { percentText } from '../cash/percent.ts'
import { Amount } from '../design/Amount.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './outsourcing.module.css'
import { NumberInput } from './RateInput.tsx'
import { simulatorWords as words } from './simulator-wording.ts'

const SHOWN = 50

/** The tariff over what really came in of late claims: claim by claim, each opening in the books. */
export function SimulatorPast({ tariff, currency }: { tariff: Tariff; currency: string }) {
  const api = useApi()
  const { t, lang, money } = useWords()
  const [months, setMonths] = useState(12)
  const [ripeDays, setRipeDays] = useState(60)
  const body = structuredClone({ tariff, months, ripeDays, limit: SHOWN, offset: 0 }) as BodyIn<typeof routes.pastCash>
  const found = useQuery({
    queryKey: [...api.keyOf(routes.pastCash), body],
    queryFn: ({ signal }) => api.call(routes.pastCash, { body, signal }),
    placeholderData: (before) => before,
  })
  const past = found.data
  const share = past && shareBp(past.netCents, past.receivedCents)
  return (
    <section className={classes.part}>
      <h2>{t(words.past)}</h2>
      <div className={classes.fields}>
        <NumberInput
          label={t(words.months)}
          value={months}
          least={1}
          onValue={(n) => setMonths(Math.min(36, Math.round(n)))}
        />
        <NumberInput
          label={t(words.ripe)}
          value={ripeDays}
          onValue={(n) => setRipeDays(Math.min(1095, Math.round(n)))}
        />
      </div>
      {found.error && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {past?.isCut && <p className={classes.note}>{t(words.pastCut, { n: past.count })}</p>}
      {past && past.count === 0 && <p className={classes.quiet}>{t(words.pastNothing)}</p>}
      {past && past.count > 0 && (
        <>
          <p>
            {t(words.pastTotal, {
              received: money(past.receivedCents, currency),
              fees: money(past.netCents, currency),
              share: share === null || share === undefined ? '–' : percentText(lang, share, 1),
            })}
          </p>
          <div className={classes.scroll}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t(words.pastClaim)}</th>
                  {[words.placed, words.received, words.fee].map((name) => (
                    <th key={name.en} scope="col" className={classes.figure}>
                      {t(name)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {past.claims.map((one) => (
                  <tr key={one.itemId}>
                    <th scope="row">
                      <FigureLink href={urls.item(api.orgId ?? 0, one.customerId, one.itemId)}>
                        {one.documentNo || '–'} · {one.customerName}
                      </FigureLink>
                    </th>
                    {[one.placedCents, one.receivedCents, one.feeCents].map((cents, at) => (
                      <td key={at} className={classes.figure}>
                        <Amount cents={cents} currency={currency} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {past.count > past.claims.length && (
            <p className={classes.quiet}>{t(words.more, { n: past.count - past.claims.length })}</p>
          )}
        </>
      )}
    </section>
  )
}
