import { useState } from 'react'
import { cashRoutes, type DebitView } from '../../src/cash/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { collectionWords as words } from './collections-wording.ts'

/** Of a draft: whether a debit is the last under its mandate, which the bank is told and which uses the mandate up. */
export function LastDebit({ collectionId, debit }: { collectionId: string; debit: DebitView }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const role = useRefusal('desk.work')
  const [failure, setFailure] = useState<unknown>(null)
  const isLast = debit.sequence === 'FNAL'
  const mark = async () => {
    setFailure(null)
    try {
      const params = { id: collectionId, debitId: debit.id }
      await api.call(cashRoutes.markLastDebit, { params, body: { isLast: !isLast } })
      await refresh()
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  return (
    <div className={detail.part}>
      <p className={detail.quiet}>{t(isLast ? words.lastWhat : words.notLastWhat, { mandate: debit.mandate })}</p>
      {failure !== null && <ErrorState failure={failure} />}
      <div className={detail.acts}>
        <ActionButton refusal={role} shortcut={{ keys: 'f', does: words.markLast }} onAct={mark}>
          {t(isLast ? words.notLast : words.markLast)}
        </ActionButton>
      </div>
    </div>
  )
}
