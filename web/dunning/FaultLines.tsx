import { type Refusal, tellRefusal } from '../../src/kernel/verdict.ts'
import detail from '../design/detail.module.css'
import { useWords } from '../design/words.tsx'
import classes from './scenario.module.css'
import { scenarioWords } from './scenario-wording.ts'

/** What forbids saving, in words, beside what it is about. */
export function FaultLines({ faults }: { faults: readonly Refusal[] }) {
  const { t, lang } = useWords()
  if (faults.length === 0) return null
  return (
    <div className={classes.stepFaults} role="alert">
      {faults.map((fault) => (
        <p key={`${fault.code}${fault.where}`} className={detail.fault}>
          {/* A field left empty has no value to quote. */}
          {Number.isNaN(fault.params?.value) ? t(scenarioWords.numberMissing) : tellRefusal(lang, fault)}
        </p>
      ))}
    </div>
  )
}
