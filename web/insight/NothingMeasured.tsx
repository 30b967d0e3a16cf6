import { useNavigate } from '@tanstack/react-router'
import type { IndicatorsView } from '../../src/insight/indicator-contract.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { wording } from './wording.ts'

/** No indicator of any month has a figure: nothing was sold nor owed. */
export const measuresNothing = ({ months }: IndicatorsView): boolean =>
  months.every(({ figures }) => Object.values(figures).every((figure) => figure === null))

/** Books without anything to measure, and how to begin. */
export function NothingMeasured() {
  const api = useApi()
  const navigate = useNavigate()
  const { t } = useWords()
  return (
    <EmptyState
      title={t(wording.emptyTitle)}
      actions={
        <ActionButton onAct={() => navigate({ href: urls.start(api.orgId ?? 0) })}>
          {t(wording.importFile)}
        </ActionButton>
      }
    >
      {t(wording.empty)}
    </EmptyState>
  )
}
