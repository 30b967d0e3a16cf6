import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { adviceWords } from './advice-wording.ts'
import type { LineDetail } from './lines.ts'

/** The advices that announce a line, each a click away. */
export function LineAdvices({ advices }: { advices: LineDetail['advices'] }) {
  const api = useApi()
  const { t } = useWords()
  if (advices.length === 0) return null
  return (
    <div className={detail.part}>
      {advices.map((advice) => (
        <p key={advice.id}>
          <FigureLink
            href={urls.cashAdvices(api.orgId ?? 0, {
              voir: advice.state === 'linked' ? 'recus' : null,
              avis: advice.id,
            })}
          >
            {t(adviceWords.announcedBy, {
              payer: advice.payer || advice.customerName || advice.name,
              n: advice.rowCount,
              total: { cents: advice.totalCents ?? 0, currency: advice.currency },
            })}
          </FigureLink>
        </p>
      ))}
    </div>
  )
}
