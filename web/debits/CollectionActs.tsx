import { useState } from 'react'
import { cashRoutes } from '../../src/cash/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import type { CollectionDetail } from './CollectionPage.tsx'
import { collectionWords as words } from './collections-wording.ts'
import classes from './debits.module.css'
import { MoveCollection } from './MoveCollection.tsx'

/** What can be done with a collection now: the next step first, and the way out. */
export function CollectionActs({ detail: { collection, notices, can } }: { detail: CollectionDetail }) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const undo = useUndo()
  const role = useRefusal('books.import')
  const work = useRefusal('desk.work')
  const [asking, setAsking] = useState<'validate' | 'cancel' | 'move' | null>(null)
  const { state, no } = collection
  const params = { id: collection.id }
  const sent = notices.filter((notice) => notice.state === 'sent' || notice.state === 'posted').length
  const told = (channel: 'email' | 'letter') => notices.filter((notice) => notice.channel === channel).length

  const validate = async () => {
    const { emails, letters } = await api.call(cashRoutes.validateCollection, { params })
    tellDone(t(words.validated, { no, n: emails + letters }))
    await refresh()
  }
  const cancel = async () => {
    await api.call(cashRoutes.cancelCollection, { params })
    tellDone(t(words.cancelled, { no }))
    await refresh()
  }
  const takeBack = async () => {
    await api.call(cashRoutes.takeBackHandOver, { params })
    await refresh()
  }
  const handOver = async () => {
    try {
      await api.call(cashRoutes.handOver, { params })
      undo({ message: t(words.handed, { no }), undo: takeBack })
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  const download = () => {
    window.location.assign(`/api/orgs/${api.orgId}/cash/collections/${collection.id}/file`)
  }
  return (
    <>
      {state !== 'cancelled' && can.cancel === null && !role && (
        <ActionButton onAct={() => setAsking('cancel')}>{t(words.cancel)}</ActionButton>
      )}
      {state === 'draft' && (
        <ActionButton
          refusal={work ?? can.move}
          shortcut={{ keys: 'm', does: words.move }}
          onAct={() => setAsking('move')}
        >
          {t(words.move)}
        </ActionButton>
      )}
      {state === 'handed_over' && can.takeBack === null && !role && (
        <ActionButton onAct={takeBack}>{t(words.takeBack)}</ActionButton>
      )}
      {(state === 'validated' || state === 'handed_over') && (
        <ActionButton shortcut={{ keys: 'd', does: words.download }} onAct={download}>
          {t(words.download)}
        </ActionButton>
      )}
      {state === 'draft' && (
        <ActionButton
          primary
          refusal={role ?? can.validate}
          shortcut={{ keys: 'e', does: words.validateOnly }}
          onAct={() => setAsking('validate')}
        >
          {t(collection.noticeBy === 'message' ? words.validate : words.validateOnly)}
        </ActionButton>
      )}
      {state === 'validated' && (
        <ActionButton
          primary
          refusal={role ?? can.handOver}
          shortcut={{ keys: 'e', does: words.handOver }}
          onAct={handOver}
        >
          {t(words.handOver)}
        </ActionButton>
      )}
      <Ask
        opened={asking === 'validate'}
        title={t(words.validateOnly)}
        act={t(collection.noticeBy === 'message' ? words.validate : words.validateOnly)}
        onAct={validate}
        onClose={() => setAsking(null)}
      >
        <p>{t(words.validateAsk, { amount: { cents: collection.cents, currency: 'EUR' } })}</p>
        <ul className={classes.list}>
          {collection.noticeBy === 'invoice' && <li>{t(words.byInvoice)}</li>}
          {told('email') > 0 && <li>{t(words.byEmail, { n: told('email') })}</li>}
          {told('letter') > 0 && <li>{t(words.byLetter, { n: told('letter') })}</li>}
        </ul>
      </Ask>
      <MoveCollection
        key={collection.collectOn}
        opened={asking === 'move'}
        collection={collection}
        onClose={() => setAsking(null)}
      />
      <Ask
        opened={asking === 'cancel'}
        title={t(words.cancel)}
        act={t(words.cancel)}
        onAct={cancel}
        onClose={() => setAsking(null)}
      >
        <p>{t(words.cancelAsk)}</p>
        {sent > 0 && <p>{t(words.cancelSent, { n: sent })}</p>}
      </Ask>
    </>
  )
}
