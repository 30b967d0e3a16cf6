import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { MandateView } from '../../src/outsourcing/mandates/contract.ts'
import { Ask } from '../design/Ask.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { type Terms, TermsPart } from './MandateFields.tsx'
import { MandateMoney } from './MandateMoney.tsx'
import { MandateScope } from './MandateScope.tsx'
import { MandateEnd, MandateService } from './MandateService.tsx'
import { termWords } from './mandate-terms-words.ts'
import { mandateWords as words } from './mandate-words.ts'
import { TariffField, useTariffRefusal } from './TariffField.tsx'

/** Everything that a mandate says, as one side writes it. The provider's terms are offered at once. */
export function MandateQuestion({ mandate, onClose }: { mandate: MandateView; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [terms, setTerms] = useState<Terms>(mandate.terms)
  const [note, setNote] = useState('')
  const isOurs = mandate.side === 'creditor'
  const onTerms = (part: Partial<Terms>) => setTerms({ ...terms, ...part })
  const refusal = useTariffRefusal(terms.tariff)
  const save = async () => {
    const params = { id: mandate.id }
    if (isOurs) await api.call(routes.writeMandate, { params, body: { terms, note } })
    else await api.call(routes.counterMandate, { params, body: { terms, note, anyway: true } })
    tellDone(t(isOurs ? words.saved : words.offered))
    await refresh()
  }
  const props = { terms, onTerms, isOurs }
  return (
    <Ask
      opened
      size={860}
      title={t(isOurs ? words.write : words.counter)}
      act={t(isOurs ? words.save : words.offer)}
      refusal={refusal}
      onAct={save}
      onClose={onClose}
    >
      <MandateScope {...props} />
      <TermsPart title={termWords.tariff}>
        <TariffField
          label={t(words.feeRate)}
          value={terms.tariff}
          currency={terms.scope.currency}
          // A mandate always has a tariff: an emptied rate changes nothing. Schemas write their arrays as ones that may be changed: a copy is.
          onValue={(tariff) => tariff && onTerms({ tariff: structuredClone(tariff) as Terms['tariff'] })}
        />
      </TermsPart>
      <MandateMoney {...props} />
      <MandateService {...props} />
      <MandateEnd {...props} />
      <TextInput label={t(words.note)} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
    </Ask>
  )
}
