import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ImportView } from '../../src/intake/contract.ts'
import { useWords, type Words } from '../design/words.tsx'
import { useBaseCurrency } from './ImportHead.tsx'
import { type Control, controlsOf } from './import-figures.ts'
import classes from './intake.module.css'
import previewClasses from './preview.module.css'
import { wording } from './preview-wording.ts'

/** The totals of the file beside what was read of it: the proof that nothing is missing. */
export function Controls({ view }: { view: ImportView }) {
  const words = useWords()
  const controls = controlsOf(view, useBaseCurrency())
  if (controls.length === 0) return null
  return (
    <section aria-label={words.t(wording.controls)}>
      <h2 className={classes.part}>{words.t(wording.controls)}</h2>
      <dl className={previewClasses.controls}>
        {controls.map((control, index) => (
          <ControlLine key={index} control={control} words={words} />
        ))}
      </dl>
    </section>
  )
}

function ControlLine({ control, words }: { control: Control; words: Words }) {
  const { name, value, agrees } = told(control, words)
  return (
    <div>
      <dt>
        {agrees === true && <IconCheck size={15} role="img" aria-label={words.t(wording.controlSame)} />}
        {agrees === false && <IconAlertTriangle size={15} aria-hidden />}
        {agrees === null && <span className={previewClasses.noMark} />}
        {name}
      </dt>
      <dd>{value}</dd>
    </div>
  )
}

/** `agrees` is null for a figure that stands alone: nothing in the file confirms it. */
function told(control: Control, { t, money }: Words): { name: string; value: ReactNode; agrees: boolean | null } {
  if (control.what === 'read') {
    return { name: t(wording.controlRead), value: money(control.sum.cents, control.sum.currency), agrees: null }
  }
  if (control.what === 'more') return { name: t(wording.controlMore, { n: control.count }), value: '', agrees: true }
  if (control.what === 'entries') {
    const { unbalanced } = control
    const value = unbalanced === 0 ? t(wording.controlEntriesAll) : t(wording.controlEntriesBut, { n: unbalanced })
    return { name: t(wording.controlEntries), value, agrees: unbalanced === 0 }
  }
  if (control.what === 'account') {
    return { name: t(wording.controlReceivable), value: money(control.sum.cents, control.sum.currency), agrees: null }
  }
  if (control.what === 'customers') {
    // Customer rows also stand on accounts beside 411: another sum than its balance is no fault then.
    const name = t(control.agrees ? wording.controlCustomers : wording.controlAccounts)
    return { name, value: money(control.sum.cents, control.sum.currency), agrees: control.agrees || null }
  }
  const { left, right } = control
  const agrees = left.cents === right.cents
  const difference = agrees ? '' : t(wording.controlDiffers, { amount: money(left.cents - right.cents, left.currency) })
  const value = [money(left.cents, left.currency), difference].filter(Boolean).join(' · ')
  if (control.what === 'balance') return { name: t(wording.controlBalance), value, agrees }
  const { label, line } = control
  const name = label === '' ? t(wording.controlWrittenUnnamed, { line }) : t(wording.controlWritten, { label, line })
  return { name, value, agrees }
}
