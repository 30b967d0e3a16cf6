import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { legalRoutes, type ProceedingView } from '../../src/legal/contract.ts'
import { courtNames, roleNames } from '../../src/legal/proceedings/act-wording.ts'
import { COURT_KINDS, type CourtKind } from '../../src/legal/proceedings/model.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { Reason } from '../design/Reason.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './claims.module.css'
import { DebtorQuestion } from './DebtorQuestion.tsx'
import { proceedingWords as words } from './proceeding-wording.ts'

/** Before which court, through whom, and against whom. */
export function ProceedingPeople({ matter }: { matter: ProceedingView }) {
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const [asks, setAsks] = useState<'handling' | 'debtor' | null>(null)
  const { court, reference, lawyer, officer, note } = matter
  const isOpen = matter.stage !== 'closed'
  const facts: readonly (readonly [string, string])[] = [
    [t(words.reference), reference],
    [t(words.lawyer), lawyer],
    [t(words.officer), officer],
    [t(words.note), note],
  ]
  return (
    <>
      <section className={detail.part} aria-label={t(words.handling)}>
        <h3>{t(words.handling)}</h3>
        {court.name === '' ? (
          <Reason kind="held">{t(words.courtUnknown)}</Reason>
        ) : (
          <span className={detail.address}>
            {[court.name, court.address, `${court.postcode} ${court.city}`.trim()].filter(Boolean).join(' · ')}
          </span>
        )}
        {facts
          .filter(([, told]) => told !== '')
          .map(([name, told]) => (
            <span key={name} className={detail.address}>
              <span className={detail.quiet}>{name}</span> {told}
            </span>
          ))}
        {isOpen && (
          <div className={detail.acts}>
            <ActionButton
              refusal={refusal}
              shortcut={{ keys: 'm', does: words.handling }}
              onAct={() => setAsks('handling')}
            >
              {t(words.edit)}
            </ActionButton>
          </div>
        )}
      </section>
      <Debtors matter={matter} isOpen={isOpen} onAdd={() => setAsks('debtor')} />
      {asks === 'handling' && <HandlingQuestion matter={matter} onClose={() => setAsks(null)} />}
      {asks === 'debtor' && <DebtorQuestion matterId={matter.id} onClose={() => setAsks(null)} />}
    </>
  )
}

function Debtors({ matter, isOpen, onAdd }: { matter: ProceedingView; isOpen: boolean; onAdd(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const refresh = useRefresh()
  const [failure, setFailure] = useState<unknown>(null)
  const drop = (debtorId: string) => async () => {
    setFailure(null)
    try {
      await api.call(legalRoutes.dropDebtor, { params: { id: matter.id, debtorId } })
      tellDone(t(words.changed))
      await refresh()
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  return (
    <section className={detail.part} aria-label={t(words.debtors)}>
      <h3>{t(words.debtors)}</h3>
      <ul className={classes.list}>
        {matter.debtors.map(({ id, role, name, siren, addressLines, postcode, city }, at) => (
          <li key={id}>
            <span className={classes.head}>
              <span>{name}</span>
              <span className={detail.quiet}>{t(roleNames[role])}</span>
            </span>
            <span className={classes.cited}>
              {[siren && `SIREN ${siren}`, ...addressLines, `${postcode} ${city}`.trim()].filter(Boolean).join(' · ')}
            </span>
            {at > 0 && isOpen && (
              <span className={detail.acts}>
                <ActionButton refusal={refusal} onAct={drop(id)}>
                  {t(words.dropDebtor, { name })}
                </ActionButton>
              </span>
            )}
          </li>
        ))}
      </ul>
      {failure !== null && <ErrorState failure={failure} />}
      {isOpen && (
        <div className={detail.acts}>
          <ActionButton refusal={refusal} onAct={onAdd}>
            {t(words.addDebtor)}
          </ActionButton>
        </div>
      )}
    </section>
  )
}

function HandlingQuestion({ matter, onClose }: { matter: ProceedingView; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const { court: before, reference, lawyer, officer, note } = matter
  const [court, setCourt] = useState(before)
  const [told, setTold] = useState({ reference, lawyer, officer, note })
  const save = async () => {
    await api.call(legalRoutes.changeProceeding, { params: { id: matter.id }, body: { court, ...told } })
    tellDone(t(words.changed))
    await refresh()
  }
  const text = (label: string, value: string, most: number, onValue: (value: string) => void) => (
    <TextInput label={label} value={value} maxLength={most} onChange={(event) => onValue(event.currentTarget.value)} />
  )
  return (
    <Ask opened title={t(words.editTitle)} act={t(words.save)} onAct={save} onClose={onClose} size="lg">
      <NativeSelect
        data-autofocus
        label={t(words.courtKind)}
        value={court.kind}
        onChange={(event) => setCourt({ ...court, kind: event.currentTarget.value as CourtKind })}
        data={COURT_KINDS.map((one) => ({ value: one, label: t(courtNames[one]) }))}
      />
      {text(t(words.courtName), court.name, 200, (name) => setCourt({ ...court, name }))}
      {text(t(words.courtAddress), court.address, 300, (address) => setCourt({ ...court, address }))}
      <div className={classes.two}>
        {text(t(words.postcode), court.postcode, 10, (postcode) => setCourt({ ...court, postcode }))}
        {text(t(words.city), court.city, 100, (city) => setCourt({ ...court, city }))}
      </div>
      {text(t(words.reference), told.reference, 100, (value) => setTold({ ...told, reference: value }))}
      <div className={classes.two}>
        {text(t(words.lawyer), told.lawyer, 200, (value) => setTold({ ...told, lawyer: value }))}
        {text(t(words.officer), told.officer, 200, (value) => setTold({ ...told, officer: value }))}
      </div>
      <Textarea
        label={t(words.note)}
        value={told.note}
        maxLength={2000}
        autosize
        minRows={2}
        onChange={(event) => setTold({ ...told, note: event.currentTarget.value })}
      />
    </Ask>
  )
}
