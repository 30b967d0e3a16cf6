import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { cashRoutes } from '../../src/cash/contract.ts'
import { ALLOCATION_ORDERS, type AllocationOrder as Order } from '../../src/cash/model.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { words } from './interest-setting-wording.ts'
import { useLaw } from './law-known.ts'
import classes from './legal.module.css'

/** What a payment that does not cover everything goes to first: matching proposes it, with its legal basis. */
export function AllocationOrder() {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const { isFrench } = useLaw()
  const refusal = useRefusal('settings.manage')
  const found = useQuery(api.ask(cashRoutes.allocationOrder, {}))
  const [chosen, setChosen] = useState<Order | null>(null)
  const order = chosen ?? found.data?.order
  if (!order) return null
  const save = async () => {
    try {
      await api.call(cashRoutes.changeAllocationOrder, { body: { order } })
      tellDone(t(words.savedOrder))
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  return (
    <section className={classes.section}>
      <h2>{t(words.orderTitle)}</h2>
      <p className={classes.lead}>{t(words.orderWhat)}</p>
      <div className={classes.choice}>
        <NativeSelect
          label={t(words.order)}
          value={order}
          onChange={(event) => setChosen(event.currentTarget.value as Order)}
          data={ALLOCATION_ORDERS.map((one) => ({ value: one, label: t(words[one], { isFrench: String(isFrench) }) }))}
        />
      </div>
      <div className={detail.acts}>
        <ActionButton refusal={refusal} onAct={save}>
          {t(words.saveOrder)}
        </ActionButton>
      </div>
    </section>
  )
}
