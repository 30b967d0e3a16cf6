import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { MandateRow } from '../../src/outsourcing/mandates/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { FeeInvoices } from './FeeInvoices.tsx'
import { FeeList } from './FeeList.tsx'
import { FeesLate } from './FeesLate.tsx'
import { OutsourcingFrame } from './OutsourcingFrame.tsx'
import { RemittanceImport } from './RemittanceImport.tsx'
import { RemittanceList } from './RemittanceList.tsx'
import { RemittancePlan } from './RemittancePlan.tsx'
import { RemittanceRefusals } from './RemittanceRefusals.tsx'
import { statementWords } from './remittance-statement-words.ts'
import { remittanceWords as words } from './remittance-words.ts'

const PARTS = [
  ['prevus', 'plan'],
  ['faits', 'remittances'],
  ['honoraires', 'fees'],
  ['factures', 'invoices'],
  ['refus', 'refusals'],
] as const

/** Signed with a provider that works elsewhere. */
const isElsewhere = ({ isHere, state }: MandateRow): boolean => !isHere && (state === 'running' || state === 'ended')

/**
 * What providers hand over and what they are owed, from either side: `cote` whose, `voir` which list; an organisation that others gave a
 * mandate looks as a provider first.
 */
export function RemittancesPage() {
  const api = useApi()
  const { t } = useWords()
  const [at, change] = useAddressState<
    'cote' | 'voir' | 'reversement' | 'ligne' | 'facture' | 'mandat' | 'quels' | 'quelles' | 'refus'
  >()
  const works = useRefusal('desk.work')
  const [imports, setImports] = useState(false)
  const mandates = useQuery(api.ask(routes.collectionMandates, {})).data
  if (!mandates) return <OutsourcingFrame here="reversements">{null}</OutsourcingFrame>
  const usual = mandates.received.length > 0 && mandates.given.length === 0 ? 'prestataire' : 'creancier'
  const cote = at.cote ?? usual
  const side = cote === 'prestataire' ? 'agency' : 'creditor'
  // Those who work here hand over here; of those who do not, statements come.
  const elsewhere = side === 'creditor' ? mandates.given.filter(isElsewhere) : []
  const parts = PARTS.filter(([name]) =>
    name === 'prevus' ? side === 'agency' : name !== 'refus' || elsewhere.length > 0,
  )
  const [part] = parts.find(([name]) => name === at.voir) ?? parts[0]!
  const nothing = {
    reversement: null,
    ligne: null,
    facture: null,
    mandat: null,
    quels: null,
    quelles: null,
    refus: null,
  }
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
        {elsewhere.length > 0 && (
          <ActionButton refusal={works} onAct={() => setImports(true)}>
            {t(statementWords.open)}
          </ActionButton>
        )}
      </div>
      {side === 'agency' && <FeesLate />}
      {part === 'prevus' && <RemittancePlan />}
      {part === 'faits' && <RemittanceList key={side} side={side} />}
      {part === 'honoraires' && <FeeList key={side} side={side} />}
      {part === 'factures' && <FeeInvoices key={side} side={side} />}
      {part === 'refus' && <RemittanceRefusals />}
      {imports && <RemittanceImport mandates={elsewhere} onClose={() => setImports(false)} />}
    </OutsourcingFrame>
  )
}
