import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { FundAccounts } from './FundAccounts.tsx'
import { FundLines } from './FundLines.tsx'
import { OutsourcingFrame } from './OutsourcingFrame.tsx'
import { QuittancesAtOnce } from './QuittanceMail.tsx'
import { ReceiptList } from './ReceiptList.tsx'
import { ReceiptQuestion } from './ReceiptQuestion.tsx'
import { receiptWords as words } from './receipt-words.ts'

const PARTS = [
  ['comptes', 'accounts'],
  ['encaissements', 'receipts'],
  ['banque', 'bank'],
] as const

/** Money that an agency holds for creditors: `voir` by creditor, receipt by receipt, or line by line of its bank. */
export function FundsPage() {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const [at, change] = useAddressState<
    'voir' | 'compte' | 'encaissement' | 'ligne' | 'creancier' | 'devise' | 'quels'
  >()
  const [asks, setAsks] = useState(false)
  const [part] = PARTS.find(([name]) => name === at.voir) ?? PARTS[0]
  return (
    <OutsourcingFrame
      here="fonds"
      actions={
        <>
          <QuittancesAtOnce />
          <ActionButton refusal={refusal} onAct={() => setAsks(true)}>
            {t(words.record)}
          </ActionButton>
        </>
      }
    >
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t(words.parts)}
          value={part}
          onChange={(voir) =>
            change({
              ...{
                voir: voir === 'comptes' ? null : voir,
                compte: null,
                encaissement: null,
                ligne: null,
                creancier: null,
              },
              ...{ devise: null, quels: null },
            })
          }
          data={PARTS.map(([value, name]) => ({ value, label: t(words[name]) }))}
        />
      </div>
      {part === 'comptes' && <FundAccounts />}
      {part === 'encaissements' && <ReceiptList side="agency" />}
      {part === 'banque' && <FundLines />}
      {asks && <ReceiptQuestion file={null} agencyOrgId={api.orgId} onClose={() => setAsks(false)} />}
    </OutsourcingFrame>
  )
}
