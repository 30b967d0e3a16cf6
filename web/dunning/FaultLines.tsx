import { type Refusal, tellRefusal } from '../../src/kernel/verdict.ts'
import { useWords } from '../design/words.tsx'
import classes from './dunning.module.css'
import { scenarioWords as words } from './scenario-wording.ts'

/** What forbids saving, in words, beside what it is about. */
export function FaultLines({ faults }: { faults: readonly Refusal[] }) {
  const { t, lang } = useWords()
  if (faults.length === 0) return null
  return (
    <div className={classes.stepFaults} role="alert">
      {faults.map((fault) => (
        <p key={`${fault.code}${fault.where}`} className={classes.fault}>
          {/* A field left empty has no value to quote. */}
          {Number.isNaN(fault.params?.value) ? t(words.numberMissing) : tellRefusal(lang, fault)}
        </p>
      ))}
    </div>
  )
}
