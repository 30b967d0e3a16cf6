import { useQuery } from '@tanstack/react-query'
import { outsourcingRoutes } from '../../src/outsourcing/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { Instant } from '../design/Instant.tsx'
import { Reason } from '../design/Reason.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { placeWords as words } from './place-wording.ts'

type Props = { placing: { id: string; number: string; hasHandover: boolean }; isRunning: boolean }

/** The file that goes with an act of handing over: made, fetched by whom, or to be made. */
export function PlacementFile({ placing, isRunning }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const refresh = useRefresh()
  const handover = useQuery({
    ...api.ask(outsourcingRoutes.handover, { params: { id: placing.id } }),
    enabled: placing.hasHandover,
    refetchInterval: (query) => (query.state.data?.state === 'building' ? 2_000 : false),
  }).data
  const make = async () => {
    await api.call(outsourcingRoutes.askHandover, { params: { id: placing.id } })
    tellDone(t(words.handoverAsked))
    await refresh()
  }
  if (!placing.hasHandover && !isRunning) return null
  return (
    <section className={detail.part}>
      <h3>
        {t(words.handover)} {placing.number}
      </h3>
      {!placing.hasHandover && (
        <ActionButton refusal={refusal} onAct={make}>
          {t(words.handoverMake)}
        </ActionButton>
      )}
      {handover?.state === 'building' && <p className={detail.quiet}>{t(words.handoverBuilding)}</p>}
      {handover?.refusal && <Reason kind="held">{handover.refusal}</Reason>}
      {handover?.state === 'ready' && (
        <>
          {!refusal && (
            <a
              className={detail.link}
              href={`/api/orgs/${api.orgId ?? 0}/placings/${placing.id}/handover/archive`}
              download={handover.name}
            >
              {t(words.handoverGet, { name: handover.name })}
            </a>
          )}
          <p className={detail.quiet}>
            {handover.fetchedBy ? (
              <>
                {t(words.handoverTaken, { name: handover.fetchedBy })} <Instant at={handover.fetchedAt!} />
              </>
            ) : (
              t(words.handoverWhat, { n: handover.files.length })
            )}
          </p>
        </>
      )}
    </section>
  )
}
