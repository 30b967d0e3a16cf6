import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { MandateView } from '../../src/outsourcing/mandates/contract.ts'
import { useToday } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { Reason } from '../design/Reason.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { mandateWords as words } from './mandate-words.ts'

type Props = { mandate: MandateView; onClose(): void }

/** Offers the draft: what asks for a word is shown before it is given. */
export function OfferQuestion({ mandate, onClose }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [anyway, setAnyway] = useState(false)
  const refused = mandate.faults.find(({ isRefused }) => isRefused)
  const offer = async () => {
    await api.call(routes.offerMandate, { params: { id: mandate.id }, body: { anyway } })
    tellDone(t(words.offered))
    await refresh()
  }
  const lacksWord = mandate.faults.length > 0 && !anyway ? t(words.anyway) : null
  return (
    <Ask
      opened
      title={`${t(words.offer)} · ${mandate.providerName}`}
      act={t(words.offer)}
      onAct={offer}
      onClose={onClose}
      refusal={refused?.sentence ?? lacksWord}
    >
      {mandate.faults.map((fault) => (
        <Reason key={fault.code} kind={fault.isRefused ? 'excluded' : 'held'}>
          {fault.sentence}
        </Reason>
      ))}
      {mandate.faults.length > 0 && !refused && (
        <Checkbox
          label={t(words.anyway)}
          checked={anyway}
          onChange={(event) => setAnyway(event.currentTarget.checked)}
        />
      )}
    </Ask>
  )
}

/** Signs the file that waits, for our side. */
export function SignQuestion({ mandate, onClose }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const party = mandate.side === 'creditor' ? mandate.terms.creditor : mandate.terms.provider
  const [signerName, setName] = useState(party.signatory)
  const [signerTitle, setTitle] = useState(party.title)
  const { version, sha256 } = mandate.pending!
  const sign = async () => {
    const route = mandate.side === 'creditor' ? routes.signMandate : routes.signReceived
    await api.call(route, { params: { id: mandate.id }, body: { version, sha256, signerName, signerTitle } })
    tellDone(t(words.signed))
    await refresh()
  }
  return (
    <Ask opened title={t(words.signTitle, { version })} act={t(words.sign)} onAct={sign} onClose={onClose}>
      <p>{t(words.signWhat, { hash: `${sha256.slice(0, 16)}…` })}</p>
      <TextInput
        data-autofocus
        label={t(words.signerName)}
        value={signerName}
        maxLength={120}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t(words.signerTitle)}
        value={signerTitle}
        maxLength={120}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
    </Ask>
  )
}

/** What a provider that is not here signed on paper. */
export function PaperSignature({ mandate, onClose }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const papers = useQuery(api.ask(routes.provider, { params: { id: mandate.providerId } })).data?.papers ?? []
  const scans = papers.filter(({ kind }) => kind === 'signed_mandate')
  const [chosen, setChosen] = useState<string | null>(null)
  const [signedOn, setSignedOn] = useState<LocalDate | null>(today)
  const [signerName, setName] = useState(mandate.terms.provider.signatory)
  const { version, sha256 } = mandate.pending!
  const paperId = chosen ?? scans[0]?.id
  const note = async () => {
    const body = { version, sha256, signerName, signerTitle: '', signedOn: signedOn!, paperId: paperId! }
    await api.call(routes.signOnPaper, { params: { id: mandate.id }, body })
    tellDone(t(words.signed))
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.paper)}
      act={t(words.paper)}
      onAct={note}
      onClose={onClose}
      refusal={paperId === undefined || signedOn === null ? t(words.noScan) : null}
    >
      <p>{t(words.paperWhat)}</p>
      <NativeSelect
        label={t(words.paper)}
        value={paperId}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={scans.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <DayInput label={t(words.signedOn)} value={signedOn} onValue={setSignedOn} />
      <TextInput
        label={t(words.signerName)}
        value={signerName}
        maxLength={120}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </Ask>
  )
}

/** Takes back or turns down what waits, with a reason. */
export function WhyQuestion({ mandate, onClose }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [why, setWhy] = useState('')
  const isOurs = mandate.side === 'creditor'
  const act = t(isOurs ? (mandate.version === null ? words.drop : words.withdrawOffer) : words.decline)
  const drop = async () => {
    await api.call(isOurs ? routes.dropMandate : routes.declineReceived, { params: { id: mandate.id }, body: { why } })
    await refresh()
  }
  return (
    <Ask opened title={`${act} · ${mandate.number}`} act={act} onAct={drop} onClose={onClose}>
      <TextInput
        data-autofocus
        label={t(words.why)}
        value={why}
        maxLength={500}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
    </Ask>
  )
}

/** Gives notice: the day on which it ends is told before. */
export function NoticeOfMandate({ mandate, onClose }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [why, setWhy] = useState('')
  const [atOnce, setAtOnce] = useState(false)
  const give = async () => {
    const params = { id: mandate.id }
    await (mandate.side === 'creditor'
      ? api.call(routes.giveNotice, { params, body: { why, atOnce } })
      : api.call(routes.noticeReceived, { params, body: { why } }))
    tellDone(t(words.ended))
    await refresh()
  }
  return (
    <Ask
      opened
      title={`${t(words.notice)} · ${mandate.number}`}
      act={t(words.notice)}
      onAct={give}
      onClose={onClose}
      refusal={mandate.noticeEndsOn === null && !atOnce ? t(words.noExit) : null}
    >
      {mandate.noticeEndsOn && !atOnce && <p>{t(words.noticeWhat, { on: mandate.noticeEndsOn })}</p>}
      {mandate.mayEndAtOnce && (
        <Checkbox
          label={t(words.atOnce)}
          checked={atOnce}
          onChange={(event) => setAtOnce(event.currentTarget.checked)}
        />
      )}
      <TextInput
        data-autofocus
        label={t(words.why)}
        value={why}
        maxLength={500}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
    </Ask>
  )
}
