import { useQuery } from '@tanstack/react-query'
import { promiseRoutes } from '../../src/promises/contract.ts'
import type { PromiseSetting } from '../../src/promises/model.ts'
import { useSettingForm } from '../access/setting-form.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
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
function Setting({ setting }: { setting: PromiseSetting }) {
  const api = useApi()
  const { t } = useWords()
  const save = (body: PromiseSetting) => api.call(promiseRoutes.changePromiseSetting, { body })
  const told = { save: words.saveSettings, saved: words.savedSettings }
  const { count, money, form } = useSettingForm(setting, BOUNDS, save, told, ['minInstalmentCents'])
  return form(
    classes.body,
    <>
      <section className={classes.section}>
        <h2>{t(words.graceTitle)}</h2>
        <div className={classes.fields}>{count('graceDays', words.graceDays)}</div>
      </section>
      <section className={classes.section}>
        <h2>{t(words.limitsTitle)}</h2>
        <p className={classes.lead}>{t(words.limitsWhat)}</p>
        <div className={classes.fields}>
          {count('maxMonths', words.maxMonths)}
          {money('minInstalmentCents', words.minInstalment)}
          {money('approveOverCents', words.approveOver, words.approveNever)}
        </div>
      </section>
      <section className={classes.section}>
        <h2>{t(words.tellTitle)}</h2>
        <div className={classes.fields}>
          {count('remindDays', words.remindDays)}
          {count('noticeDays', words.noticeDays)}
          {count('answerDays', words.answerDays)}
        </div>
      </section>
    </>,
  )
}
