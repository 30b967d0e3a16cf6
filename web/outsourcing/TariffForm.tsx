import { type Refusal, tellRefusal } from '../../src/kernel/verdict.ts'
import { tariffFaults } from '../../src/outsourcing/tariffs/check-tariff.ts'
import type { Tariff } from '../../src/outsourcing/tariffs/model.ts'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import common from './outsourcing.module.css'
import { TariffBounds } from './TariffBounds.tsx'
import { TariffCosts } from './TariffCosts.tsx'
import { TariffSuccess } from './TariffSuccess.tsx'
import { TariffVolume } from './TariffVolume.tsx'

export type TariffProps = { value: Tariff; onValue(tariff: Tariff): void; faults: readonly Refusal[] }

/** A whole tariff: success fee by amount, age and stage, price by volume, flat fee, bounds, side costs, VAT. What does not hold is told where it is written. */
export function TariffForm({ value, onValue }: Omit<TariffProps, 'faults'>) {
  const props = { value, onValue, faults: tariffFaults(value) }
  return (
    <div className={common.part}>
      <TariffFaults faults={props.faults} at="" />
      <TariffSuccess {...props} />
      <TariffVolume {...props} />
      <TariffBounds {...props} />
      <TariffCosts {...props} />
    </div>
  )
}

/** What is wrong at one place of a tariff. */
export function TariffFaults({ faults, at }: { faults: readonly Refusal[]; at: string }) {
  const { lang } = useWords()
  return faults
    .filter(({ where = '' }) => where === at)
    .map((fault) => (
      <Reason key={`${fault.code} ${fault.sentence.en}`} kind="held">
        {tellRefusal(lang, fault)}
      </Reason>
    ))
}
