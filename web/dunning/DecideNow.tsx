import { dunningRoutes } from '../../src/dunning/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { worklistWords } from './worklist-wording.ts'

/** Decides the day now instead of tonight. */
export function DecideNow({ quiet }: { quiet?: boolean }) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const decide = async () => {
    try {
      const { counts } = await api.call(dunningRoutes.runNow, {})
      tellDone(t(worklistWords.decidedSaid, { send: counts.send, confirm: counts.confirm, hold: counts.hold }))
      await refresh()
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
  return (
    <ActionButton primary={!quiet} refusal={refusal} onAct={decide}>
      {t(worklistWords.decideNow)}
    </ActionButton>
  )
}
