import { cashRoutes } from '../../src/cash/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import detail from '../design/detail.module.css'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { settleWords as words } from './settle-wording.ts'

/** Takes a settlement apart that a person made between two documents; nobody else's is offered. */
export function UndoSettlement({ allocationId, name }: { allocationId: string; name: string }) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  if (useRefusal('desk.work') !== null) return null
  const undo = async () => {
    try {
      await api.call(cashRoutes.undoSettlements, { body: { allocationIds: [allocationId] } })
      tellDone(t(words.undone))
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  return (
    <button type="button" className={detail.link} aria-label={t(words.undoOneOf, { name })} onClick={() => void undo()}>
      {t(words.undoOne)}
    </button>
  )
}
