import { NativeSelect, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import { Ask } from '../design/Ask.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { actWords } from './act-wording.ts'
import { ComingMessages } from './ComingMessages.tsx'
import { customerWords } from './customer-wording.ts'

type Props = {
  opened: boolean
  customerId: string
  customerName: string
  current: { id: string; by: 'person' | 'trial' | 'segment' | 'standard'; segment: string | null; reason: string }
  onClose(): void
}

/** The choice of none of their own. */
const GIVEN_BACK = ''

/** Another scenario for one customer: which, from which step, why, and what it changes for them before anybody says yes. */
export function ScenarioQuestion(props: Props) {
  // Mounted anew each time it opens: nothing of the last choice is left in it.
  return props.opened ? <ScenarioChoice {...props} /> : null
}

function ScenarioChoice({ customerId, customerName, current, onClose }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const undo = useUndo()
  const known = useQuery(api.ask(dunningRoutes.scenarios, {}))
  const [chosen, setChosen] = useState<string | null>(null)
  const [level, setLevel] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const rows = known.data?.rows ?? []
  const isPinned = current.by === 'person'
  const isGivenBack = isPinned && (chosen === null || chosen === GIVEN_BACK)
  const scenario = isGivenBack
    ? undefined
    : (rows.find(({ id }) => id === chosen) ?? rows.find(({ id }) => id !== current.id))
  const body = { scenarioId: scenario?.id ?? null, level }
  const [asked] = useDebouncedValue(body, 150)
  const isKnown = isGivenBack || (scenario !== undefined && scenario.id !== current.id)
  // Without a segment the standard scenario is what anybody follows: nobody need say why.
  const needsReason = scenario !== undefined && !(scenario.isStandard && current.segment === null)
  const ofSegment = t(customerWords.byItself, {
    segment: current.segment ?? '',
    hasSegment: current.segment ? 'yes' : 'no',
  })
  const change = useQuery({
    queryKey: [...api.keyOf(dunningRoutes.scenarioChange), customerId, asked],
    queryFn: ({ signal }) =>
      api.call(dunningRoutes.scenarioChange, { params: { id: customerId }, body: asked, signal }),
    enabled: isKnown && asked.scenarioId === body.scenarioId,
  })
  const params = { id: customerId }
  const follow = async () => {
    if (!isKnown) return
    await api.call(dunningRoutes.followScenario, { params, body: { ...body, reason } })
    undo({
      message: t(customerWords.followed, { customer: customerName, scenario: scenario?.name ?? ofSegment }),
      undo: async () => {
        const back = { scenarioId: isPinned ? current.id : null, level: null, reason: current.reason }
        await api.call(dunningRoutes.followScenario, { params, body: back })
        await refresh()
      },
    })
    await refresh()
  }
  const refusal = !isKnown
    ? t(customerWords.sameScenario)
    : needsReason && reason.trim() === ''
      ? t(actWords.reasonMissing)
      : null
  if (known.data && rows.length < 2)
    return (
      <Ask
        opened
        title={t(customerWords.changeScenarioOf, { customer: customerName })}
        act={t(customerWords.follow)}
        onAct={follow}
        onClose={onClose}
        refusal={t(customerWords.noOtherScenario)}
      >
        <FigureLink href={urls.scenario(api.orgId ?? 0)}>{t(customerWords.toScenarios)}</FigureLink>
      </Ask>
    )
  return (
    <Ask
      opened
      size={720}
      title={t(customerWords.changeScenarioOf, { customer: customerName })}
      act={t(customerWords.follow)}
      onAct={follow}
      onClose={onClose}
      refusal={refusal}
    >
      <p>{t(customerWords.changeScenarioWhat)}</p>
      <NativeSelect
        data-autofocus
        label={t(customerWords.scenario)}
        value={scenario?.id ?? GIVEN_BACK}
        onChange={(event) => {
          setChosen(event.currentTarget.value)
          setLevel(null)
        }}
        data={[
          ...(isPinned ? [{ value: GIVEN_BACK, label: ofSegment }] : []),
          ...rows.map(({ id, name, isStandard }) => ({
            value: id,
            label: t(customerWords.scenarioChoice, { name, standard: isStandard ? 'yes' : 'no' }),
          })),
        ]}
      />
      <NativeSelect
        label={t(customerWords.startAt)}
        value={level === null ? '' : String(level)}
        onChange={(event) => setLevel(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
        data={[
          { value: '', label: t(customerWords.startByRule) },
          ...(scenario?.steps ?? []).map(({ position, name }) => ({
            value: String(position),
            label: t(customerWords.startAfter, { step: name }),
          })),
        ]}
      />
      {needsReason && (
        <Textarea
          label={t(customerWords.whyOther)}
          value={reason}
          maxLength={500}
          autosize
          minRows={2}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {change.error && <ErrorState failure={change.error} onRetry={() => void change.refetch()} />}
      {isKnown && !change.error && <ComingMessages change={change.data ?? null} />}
    </Ask>
  )
}
