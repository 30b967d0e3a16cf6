import { NumberInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { colleaguesRoutes } from '../../src/colleagues/contract.ts'
import type { ColleagueSetting } from '../../src/colleagues/model.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './colleagues.module.css'
import { settingWords as words } from './wording.ts'

const BOUNDS = { remindDays: [1, 30], mostReminders: [0, 5], linkDays: [1, 90], mostHoldDays: [0, 180] } as const
const NAMES = Object.keys(BOUNDS) as (keyof ColleagueSetting)[]

/** What colleagues may do without an account, and how long they are waited for. */
export function LinkSettings() {
  const api = useApi()
  const found = useQuery(api.ask(colleaguesRoutes.setting, {}))
  return found.data ? <Fields setting={found.data} /> : null
}

function Fields({ setting }: { setting: ColleagueSetting }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('settings.manage')
  const [draft, setDraft] = useState<Record<keyof ColleagueSetting, number | string>>({ ...setting })
  const [failure, setFailure] = useState<unknown>(null)
  const wrong = (name: keyof ColleagueSetting): string | null => {
    const [from, to] = BOUNDS[name]
    const value = draft[name]
    const isRight = typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to
    return isRight ? null : t(words.wrongNumber, { from, to })
  }
  const save = async () => {
    setFailure(null)
    if (NAMES.some(wrong)) return
    try {
      await api.call(colleaguesRoutes.keepSetting, { body: draft as ColleagueSetting })
      tellDone(t(words.saved))
      await refresh()
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  return (
    <section>
      <h2>{t(words.may)}</h2>
      <p className={detail.quiet}>{t(words.mayWhat)}</p>
      <form noValidate onSubmit={(event) => event.preventDefault()}>
        <div className={classes.fields}>
          {NAMES.map((name) => (
            <NumberInput
              key={name}
              label={t(words[name])}
              value={draft[name]}
              min={BOUNDS[name][0]}
              max={BOUNDS[name][1]}
              clampBehavior="none"
              allowDecimal={false}
              error={wrong(name)}
              onChange={(value) => setDraft({ ...draft, [name]: value })}
            />
          ))}
        </div>
        {failure !== null && <ErrorState failure={failure} keepsTyped />}
        <p>
          <ActionButton type="submit" refusal={refusal} onAct={save}>
            {t(words.save)}
          </ActionButton>
        </p>
      </form>
    </section>
  )
}
