import { Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { ReceiptView } from '../../src/outsourcing/receipts/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { Instant } from '../design/Instant.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { quittanceWords as words } from './quittance-words.ts'

/** The receipt of a payment to this agency: mailed to its debtor, once, or where it went and when. */
export function QuittanceMail({ receipt }: { receipt: ReceiptView }) {
  const api = useApi()
  const { t, lang } = useWords()
  const refusal = useRefusal('desk.work')
  const refresh = useRefresh()
  const found = useQuery(api.ask(routes.quittanceMail, { params: { id: receipt.id } }))
  if (!found.data) return null
  const { mailed } = found.data
  if (mailed)
    return (
      <span className={detail.quiet}>
        {t(words.mailed, { address: mailed.toAddress, name: mailed.askedByName })} <Instant at={mailed.askedAt} />
      </span>
    )
  if (receipt.returnedOn !== null) return null
  const send = async () => {
    try {
      await api.call(routes.mailQuittance, { params: { id: receipt.id } })
      tellDone(t(words.sent))
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  return (
    <ActionButton refusal={refusal} onAct={send}>
      {t(words.send)}
    </ActionButton>
  )
}

/** Whether each receipt is mailed as soon as it is recorded. */
export function QuittancesAtOnce() {
  const api = useApi()
  const { t, lang } = useWords()
  const refusal = useRefusal('settings.manage')
  const refresh = useRefresh()
  const found = useQuery(api.ask(routes.quittanceSetting, {}))
  const change = async (mailsAtOnce: boolean) => {
    try {
      await api.call(routes.changeQuittanceSetting, { body: { mailsAtOnce } })
      tellDone(t(mailsAtOnce ? words.onNow : words.offNow))
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  return (
    <Switch
      size="xs"
      my="auto"
      label={t(words.atOnce)}
      title={refusal ?? t(words.atOnceWhat)}
      checked={found.data?.mailsAtOnce ?? false}
      disabled={refusal !== null || !found.data}
      onChange={(event) => void change(event.currentTarget.checked)}
    />
  )
}
