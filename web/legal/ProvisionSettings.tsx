import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { legalRoutes } from '../../src/legal/contract.ts'
import { ACCOUNTS, DOUBTS } from '../../src/legal/provisions/model.ts'
import { accountNames, doubtNames } from '../../src/legal/provisions/wording.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { useToday } from '../access/membership.tsx'
import { parsePercent, percentText } from '../cash/percent.ts'
import { Ask } from '../design/Ask.tsx'
import { Reason } from '../design/Reason.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './claims.module.css'
import { provisionWords as words } from './provision-wording.ts'

type Setting = ReplyOut<typeof legalRoutes.provisionSetting>

/** Usual rates by reason, the VAT of documents, accounts, and what a duplicate says. */
export function ProvisionSettings({ onClose }: { onClose(): void }) {
  const api = useApi()
  const setting = useQuery(api.ask(legalRoutes.provisionSetting, {})).data
  return setting ? <Form setting={setting} onClose={onClose} /> : null
}

function Form({ setting, onClose }: { setting: Setting; onClose(): void }) {
  const api = useApi()
  const { t, lang, day } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const [body, setBody] = useState<Setting>(setting)
  const [vat, setVat] = useState(setting.vatBp === null ? '' : percentText(lang, setting.vatBp))
  const [percents, setPercents] = useState(() => DOUBTS.map((doubt) => percentText(lang, setting.percents[doubt])))
  const read = percents.map(parsePercent)
  const vatBp = vat.trim() === '' ? null : parsePercent(vat)
  const isWrong = read.some((one) => one === null || one < 0 || one > 10_000) || (vat.trim() !== '' && vatBp === null)
  const save = async () => {
    const kept = Object.fromEntries(DOUBTS.map((doubt, index) => [doubt, read[index]!])) as Setting['percents']
    await api.call(legalRoutes.changeProvisionSetting, { body: { ...body, vatBp, percents: kept } })
    tellDone(t(words.saved))
    await refresh()
  }
  return (
    <Ask
      opened
      size="lg"
      title={t(words.settings)}
      act={t(words.save)}
      onAct={save}
      onClose={onClose}
      refusal={isWrong ? t(words.badPercent) : null}
    >
      <TextInput
        data-autofocus
        label={t(words.vatRate)}
        description={t(words.vatRateHint)}
        value={vat}
        onChange={(event) => setVat(event.currentTarget.value)}
      />
      <div className={classes.two}>
        {DOUBTS.map((doubt, index) => (
          <TextInput
            key={doubt}
            label={t(words.usualOf, { reason: t(doubtNames[doubt]) })}
            value={percents[index]}
            onChange={(event) => setPercents(percents.with(index, event.currentTarget.value))}
          />
        ))}
      </div>
      <div className={classes.two}>
        {ACCOUNTS.map((account) => (
          <TextInput
            key={account}
            label={t(accountNames[account])}
            value={body.accounts[account]}
            maxLength={20}
            onChange={(event) =>
              setBody({ ...body, accounts: { ...body.accounts, [account]: event.currentTarget.value } })
            }
          />
        ))}
      </div>
      <Textarea
        label={t(words.sentence)}
        description={t(words.sentenceHint)}
        value={body.vatSentence}
        maxLength={600}
        autosize
        onChange={(event) => setBody({ ...body, vatSentence: event.currentTarget.value })}
      />
      <TextInput
        label={t(words.reference)}
        value={body.vatReference}
        maxLength={200}
        onChange={(event) => setBody({ ...body, vatReference: event.currentTarget.value })}
      />
      {body.vatVerifiedOn === null && <Reason kind="held">{t(words.toVerify)}</Reason>}
      <Checkbox
        label={
          setting.vatVerifiedOn
            ? t(words.verifiedOn, { day: day(setting.vatVerifiedOn as LocalDate) })
            : t(words.verified)
        }
        checked={body.vatVerifiedOn !== null}
        onChange={(event) =>
          setBody({ ...body, vatVerifiedOn: event.currentTarget.checked ? (setting.vatVerifiedOn ?? today) : null })
        }
      />
    </Ask>
  )
}
