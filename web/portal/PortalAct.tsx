import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { actNames } from '../../src/portal/act-wording.ts'
import { type ActView, portalRoutes } from '../../src/portal/contract.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { Instant } from '../design/Instant.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { AddCopies } from '../documents/AddCopies.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import classes from './portal.module.css'
import { wording as words } from './wording.ts'

type Props = { act: ActView; customerId: string; refusal: string | null }

/** One thing that a customer did on its page, and our answer to it where it waits for one. */
export function PortalAct({ act, customerId, refusal }: Props) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const [asking, setAsking] = useState(false)
  const [why, setWhy] = useState('')
  const answer = async (isAccepted: boolean, text: string) => {
    await api.call(portalRoutes.answerAct, { params: { id: act.id }, body: { isAccepted, answer: text } })
    tellDone(t(words.answered))
    await refresh()
  }
  const accept = async () => {
    try {
      await answer(true, '')
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
  const acceptName = act.kind in words.accept ? words.accept[act.kind as keyof typeof words.accept] : null
  const who = act.answeredBy ?? ''
  const state =
    act.state === 'waiting'
      ? t(words.waiting)
      : act.state === 'done'
        ? null
        : t(act.state === 'accepted' ? words.accepted : words.refused, { name: who })
  return (
    <li className={classes.act}>
      <span>
        <b>{t(actNames[act.kind])}</b> · {act.said}
      </span>
      <span className={detail.quiet}>
        <Instant at={act.at} />
        {act.name !== '' && ` · ${t(words.by, { name: act.name })}`}
        {state && ` · ${state}`}
        {act.answer !== '' && ` · « ${act.answer} »`}
      </span>
      {act.note !== '' && <span className={classes.note}>« {act.note} »</span>}
      {act.files.map((file) => (
        <a key={file.id} href={`/api/orgs/${api.orgId}/portal-files/${file.id}`} download={file.name}>
          {file.name}
        </a>
      ))}
      {act.planId && <a href={urls.plans(api.orgId ?? 0, { voir: 'tous', plan: act.planId })}>{act.reference}</a>}
      {act.state === 'waiting' && acceptName && (
        <div className={detail.acts}>
          {act.kind === 'copy' && !refusal && <AddCopies customerId={customerId} />}
          <ActionButton refusal={refusal} onAct={accept}>
            {t(acceptName)}
          </ActionButton>
          {!refusal && <ActionButton onAct={() => setAsking(true)}>{t(words.refuse)}</ActionButton>}
        </div>
      )}
      <Ask
        opened={asking}
        title={t(words.refuseTitle)}
        act={t(words.refuse)}
        refusal={why.trim() === '' ? t(words.whyMissing) : null}
        onAct={() => answer(false, why)}
        onClose={() => setAsking(false)}
      >
        <Textarea
          label={t(words.why)}
          value={why}
          maxLength={300}
          autosize
          minRows={2}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
      </Ask>
    </li>
  )
}
