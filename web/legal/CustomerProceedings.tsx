import { useQuery } from '@tanstack/react-query'
import { legalRoutes } from '../../src/legal/contract.ts'
import { kindNames, stageNames } from '../../src/legal/proceedings/act-wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './legal.module.css'
import { proceedingWords as words } from './proceeding-wording.ts'

/** The matters of a customer on its page, and the way to choose a route. */
export function CustomerProceedings({ customerId, onAsk }: { customerId: string; onAsk(): void }) {
  const api = useApi()
  const { t } = useWords()
  const orgId = api.orgId ?? 0
  const query = { show: 'running', customerId, limit: 20 } as const
  const found = useQuery(api.ask(legalRoutes.proceedings, { query }))
  const rows = found.data?.proceedings ?? []
  return (
    <section className={classes.card} aria-label={t(words.cardTitle)}>
      <h2>{t(words.cardTitle)}</h2>
      {found.data && rows.length === 0 && <p className={detail.quiet}>{t(words.cardNone)}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <FigureLink href={urls.proceedings(orgId, { client: customerId, dossier: row.id })}>
              {row.number} · {t(kindNames[row.kind])}
            </FigureLink>{' '}
            <Amount cents={row.openCents} currency={row.currency} />{' '}
            <span className={detail.quiet}>{t(stageNames[row.stage])}</span>
          </li>
        ))}
      </ul>
      <div className={detail.acts}>
        <ActionButton onAct={onAsk}>{t(words.whichRoute)}</ActionButton>
      </div>
    </section>
  )
}
