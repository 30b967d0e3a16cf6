import { useState } from 'react'
import { cashRoutes } from '../../src/cash/contract.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import type { Fresh } from './fresh-undo.ts'
import { payerOf } from './LineList.tsx'
import type { LineActs } from './LinePanel.tsx'
import type { LineView } from './lines.ts'
import { matchWords } from './match-wording.ts'
import { SetAsideQuestion } from './SetAsideQuestion.tsx'

/** What was told where collecting through others is dealt with: only there is it taken back. */
const HELD: ReadonlySet<string> = new Set(['remittance', 'third_party_funds'])

/** A line that settles nothing: set aside, and brought back. */
export function AsideLine({ line, fresh, onGone, onBack }: LineActs & { line: LineView }) {
  const api = useApi()
  const { t, lang } = useWords()
  const [asking, setAsking] = useState(false)
  const putAside = usePutAside(fresh, onBack)
  const bringBack = async () => {
    try {
      await api.call(cashRoutes.setAside, { body: { lineIds: [line.id], as: '' } })
      fresh.tell({
        message: t(matchWords.backSaid, { payer: payerOf(line) }),
        undo: async () => {
          await api.call(cashRoutes.setAside, { body: { lineIds: [line.id], as: line.setAsideAs } })
          onBack(line.id)
        },
      })
      await onGone()
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
  return (
    <div className={detail.part}>
      {line.cents < 0 && line.returnCode === '' && <p className={detail.quiet}>{t(matchWords.moneyOut)}</p>}
      {HELD.has(line.setAsideAs) && <p className={detail.quiet}>{t(matchWords.heldElsewhere)}</p>}
      <div className={detail.acts}>
        {HELD.has(line.setAsideAs) ? null : line.state === 'set_aside' ? (
          <ActionButton shortcut={{ keys: 'h', does: matchWords.bringBack }} onAct={bringBack}>
            {t(matchWords.bringBack)}
          </ActionButton>
        ) : (
          <ActionButton shortcut={{ keys: 'h', does: matchWords.asideAct }} onAct={() => setAsking(true)}>
            {t(matchWords.setAside)}
          </ActionButton>
        )}
      </div>
      <SetAsideQuestion
        opened={asking}
        count={1}
        onClose={() => setAsking(false)}
        onReason={(as) => putAside(line, as).then(() => onGone())}
      />
    </div>
  )
}

/** Sets one line aside, with its undo. */
export function usePutAside(fresh: Fresh, onBack: (lineId: string) => void) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  return async (line: LineView, as: string) => {
    const body = { lineIds: [line.id], as }
    await api.call(cashRoutes.setAside, { body })
    fresh.tell({
      message: t(matchWords.asideSaid, { payer: payerOf(line) }),
      undo: async () => {
        await api.call(cashRoutes.setAside, { body: { ...body, as: '' } })
        await refresh()
        onBack(line.id)
      },
    })
  }
}
