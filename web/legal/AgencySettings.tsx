import { Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type AgencyView, type CreditorView, legalRoutes } from '../../src/legal/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { Reason } from '../design/Reason.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { agencyWords as words } from './agency-wording.ts'
import { CreditorQuestion } from './CreditorQuestion.tsx'
import lists from './claims.module.css'
import classes from './legal.module.css'

/** Whether we collect for others, what shows that we may, and for whom. */
export function AgencySettings() {
  const api = useApi()
  const found = useQuery(api.ask(legalRoutes.agency, {})).data
  return found ? <Agency agency={found.agency} creditors={found.creditors} /> : null
}

function Agency({ agency, creditors }: { agency: AgencyView; creditors: readonly CreditorView[] }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('settings.manage')
  const [draft, setDraft] = useState(agency)
  const [failure, setFailure] = useState<unknown>(null)
  const change = (part: Partial<AgencyView>) => setDraft({ ...draft, ...part })
  const text = (name: 'insurer' | 'policyNo' | 'iban' | 'declaredTo', hint?: string) => (
    <TextInput
      label={t(words[name])}
      description={hint}
      value={draft[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  )
  const dayOf = (name: 'insuredUntil' | 'declaredOn') => (
    <DayInput
      label={t(words[name])}
      value={draft[name] as LocalDate | null}
      onValue={(day) => change({ [name]: day })}
    />
  )
  const save = async () => {
    setFailure(null)
    try {
      await api.call(legalRoutes.changeAgency, { body: draft })
      tellDone(t(words.saved))
      await refresh()
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
      <section className={classes.section}>
        <h2>{t(words.title)}</h2>
        <p className={classes.lead}>{t(words.what)}</p>
        <Checkbox
          label={t(words.collects)}
          checked={draft.collectsForOthers}
          onChange={(event) => change({ collectsForOthers: event.currentTarget.checked })}
        />
        {draft.collectsForOthers && (
          <div className={classes.fields}>
            {text('insurer')}
            {text('policyNo')}
            {dayOf('insuredUntil')}
            {text('iban', t(words.ibanHint))}
            {dayOf('declaredOn')}
            {text('declaredTo')}
          </div>
        )}
        {failure !== null && <ErrorState failure={failure} keepsTyped />}
        <div className={detail.acts}>
          <ActionButton type="submit" refusal={refusal} onAct={save}>
            {t(words.save)}
          </ActionButton>
        </div>
      </section>
      {(agency.collectsForOthers || creditors.some(({ customers }) => customers > 0)) && (
        <Creditors creditors={creditors} refusal={refusal} />
      )}
    </form>
  )
}

function Creditors({ creditors, refusal }: { creditors: readonly CreditorView[]; refusal: string | null }) {
  const { t } = useWords()
  const [asked, setAsked] = useState<CreditorView | 'new' | null>(null)
  return (
    <section className={classes.section}>
      <h2>{t(words.creditors)}</h2>
      {creditors.length === 0 && <p className={detail.quiet}>{t(words.noCreditor)}</p>}
      <ul className={lists.lines}>
        {creditors.map((one) => (
          <li key={one.id}>
            <span className={detail.links}>
              <b>{one.name}</b> {t(words.customers, { n: one.customers })}{' '}
              {!refusal && (
                <button
                  type="button"
                  className={detail.link}
                  aria-label={t(words.changeOf, { name: one.name })}
                  onClick={() => setAsked(one)}
                >
                  {t(words.change)}
                </button>
              )}
            </span>
            {one.bars.length === 0 ? (
              <Reason kind="evidence">{t(words.ready)}</Reason>
            ) : (
              one.bars.map((bar) => (
                <Reason key={bar} kind="held">
                  {bar}
                </Reason>
              ))
            )}
          </li>
        ))}
      </ul>
      <div className={detail.acts}>
        <ActionButton refusal={refusal} onAct={() => setAsked('new')}>
          {t(words.add)}
        </ActionButton>
      </div>
      {asked && <CreditorQuestion creditor={asked === 'new' ? null : asked} onClose={() => setAsked(null)} />}
    </section>
  )
}
