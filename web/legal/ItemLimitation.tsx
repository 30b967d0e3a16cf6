import { useQuery } from '@tanstack/react-query'
import { legalRoutes } from '../../src/legal/contract.ts'
import { CLAIMED_ITEMS } from '../../src/legal/limitation/model.ts'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { barsInWords } from './bars-in-words.ts'
import { claimWording as words } from './claim-wording.ts'

type Props = { item: { id: string; customerId: string; kind: string; side: number; openCents: number } }

/** Until when an open debt can be asked for in court, as one of its facts; it opens how that was reckoned. */
export function ItemLimitation({ item }: Props) {
  const isDebt = item.side === 1 && item.openCents > 0 && CLAIMED_ITEMS.some((kind) => kind === item.kind)
  return isDebt ? <Fact itemId={item.id} customerId={item.customerId} /> : null
}

function Fact({ itemId, customerId }: { itemId: string; customerId: string }) {
  const api = useApi()
  const { t, lang } = useWords()
  const claim = useQuery(api.ask(legalRoutes.limitationClock, { params: { id: itemId } })).data?.claim
  if (!claim) return null
  return (
    <>
      <dt>{t(words.claims)}</dt>
      <dd>
        <FigureLink href={urls.claims(api.orgId ?? 0, { client: customerId, piece: itemId })}>
          {barsInWords(lang, claim)}
        </FigureLink>
      </dd>
    </>
  )
}
