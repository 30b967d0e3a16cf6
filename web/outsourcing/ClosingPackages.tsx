import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { ClosingView } from '../../src/outsourcing/closing/contract.ts'
import { packageNames } from '../../src/outsourcing/closing/package-wording.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { MandateView } from '../../src/outsourcing/mandates/contract.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { Reason } from '../design/Reason.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { useAct } from './act.ts'
import { closingWords as words } from './closing-words.ts'
import classes from './outsourcing.module.css'

type Props = { closing: ClosingView; mandate: MandateView }

/** What leaves as an archive, and what the provider says that it erased. */
export function ClosingPackages({ closing, mandate }: Props) {
  const api = useApi()
  const { t } = useWords()
  const works = useRefusal('desk.work')
  const { act, failure } = useAct()
  const isOurs = closing.side === 'creditor'
  const params = { id: closing.mandateId }
  const ask = (kind: 'hand_back' | 'export') =>
    act(async () => {
      if (isOurs) await api.call(routes.askMandatePackage, { params, body: { kind } })
      else await api.call(routes.askReceivedPackage, { params })
      tellDone(t(words.asked))
    })
  const path = `/api/orgs/${api.orgId ?? 0}/${isOurs ? 'collection-mandates' : 'received-mandates'}/${closing.mandateId}/packages`
  return (
    <div className={classes.pair}>
      <section className={classes.part}>
        <h2>{t(words.leaves)}</h2>
        <p className={classes.note}>{t(words.leavesWhat)}</p>
        {failure !== null && <ErrorState failure={failure} />}
        <ul className={classes.list}>
          {closing.packages.map((one) => (
            <li key={one.id}>
              <span className={detail.panelFacts}>
                <b>{t(packageNames[one.kind])}</b>
                {one.state === 'ready' ? (
                  <a className={detail.link} href={`${path}/${one.id}`}>
                    {one.name}
                  </a>
                ) : (
                  <span className={classes.quiet}>{one.state === 'building' ? t(words.building) : one.name}</span>
                )}
                {one.sha256 && (
                  <span className={classes.quiet}>{t(words.hash, { hash: one.sha256.slice(0, 16) })}</span>
                )}
              </span>
              {one.refusal && <Reason kind="excluded">{one.refusal}</Reason>}
            </li>
          ))}
        </ul>
        <div className={detail.acts}>
          {isOurs && (
            <ActionButton refusal={works} onAct={() => ask('hand_back')}>
              {t(words.askHandBack)}
            </ActionButton>
          )}
          <ActionButton refusal={works} onAct={() => ask('export')}>
            {t(words.askExport)}
          </ActionButton>
        </div>
      </section>
      <Erasing closing={closing} mandate={mandate} />
    </div>
  )
}

function Erasing({ closing, mandate }: Props) {
  const { t } = useWords()
  const owns = useRefusal('members.manage')
  const [asked, setAsked] = useState(false)
  const isOurs = closing.side === 'creditor'
  const { erasure } = closing
  const mayCertify = closing.state === 'ended' && erasure === null && mandate.terms.data !== null
  return (
    <section className={classes.part}>
      <h2>{t(words.erasure)}</h2>
      {mandate.terms.data === null && <p className={classes.quiet}>{t(words.noAnnex)}</p>}
      {erasure && (
        <>
          <p>{t(words.erased, { on: erasure.erasedOn, name: erasure.signerName })}</p>
          {erasure.kept !== '' && <p className={classes.quiet}>{erasure.kept}</p>}
        </>
      )}
      {!erasure && closing.eraseBy && <p>{t(words.toErase, { on: closing.eraseBy })}</p>}
      {!erasure && !closing.eraseBy && mandate.terms.data && (
        <p>{t(words.eraseAfter, { months: mandate.terms.data.keptMonths })}</p>
      )}
      {mayCertify && !(isOurs && closing.isHere) && (
        <div className={detail.acts}>
          <ActionButton refusal={owns} onAct={() => setAsked(true)}>
            {t(isOurs ? words.noteErasure : words.certify)}
          </ActionButton>
        </div>
      )}
      {asked && <ErasureQuestion closing={closing} mandate={mandate} onClose={() => setAsked(false)} />}
    </section>
  )
}

function ErasureQuestion({ closing, mandate, onClose }: Props & { onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const isOurs = closing.side === 'creditor'
  const [erasedOn, setErasedOn] = useState<LocalDate | null>(today)
  const [kept, setKept] = useState('')
  const [signerName, setName] = useState(mandate.terms.provider.signatory)
  const certify = async () => {
    const body = { erasedOn: erasedOn!, kept, signerName, signerTitle: mandate.terms.provider.title }
    await api.call(isOurs ? routes.noteErasure : routes.certifyErasure, { params: { id: closing.mandateId }, body })
    tellDone(t(words.certified))
    await refresh()
  }
  const act = t(isOurs ? words.noteErasure : words.certify)
  return (
    <Ask
      opened
      title={act}
      act={act}
      onAct={certify}
      onClose={onClose}
      refusal={erasedOn === null ? t(words.dayMissing) : null}
    >
      <DayInput label={t(words.erasedOn)} value={erasedOn} onValue={setErasedOn} />
      <TextInput
        label={t(words.kept)}
        value={kept}
        maxLength={1000}
        onChange={(event) => setKept(event.currentTarget.value)}
      />
      <TextInput
        label={t(words.signerName)}
        value={signerName}
        maxLength={120}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </Ask>
  )
}
