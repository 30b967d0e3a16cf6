import { useState } from 'react'
import { intakeRoutes } from '../../src/intake/contract.ts'
import type { Sentence } from '../../src/kernel/wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { answerWords } from '../debits/answer-wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import endingClasses from './ending.module.css'
import { wording } from './ending-wording.ts'
import classes from './intake.module.css'
import { wording as statementWording } from './statement-wording.ts'
import type { ImportFound } from './use-imports.ts'

/** What taking it back does, where that is not what it does to a ledger or a list. */
const says: Partial<Record<ImportFound['kind'], Sentence>> = {
  bank_statement: statementWording.withdrawSays,
  debit_status: answerWords.withdrawSays,
}

/** Takes an import back, after saying what that does; while something relies on it, says what. */
export function Withdraw({ view }: { view: ImportFound }) {
  const { t } = useWords()
  const api = useApi()
  const refresh = useRefresh()
  const right = useRefusal('books.import')
  const [asked, setAsked] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const withdraw = async () => {
    setFailure(null)
    try {
      await api.call(intakeRoutes.withdraw, { params: { id: view.id } })
    } catch (cause) {
      setFailure(cause)
    }
    await refresh()
  }
  if (view.reasonsToKeep.length > 0)
    return (
      <section className={endingClasses.withdraw}>
        <p>{t(wording.cannotWithdraw)}</p>
        <ul>
          {view.reasonsToKeep.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </section>
    )
  return (
    <section className={endingClasses.withdraw}>
      {failure !== null && <ErrorState failure={failure} />}
      {asked ? (
        <>
          <p>{t(says[view.kind] ?? wording.withdrawSays)}</p>
          <div className={classes.actions}>
            <ActionButton onAct={withdraw}>{t(wording.withdrawSure, { file: view.fileName })}</ActionButton>
            <ActionButton onAct={() => setAsked(false)}>{t(wording.keepImport)}</ActionButton>
          </div>
        </>
      ) : (
        <ActionButton refusal={right} onAct={() => setAsked(true)}>
          {t(wording.withdraw)}
        </ActionButton>
      )}
    </section>
  )
}
