import { useQuery } from '@tanstack/react-query'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes } from '../../src/outsourcing/contract.ts'
import { endedNames } from '../../src/outsourcing/placements/wording.ts'
import { Amount } from '../design/Amount.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import classes from '../legal/legal.module.css'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { placeWords as words } from './place-wording.ts'

/** On a customer's page: what of it is, or was, in the hands of a provider. Nothing is shown of a customer who never was. */
export function PlacementCard({ customerId }: { customerId: string }) {
  const api = useApi()
  const { t, day } = useWords()
  const found = useQuery(api.ask(outsourcingRoutes.placements, { query: { show: 'all', customerId, limit: 20 } })).data
  if (!found || found.placements.length === 0) return null
  return (
    <section className={classes.card} aria-label={t(words.cardTitle)}>
      <h2>{t(words.cardTitle)}</h2>
      <ul>
        {found.placements.map((one) => (
          <li key={one.id}>
            <FigureLink href={urls.placements(api.orgId ?? 0, { client: customerId, dossier: one.id })}>
              {one.endedWhy
                ? t(words.cardEnded, {
                    number: one.number,
                    provider: one.provider,
                    why: t(endedNames[one.endedWhy]),
                    day: day(one.endedOn as LocalDate),
                  })
                : t(words.cardLine, {
                    number: one.number,
                    provider: one.provider,
                    day: day(one.placedOn as LocalDate),
                  })}
            </FigureLink>{' '}
            {!one.endedWhy && <Amount cents={one.openCents} currency={one.currency} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
