import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './debits.module.css'
import { wording } from './wording.ts'

type Part = { readonly itemId: string; readonly documentNo: string; readonly cents: number }

/** What a debit collects, document by document; credits that are deducted count against it. */
export function DebitParts({ customerId, parts }: { customerId: string; parts: readonly Part[] }) {
  const api = useApi()
  const { t } = useWords()
  return (
    <div className={detail.part}>
      <h3>{t(wording.documents)}</h3>
      <ul className={classes.list}>
        {parts.map((part) => (
          <li key={part.itemId}>
            <FigureLink href={urls.item(api.orgId ?? 0, customerId, part.itemId)}>{part.documentNo}</FigureLink>
            <Amount cents={part.cents} currency="EUR" />
          </li>
        ))}
      </ul>
    </div>
  )
}
