import { TextInput } from '@mantine/core'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { stageNames } from '../../src/outsourcing/tariffs/wording.ts'
import { kindNames } from '../../src/parties/wording.ts'
import { DayInput } from '../design/DayInput.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useWords } from '../design/words.tsx'
import { Pair, TermNumber, TermSeveral, TermsPart, type TermsProps, TermText, TermTick } from './MandateFields.tsx'
import { termWords as words } from './mandate-terms-words.ts'
import { mandateWords } from './mandate-words.ts'

/** How long it runs, who signs, which claims it takes and what may be done about them. */
export function MandateScope({ terms, onTerms, isOurs }: TermsProps) {
  const { t } = useWords()
  const { term, scope, powers, exclusivity, creditor, provider } = terms
  const setTerm = (part: Partial<typeof term>) => onTerms({ term: { ...term, ...part } })
  const setScope = (part: Partial<typeof scope>) => onTerms({ scope: { ...scope, ...part } })
  const setPowers = (part: Partial<typeof powers>) => onTerms({ powers: { ...powers, ...part } })
  const setProvider = (part: Partial<typeof provider>) => onTerms({ provider: { ...provider, ...part } })
  return (
    <>
      <TermsPart title={words.length}>
        <Pair>
          <DayInput
            label={t(mandateWords.startsOn)}
            value={term.startsOn as LocalDate}
            onValue={(startsOn) => startsOn && setTerm({ startsOn })}
          />
          <TermNumber label={mandateWords.months} value={term.months} onValue={(months) => setTerm({ months })} />
        </Pair>
        <TermNumber
          label={mandateWords.noticeMonths}
          value={term.noticeMonths}
          onValue={(n) => setTerm({ noticeMonths: n ?? 0 })}
        />
        <TermTick
          label={mandateWords.earlyExit}
          value={term.earlyExit}
          onValue={(earlyExit) => setTerm({ earlyExit })}
        />
        <TermTick label={mandateWords.renews} value={term.renews} onValue={(renews) => setTerm({ renews })} />
      </TermsPart>
      <TermsPart title={words.claims}>
        <Pair>
          <TermSeveral
            label={mandateWords.kinds}
            value={scope.kinds}
            names={kindNames}
            onValue={(kinds) => setScope({ kinds })}
          />
          <TermSeveral
            label={words.stages}
            value={scope.stages}
            names={stageNames}
            onValue={(stages) => setScope({ stages })}
          />
        </Pair>
        <Pair>
          <MoneyInput
            label={t(mandateWords.fromCents)}
            currency={scope.currency}
            cents={scope.fromCents}
            onCents={(fromCents) => setScope({ fromCents })}
          />
          <MoneyInput
            label={t(words.toCents)}
            currency={scope.currency}
            cents={scope.toCents}
            onCents={(toCents) => setScope({ toCents })}
          />
        </Pair>
        <Pair>
          <TermNumber
            label={mandateWords.fromDays}
            value={scope.fromDays}
            onValue={(fromDays) => setScope({ fromDays })}
          />
          <TermNumber label={words.toDays} value={scope.toDays} onValue={(toDays) => setScope({ toDays })} />
        </Pair>
        <TextInput
          label={t(words.countries)}
          defaultValue={scope.countries.join(', ')}
          onChange={(event) =>
            setScope({
              countries: event.currentTarget.value
                .split(',')
                .map((one) => one.trim().toUpperCase())
                .filter((one) => /^[A-Z]{2}$/.test(one)),
            })
          }
        />
        <TermText label={words.scopeWords} value={scope.words} isLong onValue={(said) => setScope({ words: said })} />
        <TermText label={words.basis} value={terms.basis} isLong onValue={(basis) => onTerms({ basis })} />
        <TermTick
          label={mandateWords.exclusive}
          value={exclusivity.exclusive}
          onValue={(exclusive) => onTerms({ exclusivity: { ...exclusivity, exclusive } })}
        />
        <TermTick
          label={mandateWords.keepsOut}
          value={exclusivity.keepsOut}
          onValue={(keepsOut) => onTerms({ exclusivity: { ...exclusivity, keepsOut } })}
        />
      </TermsPart>
      <TermsPart title={words.powers}>
        <TermTick label={words.receive} value={powers.receive} onValue={(receive) => setPowers({ receive })} />
        <TermTick label={words.plans} value={powers.plans} onValue={(plans) => setPowers({ plans })} />
        <TermTick label={words.discounts} value={powers.discounts} onValue={(discounts) => setPowers({ discounts })} />
        <TermTick
          label={words.proceedings}
          value={powers.proceedings}
          onValue={(proceedings) => setPowers({ proceedings })}
        />
        <TermTick label={words.tracing} value={powers.tracing} onValue={(tracing) => setPowers({ tracing })} />
      </TermsPart>
      <TermsPart title={words.parties}>
        {isOurs && (
          <Pair>
            <TermText
              label={mandateWords.creditorSigner}
              value={creditor.signatory}
              onValue={(signatory) => onTerms({ creditor: { ...creditor, signatory } })}
            />
            <TermText
              label={words.creditorTitle}
              value={creditor.title}
              onValue={(title) => onTerms({ creditor: { ...creditor, title } })}
            />
          </Pair>
        )}
        <Pair>
          <TermText
            label={mandateWords.providerSigner}
            value={provider.signatory}
            onValue={(signatory) => setProvider({ signatory })}
          />
          <TermText label={words.providerTitle} value={provider.title} onValue={(title) => setProvider({ title })} />
        </Pair>
        <TermText
          label={mandateWords.providerAddress}
          value={provider.address}
          isLong
          onValue={(address) => setProvider({ address })}
        />
      </TermsPart>
    </>
  )
}
