import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { ConditionsInput, ProviderView } from '../../src/outsourcing/providers/contract.ts'
import { PAPER_KINDS, type PaperKind } from '../../src/outsourcing/providers/model.ts'
import { paperKindNames } from '../../src/outsourcing/providers/wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { FilesInput } from '../design/FilesInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { providerWords as words } from './provider-words.ts'

const NOTHING: ConditionsInput = {
  insurer: '',
  policyNo: '',
  insuredUntil: null,
  iban: '',
  declaredOn: null,
  declaredTo: '',
}

/** What the law asks of a provider, as somebody reads it on its papers. */
export function ConditionsQuestion({ provider, onClose }: { provider: ProviderView; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const { insurer, policyNo, insuredUntil, iban, declaredOn, declaredTo } = provider.conditions ?? NOTHING
  const [given, setGiven] = useState<ConditionsInput>({ insurer, policyNo, insuredUntil, iban, declaredOn, declaredTo })
  const change = (part: Partial<ConditionsInput>) => setGiven({ ...given, ...part })
  const text = (name: 'insurer' | 'policyNo' | 'iban' | 'declaredTo') => (
    <TextInput
      label={t(words[name])}
      value={given[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  )
  const dayOf = (name: 'insuredUntil' | 'declaredOn') => (
    <DayInput
      label={t(words[name])}
      value={given[name] as LocalDate | null}
      onValue={(value) => change({ [name]: value })}
    />
  )
  const save = async () => {
    await api.call(routes.keepConditions, { params: { id: provider.id }, body: given })
    tellDone(t(words.saved))
    await refresh()
  }
  return (
    <Ask opened title={t(words.conditions)} act={t(words.save)} onAct={save} onClose={onClose}>
      {text('insurer')}
      <div className={classes.two}>
        {text('policyNo')}
        {dayOf('insuredUntil')}
      </div>
      {text('iban')}
      <div className={classes.two}>
        {dayOf('declaredOn')}
        {text('declaredTo')}
      </div>
    </Ask>
  )
}

/** A paper for the vault. */
export function PaperQuestion({ providerId, onClose }: { providerId: string; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const field = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [kind, setKind] = useState<PaperKind>('insurance')
  const [expiresOn, setExpiresOn] = useState<LocalDate | null>(null)
  const keep = async () => {
    const query = { name: file!.name, kind, ...(expiresOn ? { expiresOn } : {}) }
    await api.call(routes.addPaper, { params: { id: providerId }, query, body: file! })
    tellDone(t(words.paperAdded))
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.addPaper)}
      act={t(words.addPaper)}
      onAct={keep}
      onClose={onClose}
      refusal={file ? null : t(words.noFile)}
    >
      <FilesInput field={field} testId="paper" onFiles={([first]) => setFile(first ?? null)} />
      <ActionButton onAct={() => field.current?.click()}>{file?.name ?? t(words.choose)}</ActionButton>
      <NativeSelect
        label={t(words.kind)}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as PaperKind)}
        data={PAPER_KINDS.map((one) => ({ value: one, label: t(paperKindNames[one]) }))}
      />
      <DayInput label={t(words.expiresOn)} value={expiresOn} onValue={setExpiresOn} />
    </Ask>
  )
}

/** Invites a provider to connect its organisation: the link that is not sent is given to be passed on, once. */
export function InviteQuestion({
  provider,
  onLink,
  onClose,
}: {
  provider: ProviderView
  onLink(link: string): void
  onClose(): void
}) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [sends, setSends] = useState(provider.email !== '')
  const invite = async () => {
    const { link } = await api.call(routes.inviteProvider, { params: { id: provider.id }, body: { sends } })
    if (!sends) onLink(link)
    await refresh()
  }
  return (
    <Ask opened title={t(words.invite)} act={t(words.invite)} onAct={invite} onClose={onClose}>
      <p>{t(words.inviteWhat)}</p>
      {provider.email !== '' && (
        <Checkbox
          label={t(words.sends, { email: provider.email })}
          checked={sends}
          onChange={(event) => setSends(event.currentTarget.checked)}
        />
      )}
    </Ask>
  )
}
