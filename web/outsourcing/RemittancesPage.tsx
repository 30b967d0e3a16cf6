import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { FeeInvoices } from './FeeInvoices.tsx'
import { FeeList } from './FeeList.tsx'
import { OutsourcingFrame } from './OutsourcingFrame.tsx'
import { RemittanceList } from './RemittanceList.tsx'
import { RemittancePlan } from './RemittancePlan.tsx'
import { remittanceWords as words } from './remittance-words.ts'

const PARTS = [
  ['prevus', 'plan'],
  ['faits', 'remittances'],
  ['honoraires', 'fees'],
  ['factures', 'invoices'],
] as const

/**
 * What providers hand over and what they are owed, from either side: `cote` whose, `voir` which list; an organisation that others gave a
 * mandate looks as a provider first.
 */
export function RemittancesPage() {
  const api = useApi()
  const { t } = useWords()
  const [at, change] = useAddressState<'cote' | 'voir' | 'reversement' | 'ligne' | 'facture' | 'mandat' | 'quels'>()
  const mandates = useQuery(api.ask(routes.collectionMandates, {})).data
  if (!mandates) return <OutsourcingFrame here="reversements">{null}</OutsourcingFrame>
  const usual = mandates.received.length > 0 && mandates.given.length === 0 ? 'prestataire' : 'creancier'
  const cote = at.cote ?? usual
  const side = cote === 'prestataire' ? 'agency' : 'creditor'
  const parts = PARTS.filter(([name]) => side === 'agency' || name !== 'prevus')
  const [part] = parts.find(([name]) => name === at.voir) ?? parts[0]!
  const nothing = { reversement: null, ligne: null, facture: null, mandat: null, quels: null }
  return (
    <OutsourcingFrame here="reversements">
      <div className={classes.tools}>
        {mandates.received.length > 0 && mandates.given.length > 0 && (
          <SegmentedControl
            size="xs"
            aria-label={t(words.side)}
            value={cote}
            onChange={(whose) => change({ ...nothing, cote: whose, voir: null })}
            data={[
              { value: 'creancier', label: t(words.asCreditor) },
              { value: 'prestataire', label: t(words.asAgency) },
            ]}
          />
        )}
        <SegmentedControl
          size="xs"
          aria-label={t(words.parts)}
          value={part}
          onChange={(voir) => change({ ...nothing, voir })}
          data={parts.map(([value, name]) => ({ value, label: t(words[name]) }))}
        />
      </div>
      {part === 'prevus' && <RemittancePlan />}
      {part === 'faits' && <RemittanceList key={side} side={side} />}
      {part === 'honoraires' && <FeeList key={side} side={side} />}
      {part === 'factures' && <FeeInvoices key={side} side={side} />}
    </OutsourcingFrame>
  )
}
