import { useState } from 'react'
import type { z } from 'zod'
import type { messageRow } from '../../src/correspondence/contract.ts'
import { correspondenceRoutes as routes } from '../../src/correspondence/contract.ts'
import type { Sentence } from '../../src/kernel/wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { wording } from './wording.ts'

type Message = z.output<typeof messageRow>
type Settlement = 'confirm_arrival' | 'send_again' | 'cancel'

const SAID: Record<Settlement, Sentence> = {
  confirm_arrival: wording.arrivalSaid,
  send_again: wording.sentAgainSaid,
  cancel: wording.cancelledSaid,
}

/** What a person may do about a message that waits, failed or is in doubt. Nothing is offered for one that left. */
export function MessageActs({ message }: { message: Message }) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const [asking, setAsking] = useState(false)
  const may = (action: Settlement) => message.can[action] === null
  if (!may('confirm_arrival') && !may('send_again') && !may('cancel')) return null
  const settle = async (action: Settlement) => {
    await api.call(routes.settleMessage, { params: { id: message.id }, body: { action } })
    tellDone(t(SAID[action], { name: message.toName || (message.customerName ?? '') }))
    await refresh()
  }
  const settleOrSay = (action: Settlement) => settle(action).catch((failure) => tellNotDone(tellFailure(lang, failure)))
  return (
    <div className={detail.acts}>
      {may('send_again') && (
        <ActionButton
          primary={message.state === 'failed'}
          refusal={refusal}
          onAct={() => setAsking(true)}
          shortcut={{ keys: 'e', does: wording.sendAgain }}
        >
          {t(wording.sendAgain)}
        </ActionButton>
      )}
      {may('confirm_arrival') && !refusal && (
        <ActionButton onAct={() => settleOrSay('confirm_arrival')}>{t(wording.confirmArrival)}</ActionButton>
      )}
      {may('cancel') && !refusal && (
        <ActionButton onAct={() => settleOrSay('cancel')}>{t(wording.cancelMessage)}</ActionButton>
      )}
      <Ask
        opened={asking}
        title={t(wording.sendAgainTitle)}
        act={t(wording.sendAgain)}
        onAct={() => settle('send_again')}
        onClose={() => setAsking(false)}
      >
        <p>
          {t(message.state === 'uncertain' ? wording.sendAgainUncertain : wording.sendAgainFailed, {
            name: message.toName || (message.customerName ?? ''),
            address: message.toAddress,
          })}
        </p>
      </Ask>
    </div>
  )
}
