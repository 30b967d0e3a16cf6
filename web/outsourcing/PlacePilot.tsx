import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { outsourcingRoutes } from '../../src/outsourcing/contract.ts'
import { PILOT_LEAST, PILOT_MOST } from '../../src/outsourcing/placements/model.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { Amounts } from '../dunning/Amounts.tsx'
import documents from '../dunning/documents.module.css'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { placeWords as words } from './place-wording.ts'
import { firstMandate, type PlacingMandate } from './placing.ts'

/** A sample by amount and age, shown with its seed before it leaves. */
export function PlacePilot({ mandates, onClose }: { mandates: readonly PlacingMandate[]; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const undo = useUndo()
  const [under, setUnder] = useState(firstMandate(mandates))
  const [size, setSize] = useState(PILOT_LEAST)
  const [seed, setSeed] = useState(newSeed)
  const [id] = useState(() => crypto.randomUUID())
  const stage = mandates.find((one) => one.id === under)?.stages[0] ?? 'amicable'
  const asked = { mandateId: under, stage, size, seed }
  const found = useQuery({
    queryKey: [...api.keyOf(outsourcingRoutes.drawPilot), asked],
    queryFn: ({ signal }) => api.call(outsourcingRoutes.drawPilot, { body: asked, signal }),
    enabled: under !== '' && seed !== '',
    placeholderData: (before) => before,
  })
  const pilot = found.error ? undefined : found.data
  const place = async () => {
    const chosen = { keys: pilot!.keys }
    const done = await api.call(outsourcingRoutes.placeClaims, {
      body: { id, mandateId: under, stage, chosen, pilotSeed: pilot!.seed },
    })
    await refresh()
    undo({
      message: t(words.done, { number: done.number ?? '', n: done.files }),
      undo: async () => {
        await api.call(outsourcingRoutes.undoPlacing, { params: { id: done.placingId } })
        await refresh()
      },
    })
  }
  return (
    <Ask
      opened
      size={820}
      title={t(words.pilotTitle)}
      act={t(words.placeAct, { n: pilot?.files.length ?? 0 })}
      refusal={
        mandates.length === 0
          ? t(words.noMandate)
          : pilot
            ? null
            : found.isFetching
              ? t(words.weighing)
              : t(words.nothingLeaves)
      }
      onAct={place}
      onClose={onClose}
    >
      <p className={detail.quiet}>{t(words.pilotWhat)}</p>
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
      <NumberInput
        label={t(words.pilotSize)}
        min={PILOT_LEAST}
        max={PILOT_MOST}
        clampBehavior="strict"
        value={size}
        onChange={(value) => setSize(Number(value) || PILOT_LEAST)}
      />
      <TextInput
        label={t(words.seed)}
        maxLength={40}
        value={seed}
        onChange={(event) => setSeed(event.currentTarget.value.trim())}
        rightSectionWidth={140}
        rightSection={<ActionButton onAct={() => setSeed(newSeed())}>{t(words.again)}</ActionButton>}
      />
      {found.error && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {pilot && (
        <>
          <table className={documents.documents} aria-label={t(words.stratum)}>
            <tbody>
              {pilot.strata.map((one) => (
                <tr key={`${one.size} ${one.age}`}>
                  <th scope="row">
                    {t(words.sizes, { size: one.size })}, {t(words.ages, { age: one.age })}
                  </th>
                  <td data-align="right">{t(words.drawnOf, { drawn: one.drawn, files: one.files })}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>
            {t(words.drawn)} : <Amounts amounts={pilot.amounts} strong />
          </p>
          <table className={documents.documents} aria-label={t(words.drawn)}>
            <tbody>
              {pilot.files.map((file) => (
                <tr key={file.key}>
                  <th scope="row">{file.customerName}</th>
                  <td>{file.documents.map(({ documentNo }) => documentNo).join(', ')}</td>
                  <td data-align="right">
                    <Amount cents={file.cents} currency={file.currency} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Ask>
  )
}

const newSeed = (): string => crypto.randomUUID().slice(0, 8)
