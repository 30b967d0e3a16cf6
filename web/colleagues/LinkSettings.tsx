import { useQuery } from '@tanstack/react-query'
import { colleaguesRoutes } from '../../src/colleagues/contract.ts'
import type { ColleagueSetting } from '../../src/colleagues/model.ts'
import { useSettingForm } from '../access/setting-form.tsx'
import detail from '../design/detail.module.css'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
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
  const save = (body: ColleagueSetting) => api.call(colleaguesRoutes.keepSetting, { body })
  const { count, form } = useSettingForm(setting, BOUNDS, save, words)
  return (
    <section>
      <h2>{t(words.may)}</h2>
      <p className={detail.quiet}>{t(words.mayWhat)}</p>
      {form(undefined, <div className={classes.fields}>{NAMES.map((name) => count(name, words[name]))}</div>)}
    </section>
  )
}
