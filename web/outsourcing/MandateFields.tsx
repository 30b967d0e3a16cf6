import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Sentence } from '../../src/kernel/wording.ts'
import type { MandateView } from '../../src/outsourcing/mandates/contract.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'

export type Terms = MandateView['terms']
export type TermsProps = { terms: Terms; onTerms(part: Partial<Terms>): void; isOurs: boolean }

/** Terms of one kind, two to a line. */
export function TermsPart({ title, children }: { title: Sentence; children: ReactNode }) {
  const { t } = useWords()
  return (
    <fieldset className={classes.plain}>
      <legend>
        <b>{t(title)}</b>
      </legend>
      {children}
    </fieldset>
  )
}

export const Pair = ({ children }: { children: ReactNode }) => <div className={classes.two}>{children}</div>

type NumberProps = {
  label: Sentence
  value: number | null
  /** What the field shows times this is what is kept. */
  scale?: number
  least?: number
  most?: number
  onValue(value: number | null): void
}

/** A number; empty is null, which whoever asks for one replaces by the least. */
export function TermNumber({ label, value, scale = 1, least = 0, most, onValue }: NumberProps) {
  const { t } = useWords()
  return (
    <NumberInput
      label={t(label)}
      min={least}
      max={most}
      value={value === null ? '' : value / scale}
      onChange={(given) => onValue(given === '' ? null : Math.round(Number(given) * scale))}
    />
  )
}

export function TermTick({ label, value, onValue }: { label: Sentence; value: boolean; onValue(is: boolean): void }) {
  const { t } = useWords()
  return <Checkbox label={t(label)} checked={value} onChange={(event) => onValue(event.currentTarget.checked)} />
}

type PickProps<Value extends string> = {
  label: Sentence
  value: Value
  names: Readonly<Record<Value, Sentence>>
  onValue(value: Value): void
}

export function TermPick<Value extends string>({ label, value, names, onValue }: PickProps<Value>) {
  const { t } = useWords()
  const all = Object.keys(names) as Value[]
  return (
    <NativeSelect
      label={t(label)}
      value={value}
      onChange={(event) => onValue(all.find((one) => one === event.currentTarget.value)!)}
      data={all.map((one) => ({ value: one, label: t(names[one]) }))}
    />
  )
}

type SeveralProps<Value extends string> = Omit<PickProps<Value>, 'value' | 'onValue'> & {
  value: readonly Value[]
  onValue(value: Value[]): void
}

/** One at least. */
export function TermSeveral<Value extends string>({ label, value, names, onValue }: SeveralProps<Value>) {
  const { t } = useWords()
  const all = Object.keys(names) as Value[]
  return (
    <fieldset className={classes.plain}>
      <legend>{t(label)}</legend>
      {all.map((one) => (
        <Checkbox
          key={one}
          label={t(names[one])}
          checked={value.includes(one)}
          onChange={() => {
            const next = all.filter((other) => (other === one ? !value.includes(one) : value.includes(other)))
            if (next.length > 0) onValue(next)
          }}
        />
      ))}
    </fieldset>
  )
}

type TextProps = { label: Sentence; value: string; isLong?: boolean; onValue(value: string): void }

export function TermText({ label, value, isLong, onValue }: TextProps) {
  const { t } = useWords()
  const props = {
    label: t(label),
    value,
    onChange: (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value),
  }
  return isLong ? <Textarea autosize {...props} /> : <TextInput {...props} />
}
