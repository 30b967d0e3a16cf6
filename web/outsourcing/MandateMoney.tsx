import {
  billingRhythmNames,
  remittanceModeNames,
  remittanceRhythmNames,
} from '../../src/outsourcing/mandates/wording.ts'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useWords } from '../design/words.tsx'
import { Pair, TermNumber, TermPick, TermsPart, type TermsProps } from './MandateFields.tsx'
import { termWords as words } from './mandate-terms-words.ts'
import { mandateWords } from './mandate-words.ts'

/** When money is handed over and fees are paid, and what needs the creditor's word. */
export function MandateMoney({ terms, onTerms }: TermsProps) {
  const { t } = useWords()
  const { billing, remittance, approval, scope } = terms
  const setRemittance = (part: Partial<typeof remittance>) => onTerms({ remittance: { ...remittance, ...part } })
  const setBilling = (part: Partial<typeof billing>) => onTerms({ billing: { ...billing, ...part } })
  const setApproval = (part: Partial<typeof approval>) => onTerms({ approval: { ...approval, ...part } })
  return (
    <>
      <TermsPart title={words.remittances}>
        <Pair>
          <TermPick
            label={mandateWords.mode}
            value={remittance.mode}
            names={remittanceModeNames}
            onValue={(mode) => setRemittance({ mode })}
          />
          <TermPick
            label={words.rhythm}
            value={remittance.rhythm}
            names={remittanceRhythmNames}
            onValue={(rhythm) => setRemittance({ rhythm })}
          />
        </Pair>
        <Pair>
          <TermNumber
            label={mandateWords.remitDays}
            value={remittance.days}
            least={1}
            most={90}
            onValue={(days) => setRemittance({ days: days ?? 1 })}
          />
          <TermPick
            label={words.billing}
            value={billing.rhythm}
            names={billingRhythmNames}
            onValue={(rhythm) => setBilling({ rhythm })}
          />
        </Pair>
        <TermNumber
          label={words.payDays}
          value={billing.payDays}
          most={60}
          onValue={(n) => setBilling({ payDays: n ?? 0 })}
        />
      </TermsPart>
      <TermsPart title={words.approvals}>
        <Pair>
          <TermNumber
            label={mandateWords.planMonths}
            value={approval.planMonths}
            most={36}
            onValue={(n) => setApproval({ planMonths: n ?? 0 })}
          />
          <MoneyInput
            label={t(words.planCents)}
            currency={scope.currency}
            cents={approval.planCents}
            onCents={(cents) => setApproval({ planCents: cents ?? 0 })}
          />
        </Pair>
        <Pair>
          <TermNumber
            label={mandateWords.discountBp}
            value={approval.discountBp}
            scale={100}
            most={100}
            onValue={(bp) => {
              onTerms({
                approval: { ...approval, discountBp: bp ?? 0 },
                // Whoever may give a rebate without a word may give rebates.
                ...(bp ? { powers: { ...terms.powers, discounts: true } } : {}),
              })
            }}
          />
          <MoneyInput
            label={t(words.discountCents)}
            currency={scope.currency}
            cents={approval.discountCents}
            onCents={(cents) => setApproval({ discountCents: cents ?? 0 })}
          />
        </Pair>
      </TermsPart>
    </>
  )
}
