import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { MessagePanel } from '../correspondence/MessagePanel.tsx'
import { wording as messageWords } from '../correspondence/wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { Timeline } from '../desk/Timeline.tsx'
import { wording as deskWords } from '../desk/wording.ts'
import { useAddressState } from '../shell/address-state.ts'
import { NotFound } from '../shell/notices.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { RefusedByServer } from '../wire/failures.ts'
import { GroupBalance } from './GroupBalance.tsx'
import { GroupReminders } from './GroupReminders.tsx'
import classes from './parties.module.css'
import { StatementPanel } from './StatementPanel.tsx'
import { wording } from './wording.ts'

const NOTHING_OPEN = { message: null, panneau: null } as const

/** A group as one debtor: what each member owes by age, who is reminded for whom, its statement and its whole history. */
export function GroupPage() {
  const api = useApi()
  const navigate = useNavigate()
  const { t } = useWords()
  const id = useParams({ strict: false }).customerId ?? ''
  const [at, change] = useAddressState<'message' | 'panneau' | 'fil' | 'dit'>()
  const found = useQuery(api.ask(partiesRoutes.group, { params: { id } }))
  const names = useMemo(
    () => new Map((found.data?.customers ?? []).map((one) => [one.id, one.name])),
    [found.data?.customers],
  )
  if (!found.data) {
    if (found.error instanceof RefusedByServer && [400, 404, 422].includes(found.error.status)) return <NotFound />
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[3, 1, 1, 1]} rows={10} />
  }
  const members = found.data.customers
  const head = members[0]!
  const openMessage = (message: string) => change({ ...NOTHING_OPEN, message }, 'push')
  const panel = at.message ? (
    <MessagePanel messageId={at.message} />
  ) : at.panneau === 'releve' ? (
    <StatementPanel customerId={head.id} of="group" onSent={openMessage} />
  ) : null
  return (
    <>
      <PageHeader
        title={t(wording.groupOf, { name: head.name })}
        facts={[
          <Link key="head" to={urls.customer(api.orgId ?? 0, head.id)}>
            {head.code}
          </Link>,
          t(wording.groupMembers, { n: members.length - 1 }),
        ]}
        actions={
          <ActionButton onAct={() => change({ ...NOTHING_OPEN, panneau: 'releve' }, 'push')}>
            {t(wording.openGroupStatement)}
          </ActionButton>
        }
      />
      <ListAndPanel
        wide={panel !== null}
        panelLabel={t(at.message ? messageWords.message : wording.groupStatement)}
        onClose={() => change(NOTHING_OPEN)}
        panel={panel}
        list={
          <div className={classes.page} data-alone={panel ? true : undefined}>
            <div className={classes.books}>
              <GroupBalance headId={head.id} />
              <GroupReminders members={members} />
            </div>
            {!panel && (
              <section className={classes.side} aria-labelledby="history">
                <h2 id="history" className={classes.sideTitle}>
                  {t(deskWords.journal)}
                </h2>
                <Timeline
                  customerId={head.id}
                  members={names}
                  onMessage={openMessage}
                  onItem={(itemId, of) => void navigate({ href: urls.item(api.orgId ?? 0, of, itemId) })}
                />
              </section>
            )}
          </div>
        }
      />
    </>
  )
}
