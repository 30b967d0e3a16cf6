import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AGE_FROM, type Grain } from '../../src/outsourcing/audit/model.ts'
import type { Comparison } from '../../src/outsourcing/comparing/model.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { tariffFaults } from '../../src/outsourcing/tariffs/check-tariff.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { OutsourcingFrame } from './OutsourcingFrame.tsx'
import classes from './outsourcing.module.css'
import { SimulatorInputs } from './SimulatorInputs.tsx'
import { SimulatorPast } from './SimulatorPast.tsx'
import { SimulatorResults } from './SimulatorResults.tsx'
import { simulatorWords as words } from './simulator-wording.ts'

export type ComparisonShown = ReplyOut<typeof routes.comparison>

/** What is compared when an amount is typed: as many equal files of one age, of which the prior is expected. */
function grainsOf(base: Comparison['base'], grains: readonly Grain[]): readonly Grain[] {
  if (base.kind === 'portfolio') return grains
  const { cents, files, age } = base
  const fromDays = AGE_FROM[age]
  const of = {
    kind: 'business',
    fromCents: Math.floor(cents / files),
    fromDays,
    files,
    cents,
    ageDays: fromDays + 30,
  } as const
  const bp = { young: 8_500, middle: 6_500, old: 2_750 }[age]
  return [{ ...of, bp, isOwn: false, items: 0, expectedCents: Math.round((cents / 10_000) * bp) }]
}

/** Keep, place, or both: every figure follows what is typed, at once, by the rules of the house. */
export function SimulatorPage() {
  const api = useApi()
  const found = useQuery(api.ask(routes.comparison, {}))
  if (found.data) return <Simulator key={String(found.data.kept?.at)} shown={found.data} />
  return (
    <OutsourcingFrame here="simulateur">
      {found.error ? (
        <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <SkeletonTable columns={[1, 2]} rows={8} />
      )}
    </OutsourcingFrame>
  )
}

function Simulator({ shown }: { shown: ComparisonShown }) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const mayWork = useRefusal('desk.work')
  const [asked, setAsked] = useState<Comparison>(shown.asked)
  const holds = tariffFaults(asked.outside.tariff).length === 0
  const save = async () => {
    try {
      // Schemas write their arrays as ones that may be changed: a copy is.
      await api.call(routes.keepComparison, { body: structuredClone(asked) as ComparisonShown['asked'] })
      tellDone(t(words.saved))
      await refresh()
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
  const grains = grainsOf(asked.base, shown.grains)
  return (
    <OutsourcingFrame
      here="simulateur"
      facts={[shown.kept ? t(words.keptBy, { name: shown.kept.byName }) : t(words.notKept)]}
      actions={
        <ActionButton primary refusal={mayWork} onAct={save}>
          {t(words.save)}
        </ActionButton>
      }
    >
      <div className={classes.sides}>
        <div className={classes.inputs}>
          <SimulatorInputs asked={asked} onAsked={setAsked} grains={grains} currency={shown.currency} />
        </div>
        <div className={classes.board}>
          {holds ? (
            <>
              <SimulatorResults
                asked={asked}
                grains={grains}
                shown={shown}
                onRule={(rule) => setAsked({ ...asked, rule })}
              />
              <SimulatorPast tariff={asked.outside.tariff} currency={shown.currency} />
            </>
          ) : (
            <p className={classes.quiet}>{t(words.tariffFirst)}</p>
          )}
        </div>
      </div>
    </OutsourcingFrame>
  )
}
