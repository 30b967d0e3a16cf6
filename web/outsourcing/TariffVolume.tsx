import { Checkbox, NumberInput } from '@mantine/core'
import type { VolumeTier } from '../../src/outsourcing/tariffs/model.ts'
import { Chip } from '../design/Chip.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useWords } from '../design/words.tsx'
import { TariffFaults, type TariffProps } from './TariffForm.tsx'
import classes from './tariff.module.css'
import { tariffFormWords as words } from './tariff-words.ts'

/** So much for each file placed, by how many are in the period. */
export function TariffVolume({ value, onValue, faults }: TariffProps) {
  const { t } = useWords()
  const bands = value.perFile
  const keep = (perFile: readonly VolumeTier[] | null) => onValue({ ...value, perFile })
  const set = (at: number, change: Partial<VolumeTier>) =>
    keep(bands!.map((band, place) => (place === at ? { ...band, ...change } : band)))
  const name = (field: string, at: number) => t(words.ofBand, { field, n: at + 1 })
  const whole = (given: number | string): number => Math.min(10_000_000, Math.max(1, Math.round(Number(given) || 1)))
  const add = () => {
    const last = bands!.at(-1)!
    const from = last.toFiles ?? last.fromFiles + 100
    keep([...bands!.slice(0, -1), { ...last, toFiles: from }, { ...last, fromFiles: from, toFiles: null }])
  }
  return (
    <fieldset className={classes.part}>
      <legend>
        <Checkbox
          label={t(words.perFile)}
          checked={bands !== null}
          onChange={(event) => keep(event.currentTarget.checked ? [{ fromFiles: 1, toFiles: null, cents: 0 }] : null)}
        />
      </legend>
      {bands && (
        <>
          {bands.map((band, at) => (
            <div key={at} className={classes.band}>
              <NumberInput
                hideControls
                label={at === 0 ? t(words.bandFrom) : undefined}
                aria-label={name(t(words.bandFrom), at)}
                min={1}
                value={band.fromFiles}
                onChange={(given) => set(at, { fromFiles: whole(given) })}
              />
              <NumberInput
                hideControls
                label={at === 0 ? t(words.bandTo) : undefined}
                aria-label={name(t(words.bandTo), at)}
                min={1}
                value={band.toFiles ?? ''}
                onChange={(given) => set(at, { toFiles: given === '' ? null : whole(given) })}
              />
              <div className={at === 0 ? undefined : classes.bare}>
                <MoneyInput
                  label={at === 0 ? t(words.bandPrice) : name(t(words.bandPrice), at)}
                  currency={value.currency}
                  cents={band.cents}
                  onCents={(cents) => set(at, { cents: cents ?? 0 })}
                />
              </div>
              {bands.length > 1 && (
                <Chip
                  label={t(words.dropBand, { n: at + 1 })}
                  onPress={() => keep(bands.filter((_, place) => place !== at))}
                >
                  ×
                </Chip>
              )}
              <div className={classes.whole}>
                <TariffFaults faults={faults} at={`perFile.${at}`} />
              </div>
            </div>
          ))}
          <TariffFaults faults={faults} at="perFile" />
          <div>
            <Chip onPress={add}>{t(words.addBand)}</Chip>
          </div>
        </>
      )}
    </fieldset>
  )
}
