import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Chosen, outsourcingRoutes } from '../../src/outsourcing/contract.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { Reason } from '../design/Reason.tsx'
import { tellDone } from '../design/tell.ts'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { Amounts } from '../dunning/Amounts.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { placeWords as words } from './place-wording.ts'
import { firstMandate, type PlacingMandate } from './placing.ts'

type Props = {
  chosen: Chosen
  mandates: readonly PlacingMandate[]
  mandateId: string | null
  onPlaced(): void
  onClose(): void
}

type Stage = PlacingMandate['stages'][number]
type Ruled = ReplyOut<typeof outsourcingRoutes.weighPlacing>['ruled']

/** Asks before claims leave: under which mandate, how many, how much, who stays and why; all of it reckoned from the books of now. */
export function PlaceQuestion({ chosen, mandates, mandateId, onPlaced, onClose }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const undo = useUndo()
  const [picked, setUnder] = useState(mandateId)
  const [asked, setStage] = useState<Stage | null>(null)
  const [ruled, setRuled] = useState<Ruled>(null)
  // Until somebody says otherwise, what the rules say of all that was ticked.
  const under = picked ?? mandates.find(({ id }) => id === ruled?.mandateId)?.id ?? firstMandate(mandates)
  const mandate = mandates.find(({ id }) => id === under)
  const wanted = asked ?? ruled?.stage ?? 'amicable'
  const stage = mandate?.stages.includes(wanted) ? wanted : (mandate?.stages[0] ?? 'amicable')
  // One question is one act, however often its button is pressed.
  const [id] = useState(() => crypto.randomUUID())
  const body = { mandateId: under, stage, chosen }
  const weighed = useQuery({
    queryKey: [...api.keyOf(outsourcingRoutes.weighPlacing), body],
    queryFn: ({ signal }) => api.call(outsourcingRoutes.weighPlacing, { body, signal }),
    enabled: under !== '',
    staleTime: 0,
  })
  const weight = weighed.data
  if (ruled === null && weight?.ruled) setRuled(weight.ruled)
  const place = async () => {
    const done = await api.call(outsourcingRoutes.placeClaims, { body: { ...body, id, pilotSeed: null } })
    onPlaced()
    await refresh()
    if (done.number === null) return tellDone(t(words.nothingLeaves))
    undo({
      message: t(words.done, { number: done.number, n: done.files }),
      undo: async () => {
        await api.call(outsourcingRoutes.undoPlacing, { params: { id: done.placingId } })
        await refresh()
      },
    })
  }
  const refusal = () => {
    if (mandates.length === 0) return t(words.noMandate)
    if (!weight) return t(words.weighing)
    return weight.documents === 0 ? t(words.nothingLeaves) : null
  }
  return (
    <Ask
      opened
      size="lg"
      title={t(words.placeTitle)}
      act={t(words.placeAct, { n: weight?.files ?? 0 })}
      refusal={refusal()}
      onAct={place}
      onClose={onClose}
    >
      {mandates.length > 0 && (
        <NativeSelect
          data-autofocus
          label={t(words.mandate)}
          value={under}
          onChange={(event) => setUnder(event.currentTarget.value)}
          data={mandates.map((one) => ({
            value: one.id,
            label: t(words.mandateNamed, { number: one.number, provider: one.provider }),
          }))}
        />
      )}
      {mandate && mandate.stages.length > 1 && (
        <NativeSelect
          label={t(words.stage)}
          value={stage}
          onChange={(event) => setStage(event.currentTarget.value as Stage)}
          data={mandate.stages.map((one) => ({ value: one, label: t(words.stages, { stage: one }) }))}
        />
      )}
      {mandate?.bars.map((bar) => (
        <Reason key={bar} kind="held">
          {bar}
        </Reason>
      ))}
      {weighed.error && <ErrorState failure={weighed.error} onRetry={() => void weighed.refetch()} />}
      {weight && (
        <>
          <p>
            <Amounts amounts={weight.amounts} strong />{' '}
            {t(words.outcome, { files: weight.files, documents: weight.documents })}
          </p>
          {weight.keptCount > 0 && (
            <details open={weight.documents === 0}>
              <summary>
                {t(words.stays, { n: weight.keptCount })}
                {' · '}
                {weight.keptBy.map(({ name, count }) => t(words.staysBy, { name, n: count })).join(' · ')}
              </summary>
              <ul className={detail.part}>
                {weight.kept.map((one) => (
                  <li key={one.itemId}>
                    <b>{one.customerName}</b> {one.documentNo} – {one.reasons.map(({ sentence }) => sentence).join(' ')}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </Ask>
  )
}
