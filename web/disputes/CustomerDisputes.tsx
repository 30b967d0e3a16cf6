import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { disputesRoutes } from '../../src/disputes/contract.ts'
import { stateNames } from '../../src/disputes/wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useDocumentNames } from './dispute-columns.tsx'
import classes from './disputes.module.css'
import { disputeWords as words } from './wording.ts'

/** What a customer contests now, and the way to open a dispute about its documents; `itemId` is the one that is shown beside. */
export function CustomerDisputes({ customerId, itemId = null }: { customerId: string; itemId?: string | null }) {
  const api = useApi()
  const { t } = useWords()
  const navigate = useNavigate()
  const refusal = useRefusal('claims.work')
  const documentsOf = useDocumentNames()
  const orgId = api.orgId ?? 0
  const query = { show: 'running', customerId, ...(itemId ? { itemId } : {}), limit: 20 } as const
  const found = useQuery(api.ask(disputesRoutes.disputes, { query }))
  const rows = found.data?.rows ?? []
  const open = () =>
    void navigate({ href: urls.disputes(orgId, { nouveau: 'oui', client: customerId, piece: itemId }) })
  return (
    <section className={detail.part} aria-label={t(words.ofCustomer)}>
      <h3>{t(words.ofCustomer)}</h3>
      <ul className={classes.rows}>
        {rows.map((row) => (
          <li key={row.id} className={classes.row}>
            <FigureLink href={urls.disputes(orgId, { client: customerId, litige: row.id })}>
              {row.categoryName} · {documentsOf(row)}
            </FigureLink>
            <Amount cents={row.cents} currency={row.currency} />
            <span className={detail.quiet}>
              {t(stateNames[row.state])} · {t(words.nDays, { n: row.days })}
            </span>
          </li>
        ))}
      </ul>
      {(itemId === null || rows.length === 0) && (
        <div className={detail.acts}>
          <ActionButton refusal={refusal} shortcut={{ keys: 'd', does: words.contest }} onAct={open}>
            {t(words.contest)}
          </ActionButton>
          {itemId === null && (
            <FigureLink href={urls.disputes(orgId, { client: customerId, voir: 'tous' })}>
              {t(words.allOfCustomer)}
            </FigureLink>
          )}
        </div>
      )}
    </section>
  )
}
