import { legalRoutes } from '../../src/legal/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import classes from './legal.module.css'
import { PacksMade } from './PacksMade.tsx'
import { packWords as words } from './pack-wording.ts'

/** Files for courts and auditors of one customer, on its page: those made, and the ways to make another. */
export function CustomerPacks({ customerId, onPrepare }: { customerId: string; onPrepare(): void }) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const gather = async () => {
    try {
      await api.call(legalRoutes.askEvidence, { params: { id: customerId }, body: { itemIds: null } })
      tellDone(t(words.asked))
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  return (
    <section className={classes.card} aria-label={t(words.card)}>
      <h2>{t(words.card)}</h2>
      <PacksMade customerId={customerId} />
      <p className={detail.quiet}>{t(words.evidenceHint)}</p>
      <div className={detail.acts}>
        <ActionButton onAct={onPrepare}>{t(words.panel)}</ActionButton>
        <ActionButton refusal={refusal} onAct={gather}>
          {t(words.evidenceAct)}
        </ActionButton>
      </div>
    </section>
  )
}
