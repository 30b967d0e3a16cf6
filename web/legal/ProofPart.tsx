import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type InsolvencyCaseView, legalRoutes } from '../../src/legal/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { Reason } from '../design/Reason.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { documentAddress } from '../documents/document-address.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { proofNames, insolvencyWording as words } from './insolvency-wording.ts'
import { AnswerQuestion, MakeProofQuestion, ProofSentQuestion } from './ProofQuestions.tsx'

type Asks = 'make' | 'send' | 'elsewhere' | 'answer' | null

/** The proof of claim of a case: what it says, whether it left, what was answered, and what can be done next. */
export function ProofPart({ one }: { one: InsolvencyCaseView }) {
  const { t, day, money } = useWords()
  const refusal = useRefusal('desk.work')
  const api = useApi()
  const [asks, setAsks] = useState<Asks>(null)
  const proof = one.proofMade
  const isOnItsWay = proof !== null && proof.messageId !== null && proof.sentOn === null
  const close = () => setAsks(null)
  return (
    <section className={detail.part}>
      <h3>{t(words.proofTitle)}</h3>
      {proof && (
        <div className={detail.panelFacts}>
          <b>{t(proofNames[proof.state])}</b>
          <span>{t(words.amount, { amount: money(proof.dueCents + proof.toFallDueCents, 'EUR') })}</span>
          {proof.admittedCents !== null && (
            <span>{t(words.admitted, { amount: money(proof.admittedCents, 'EUR') })}</span>
          )}
          {proof.sentOn && <span>{t(words.sentOn, { day: day(proof.sentOn as LocalDate) })}</span>}
          <a
            className={detail.link}
            href={documentAddress(api.orgId, proof.documentId)}
            target="_blank"
            rel="noreferrer"
          >
            {t(words.read)}
          </a>
        </div>
      )}
      {proof?.isToVerify && <Reason kind="held">{t(words.rateToVerify)}</Reason>}
      {isOnItsWay && <p className={detail.quiet}>{t(words.waitsToLeave)}</p>}
      <div className={detail.acts}>
        {proof && proof.sentOn === null && !isOnItsWay && (
          <ActionButton primary refusal={refusal} onAct={() => setAsks('send')}>
            {t(words.send)}
          </ActionButton>
        )}
        {!isOnItsWay && (
          <ActionButton
            primary={!proof}
            refusal={refusal}
            shortcut={{ keys: 'd', does: words.make }}
            onAct={() => setAsks('make')}
          >
            {t(proof ? words.makeAgain : words.make)}
          </ActionButton>
        )}
        {proof && proof.sentOn === null && !isOnItsWay && (
          <ActionButton refusal={refusal} onAct={() => setAsks('elsewhere')}>
            {t(words.sentElsewhere)}
          </ActionButton>
        )}
        {proof && proof.sentOn !== null && (
          <ActionButton refusal={refusal} onAct={() => setAsks('answer')}>
            {t(words.answer)}
          </ActionButton>
        )}
      </div>
      {asks === 'make' && <MakeProofQuestion id={one.id} onClose={close} />}
      {asks === 'send' && <SendQuestion one={one} onClose={close} />}
      {asks === 'elsewhere' && <ProofSentQuestion one={one} onClose={close} />}
      {asks === 'answer' && <AnswerQuestion one={one} onClose={close} />}
    </section>
  )
}

function SendQuestion({ one, onClose }: { one: InsolvencyCaseView; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const send = async () => {
    await api.call(legalRoutes.sendProof, { params: { id: one.id } })
    tellDone(t(words.queued))
    await refresh()
  }
  return (
    <Ask opened title={t(words.sendTitle)} act={t(words.send)} onAct={send} onClose={onClose}>
      <p>{t(words.sendWhat, { name: one.officer.name || '—' })}</p>
      <p>{[one.officer.name, ...one.officer.lines].join(', ')}</p>
    </Ask>
  )
}
