import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { legalRoutes } from '../../src/legal/contract.ts'
import { noticeChannelNames } from '../../src/legal/notices/wording.ts'
import { OwnBooks, useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useKeptOut } from '../outsourcing/kept-out.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './legal.module.css'
import { noticeWords as words } from './notice-wording.ts'
import { SendNoticeQuestion } from './SendNoticeQuestion.tsx'

/** The formal notices of a customer, on its page: those that left with what became of them, and another one to prepare. */
export function CustomerNotices({ customerId }: { customerId: string }) {
  const api = useApi()
  const { t, day } = useWords()
  const refusal = useRefusal('desk.work')
  const keptOut = useKeptOut(customerId, 'law')
  const [prepares, setPrepares] = useState(false)
  const found = useQuery(api.ask(legalRoutes.notices, { query: { show: 'all', customerId } })).data
  return (
    <section className={classes.card} aria-label={t(words.notices)}>
      <h2>{t(words.notices)}</h2>
      {found?.notices.length === 0 && <p className={detail.quiet}>{t(words.cardNone)}</p>}
      <ul>
        {found?.notices.map((one) => (
          <li key={one.id}>
            <FigureLink href={urls.notices(api.orgId ?? 0, { client: customerId, mise: one.id })}>
              {t(words.cardLine, { day: day(one.sentOn as LocalDate), how: t(noticeChannelNames[one.channel]) })}
            </FigureLink>{' '}
            {t(words.standings, { standing: one.standing })}
          </li>
        ))}
      </ul>
      <OwnBooks>
        <CollectedFor customerId={customerId} />
        <div className={detail.acts}>
          <ActionButton refusal={refusal ?? keptOut.refusal} way={keptOut.way} onAct={() => setPrepares(true)}>
            {t(words.prepare)}
          </ActionButton>
        </div>
      </OwnBooks>
      {prepares && <SendNoticeQuestion customerId={customerId} onClose={() => setPrepares(false)} />}
    </section>
  )
}

/** For whom we collect from this customer, where we collect for others at all; and what keeps us from writing to it. */
function CollectedFor({ customerId }: { customerId: string }) {
  const api = useApi()
  const { t, day } = useWords()
  const refresh = useRefresh()
  const mayNot = useRefusal('settings.manage')
  const known = useQuery(api.ask(legalRoutes.agency, {})).data
  const own = useQuery(api.ask(legalRoutes.creditorOfCustomer, { params: { id: customerId } })).data
  if (!known || !own || !(known.agency.collectsForOthers || own.creditorId)) return null
  const creditor = known.creditors.find(({ id }) => id === own.creditorId)
  const choose = async (creditorId: string | null) => {
    await api.call(legalRoutes.changeCreditorOfCustomer, { params: { id: customerId }, body: { creditorId } })
    tellDone(t(words.creditorSaved))
    await refresh()
  }
  return (
    <>
      <NativeSelect
        size="xs"
        label={t(words.creditor)}
        disabled={mayNot !== null}
        value={own.creditorId ?? ''}
        onChange={(event) => void choose(event.currentTarget.value || null)}
        data={[
          { value: '', label: t(words.ourselves) },
          ...known.creditors.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {creditor && (
        <p className={detail.quiet}>
          {own.first
            ? t(words.firstLetter, { day: day(own.first.sentOn as LocalDate), reference: own.first.reference })
            : t(words.noFirstLetter)}
        </p>
      )}
      {creditor?.bars.map((bar) => (
        <Reason key={bar} kind="held">
          {bar}
        </Reason>
      ))}
    </>
  )
}
