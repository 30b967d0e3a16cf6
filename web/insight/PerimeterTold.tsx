import type { IndicatorsView } from '../../src/insight/indicator-contract.ts'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { indicatorPageWords as words } from './page-wording.ts'

/** What indicators leave out, in a few words that open where it is chosen. */
export function PerimeterTold({ measure }: { measure: Pick<IndicatorsView, 'perimeter' | 'leftOut'> }) {
  const api = useApi()
  const { t } = useWords()
  const { perimeter, leftOut } = measure
  const what = [
    perimeter.withoutDoubtful && t(words.withoutDoubtful, { n: leftOut.documents }),
    perimeter.withoutPrepayments && t(words.withoutPrepayments),
    perimeter.groupTags.length > 0 && t(words.withoutGroup, { n: leftOut.customers }),
  ].filter((one) => one !== false)
  return (
    <FigureLink href={urls.insightSettings(api.orgId ?? 0)}>
      {what.length === 0 ? t(words.everything) : t(words.leftOut, { what: what.join(', ') })}
    </FigureLink>
  )
}
