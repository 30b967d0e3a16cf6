import { NumberInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { promiseRoutes } from '../../src/promises/contract.ts'
import type { PromiseSetting } from '../../src/promises/model.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { PromisesFrame } from './PromisesFrame.tsx'
import classes from './promises.module.css'
import { wording as words } from './wording.ts'

/** Days of grace, what may be agreed without asking, when customers are told. */
export function SettingPage() {
  const api = useApi()
  const found = useQuery(api.ask(promiseRoutes.promiseSetting, {}))
  return (
    <PromisesFrame here="reglages">
      {found.error && !found.data && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {!found.data && !found.error && <SkeletonTable columns={[2, 3]} rows={8} />}
      {found.data && <Setting setting={found.data} />}
    </PromisesFrame>
  )
}

const BOUNDS = {
  graceDays: [0, 30],
  maxMonths: [1, 60],
  remindDays: [0, 30],
  noticeDays: [1, 60],
  answerDays: [1, 90],
} as const
type Counted = keyof typeof BOUNDS

function Setting({ setting }: { setting: PromiseSetting }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('settings.manage')
  const [draft, setDraft] = useState<{ [name in keyof PromiseSetting]: number | string | null }>({ ...setting })
  const [isChecked, setChecked] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const wrong = (name: Counted): string | null => {
    const [from, to] = BOUNDS[name]
    const value = draft[name]
    const isRight = typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to
    return isRight ? null : t(words.wrongNumber, { from, to })
  }
  const save = async () => {
    setChecked(true)
    setFailure(null)
    if (draft.minInstalmentCents === null || (Object.keys(BOUNDS) as Counted[]).some((name) => wrong(name))) return
    try {
      await api.call(promiseRoutes.changePromiseSetting, { body: draft as PromiseSetting })
      tellDone(t(words.savedSettings))
      await refresh()
    } catch (cause) {
      setFailure(cause)
    }
  }
  const field = (name: Counted, label: keyof typeof words) => (
    <NumberInput
      label={t(words[label])}
      value={draft[name] ?? ''}
      min={BOUNDS[name][0]}
      max={BOUNDS[name][1]}
      clampBehavior="none"
      allowDecimal={false}
      error={isChecked ? wrong(name) : null}
      onChange={(value) => setDraft({ ...draft, [name]: value })}
    />
  )
  return (
    <form className={classes.body} noValidate onSubmit={(event) => event.preventDefault()}>
      <section className={classes.section}>
        <h2>{t(words.graceTitle)}</h2>
        <div className={classes.fields}>{field('graceDays', 'graceDays')}</div>
      </section>
      <section className={classes.section}>
        <h2>{t(words.limitsTitle)}</h2>
        <p className={classes.lead}>{t(words.limitsWhat)}</p>
        <div className={classes.fields}>
          {field('maxMonths', 'maxMonths')}
          <MoneyInput
            label={t(words.minInstalment)}
            currency="EUR"
            cents={draft.minInstalmentCents as number | null}
            onCents={(minInstalmentCents) => setDraft({ ...draft, minInstalmentCents })}
          />
          <MoneyInput
            label={t(words.approveOver)}
            description={t(words.approveNever)}
            currency="EUR"
            cents={draft.approveOverCents as number | null}
            onCents={(approveOverCents) => setDraft({ ...draft, approveOverCents })}
          />
        </div>
      </section>
      <section className={classes.section}>
        <h2>{t(words.tellTitle)}</h2>
        <div className={classes.fields}>
          {field('remindDays', 'remindDays')}
          {field('noticeDays', 'noticeDays')}
          {field('answerDays', 'answerDays')}
        </div>
      </section>
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={detail.acts}>
        <ActionButton type="submit" primary refusal={refusal} onAct={save}>
          {t(words.saveSettings)}
        </ActionButton>
      </div>
    </form>
  )
}
