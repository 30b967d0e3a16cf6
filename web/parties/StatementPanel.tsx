import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { correspondenceRoutes } from '../../src/correspondence/contract.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { MessageView } from '../correspondence/MessageView.tsx'
import { PdfView } from '../correspondence/PdfView.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './parties.module.css'
import { wording } from './wording.ts'

type Props = {
  customerId: string
  of: 'customer' | 'group'
  /** Without it there is no choice. */
  onOf?(of: 'customer' | 'group'): void
  /** The message is on its way to the outbox. */
  onSent(messageId: string): void
}

/** The statement of account as it would leave now, of a customer or of its group; what is shown is what is sent. The address holds `par`, by which means. */
export function StatementPanel({ customerId, of, onOf, onSent }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const [at, change] = useAddressState<'par'>()
  const channel = at.par === 'lettre' ? 'letter' : at.par === 'mail' ? 'email' : undefined
  const [failure, setFailure] = useState<unknown>(null)
  const params = { id: customerId }
  const members = useQuery(api.ask(partiesRoutes.group, { params })).data?.customers ?? []
  const found = useQuery({
    ...api.ask(correspondenceRoutes.statement, { params, query: { of, ...(channel ? { channel } : {}) } }),
    placeholderData: (before) => before,
    retry: false,
  })
  const shown = found.error ? undefined : found.data
  const send = async () => {
    setFailure(null)
    try {
      const body = { of, channel: shown!.channel }
      const { messageId } = await api.call(correspondenceRoutes.sendStatement, { params, body })
      await refresh()
      tellDone(t(wording.statementSent))
      onSent(messageId)
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <article className={detail.panel} aria-busy={found.isPlaceholderData}>
      <header className={detail.panelHead}>
        <h2>{t(of === 'group' ? wording.groupStatement : wording.statement)}</h2>
      </header>
      <div className={classes.choices}>
        {onOf && members.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={t(wording.statementOf)}
            value={of}
            onChange={(value) => onOf(value as Props['of'])}
            data={[
              { value: 'customer', label: t(wording.ofCustomerAlone) },
              { value: 'group', label: t(wording.ofWholeGroup) },
            ]}
          />
        )}
        <SegmentedControl
          size="xs"
          aria-label={t(wording.statementBy)}
          value={channel ?? shown?.channel ?? 'email'}
          onChange={(value) => change({ par: value === 'letter' ? 'lettre' : 'mail' })}
          data={[
            { value: 'email', label: t(wording.byMail) },
            { value: 'letter', label: t(wording.byLetter) },
          ]}
        />
      </div>
      {found.error && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {!found.data && !found.error && <SkeletonTable columns={[2, 1]} rows={8} />}
      {shown && (
        <>
          <p className={detail.address}>
            {t(wording.goesTo, { name: shown.toName })}
            {shown.toAddress && <span> · {shown.toAddress}</span>}
            <span> · {t(wording.statementLines, { n: shown.documents })}</span>
          </p>
          {failure !== null && <ErrorState failure={failure} />}
          <div className={detail.acts}>
            <ActionButton
              primary
              refusal={refusal ?? (shown.channel === 'email' && !shown.toAddress ? t(wording.noMailThere) : null)}
              onAct={send}
            >
              {t(shown.channel === 'email' ? wording.sendStatement : wording.prepareStatement)}
            </ActionButton>
          </div>
          {shown.channel === 'email' ? (
            <MessageView subject={shown.subject} html={shown.html} text={shown.text} />
          ) : (
            <PdfView
              queryKey={[...api.keyOf(correspondenceRoutes.statementPdf), customerId, of]}
              fetchPdf={(signal) => api.call(correspondenceRoutes.statementPdf, { params, query: { of }, signal })}
            />
          )}
        </>
      )}
    </article>
  )
}
