import { useQuery } from '@tanstack/react-query'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type InsolvencyNoticeView, legalRoutes } from '../../src/legal/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './claims.module.css'
import { insolvencyWording as words } from './insolvency-wording.ts'

/** Notices that could not be followed by themselves, as they were published, until somebody has read them. */
export function BodaccNotices() {
  const api = useApi()
  const { t } = useWords()
  const notices = useQuery(api.ask(legalRoutes.insolvencyNotices, { query: { toLook: 'true' } })).data?.notices ?? []
  if (notices.length === 0) return null
  return (
    <section className={detail.part} aria-label={t(words.notices)}>
      <h2>{t(words.notices)}</h2>
      <ul className={classes.list}>
        {notices.map((notice) => (
          <Notice key={notice.id} notice={notice} />
        ))}
      </ul>
    </section>
  )
}

function Notice({ notice }: { notice: InsolvencyNoticeView }) {
  const api = useApi()
  const { t, day } = useWords()
  const refusal = useRefusal('desk.work')
  const refresh = useRefresh()
  const seen = async () => {
    await api.call(legalRoutes.noticeSeen, { params: { id: notice.id } })
    tellDone(t(words.seenDone))
    await refresh()
  }
  return (
    <li data-moves>
      <span className={classes.head}>
        <b>{notice.company || notice.sirens.join(', ') || notice.id}</b>
        {notice.publishedOn && <span>{t(words.published, { day: day(notice.publishedOn as LocalDate) })}</span>}
      </span>
      <span>{notice.fault ? t(words[`fault_${notice.fault}`]) : `${notice.nature}. ${t(words.unclear)}`}</span>
      {notice.told && <span>{notice.told}</span>}
      {notice.fault && (
        <details>
          <summary>{t(words.raw)}</summary>
          <code>{notice.raw.slice(0, 2000)}</code>
        </details>
      )}
      <span className={detail.acts}>
        <ActionButton refusal={refusal} onAct={seen}>
          {t(words.seen)}
        </ActionButton>
      </span>
    </li>
  )
}
