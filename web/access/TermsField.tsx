import { Autocomplete, type ComboboxParsedItem } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import {
  describeTerms,
  type PaymentTerms,
  parseTerms,
  type TermRegime,
  tellTermWarning,
  warnAboveCeiling,
} from '../../src/statutes/index.ts'
import { useWords } from '../design/words.tsx'
import classes from './welcome.module.css'
import { wording } from './wording.ts'

const USUAL_TERMS: readonly PaymentTerms[] = [
  { kind: 'net', days: 0 },
  { kind: 'net', days: 30 },
  { kind: 'net', days: 45 },
  { kind: 'eom_after', days: 30 },
  { kind: 'eom_after', days: 45 },
  { kind: 'net', days: 60 },
]

type Props = {
  label: string
  text: string
  today: LocalDate
  /** What the law caps: the general ceiling, that of public buyers, or nothing (consumers). */
  regime: TermRegime | null
  /** Said while the field is empty. */
  whenEmpty?: string
  labelHidden?: boolean
  /** What the form gives an input: its value, error and handlers. */
  input: object
}

/** Payment terms typed in words, read back in words, with a warning when the law allows less. It warns, and never refuses. */
export function TermsField({ label, text, today, regime, whenEmpty, labelHidden, input }: Props) {
  const { t, lang } = useWords()
  const terms = text.trim() === '' ? null : parseTerms(text)
  const warning = terms?.ok && regime ? warnAboveCeiling(terms.value, today, regime) : null
  return (
    <Autocomplete
      className={classes.whole}
      {...(labelHidden ? { 'aria-label': label } : { label })}
      data={USUAL_TERMS.map((usual) => describeTerms(lang, usual))}
      filter={({ options, search }) => matching(options, search)}
      description={
        <>
          {!terms && whenEmpty}
          {terms?.ok && (
            <span className={classes.good}>
              <IconCheck size={13} aria-hidden /> {t(wording.termsRead, { terms: describeTerms(lang, terms.value) })}
            </span>
          )}
          {warning && (
            <span className={classes.warning} role="status">
              <IconAlertTriangle size={13} aria-hidden /> {tellTermWarning(lang, warning)}
            </span>
          )}
        </>
      }
      descriptionProps={{ component: 'div' }}
      comboboxProps={{ withinPortal: false, floatingStrategy: 'fixed' }}
      {...input}
    />
  )
}

/** While words are typed, those that begin alike; all of them beside terms that are complete. */
function matching(options: ComboboxParsedItem[], search: string): ComboboxParsedItem[] {
  const typed = search.trim().toLowerCase()
  const labels = options.map((option) => ('label' in option ? option.label.toLowerCase() : ''))
  return labels.includes(typed) ? options : options.filter((_, index) => labels[index]?.startsWith(typed))
}
