import { Modal, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { Money } from '../../src/kernel/money.ts'
import { type ChargeBatchView, legalRoutes } from '../../src/legal/contract.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { Instant } from '../design/Instant.tsx'
import { ProgressLine } from '../design/ProgressLine.tsx'
import { tellDone } from '../design/tell.ts'
import { wording as design } from '../design/wording.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { isUnderWay, progressOf, useChargeBatches } from './charge-batches.ts'
import { words as chargeWords } from './charge-wording.ts'
import { togetherWords as words } from './claim-together-wording.ts'
import classes from './legal.module.css'

type Proposal = NonNullable<ReplyOut<typeof legalRoutes.chargeBatches>['proposal']>

/** Over the list: claims of many customers under way, and what the month proposes. */
export function ChargesUnderWay({ onProposal }: { onProposal(upTo: LocalDate): void }) {
  const { t } = useWords()
  const refresh = useRefresh()
  const found = useChargeBatches().data
  const running = (found?.batches ?? []).filter(isUnderWay)
  const ran = useRef(0)
  useEffect(() => {
    // What a job has just ended changes every figure of the page.
    if (running.length < ran.current) void refresh()
    ran.current = running.length
  }, [running.length])
  const proposal = running.length === 0 ? (found?.proposal ?? null) : null
  if (running.length === 0 && !proposal) return null
  return (
    <div className={classes.underWay}>
      {running.map((batch) => (
        <ProgressLine
          key={batch.id}
          label={t(batch.state === 'claiming' ? words.claiming : words.takingBack)}
          progress={progressOf(batch)}
        />
      ))}
      {proposal && <Proposed proposal={proposal} onProposal={onProposal} />}
    </div>
  )
}

function Proposed({ proposal, onProposal }: { proposal: Proposal; onProposal(upTo: LocalDate): void }) {
  const api = useApi()
  const { t, money } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const told = (amounts: readonly Money[]) =>
    amounts.map((one) => money(one.cents, one.currency)).join(' + ') || money(0, 'EUR')
  const dismiss = async () => {
    await api.call(legalRoutes.dismissProposal, {})
    tellDone(t(words.dismissed))
    await refresh()
  }
  return (
    <div className={classes.proposal}>
      <span>
        {t(words.proposed, {
          upTo: proposal.upTo,
          n: proposal.customers,
          interest: told(proposal.interest),
          indemnity: told(proposal.indemnity),
        })}
      </span>
      <ActionButton onAct={() => onProposal(proposal.upTo as LocalDate)}>{t(words.seeProposal)}</ActionButton>
      <ActionButton refusal={refusal} onAct={dismiss}>
        {t(words.dismiss)}
      </ActionButton>
    </div>
  )
}

/** The claims made together so far, each taken back from here. */
export function ClaimsTogether() {
  const { t } = useWords()
  const batches = useChargeBatches().data?.batches ?? []
  const [opened, setOpened] = useState(false)
  const [asked, setAsked] = useState<ChargeBatchView | null>(null)
  if (batches.length === 0) return null
  return (
    <>
      <ActionButton onAct={() => setOpened(true)}>{t(words.together)}</ActionButton>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t(words.together)}
        closeButtonProps={{ 'aria-label': t(design.close) }}
        size="lg"
      >
        <ul className={classes.notes}>
          {batches.map((batch) => (
            <BatchLine
              key={batch.id}
              batch={batch}
              onTakeBack={() => {
                setOpened(false)
                setAsked(batch)
              }}
            />
          ))}
        </ul>
      </Modal>
      {asked && <TakeBack batch={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

function BatchLine({ batch, onTakeBack }: { batch: ChargeBatchView; onTakeBack(): void }) {
  const { t } = useWords()
  const mayWork = useRefusal('desk.work') === null
  const [first = '', last = first] = batch.numbers
  return (
    <li>
      <span>
        {isUnderWay(batch) ? (
          <ProgressLine
            label={t(batch.state === 'claiming' ? words.claiming : words.takingBack)}
            progress={progressOf(batch)}
          />
        ) : (
          t(words.line, { n: batch.notes, first, last, upTo: batch.upTo })
        )}{' '}
        {batch.amounts.map((one, place) => (
          <span key={one.currency}>
            {place > 0 && ' + '}
            <Amount cents={one.cents} currency={one.currency} strong />
          </span>
        ))}{' '}
        <span className={classes.why}>
          {batch.askedByName}, <Instant at={batch.askedAt} />
        </span>
        {batch.state === 'taken_back' && (
          <span className={classes.why}>
            {t(words.backLine, { n: batch.takenBack, kept: batch.notes - batch.takenBack, why: batch.backWhy })} (
            {batch.backByName}, <Instant at={batch.backAt!} />)
          </span>
        )}
      </span>
      {mayWork && batch.state === 'claimed' && batch.notes > 0 && (
        <button type="button" className={detail.link} onClick={onTakeBack}>
          {t(words.takeBack)}
        </button>
      )}
    </li>
  )
}

function TakeBack({ batch, onClose }: { batch: ChargeBatchView; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [reason, setReason] = useState('')
  const takeBack = async () => {
    await api.call(legalRoutes.takeBatchBack, { params: { id: batch.id }, body: { reason } })
    tellDone(t(words.takingBackSaid))
    await refresh()
  }
  return (
    <Ask
      opened
      onClose={onClose}
      title={t(words.takeBackTitle)}
      act={t(words.takeBack)}
      onAct={takeBack}
      refusal={reason.trim() === '' ? t(chargeWords.reasonMissing) : null}
    >
      <p>{t(words.takeBackWhat, { n: batch.notes - batch.takenBack })}</p>
      <TextInput
        data-autofocus
        label={t(chargeWords.reason)}
        value={reason}
        maxLength={300}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Ask>
  )
}
