import { useState } from 'react'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { ProgressLine } from '../design/ProgressLine.tsx'
import { useWords } from '../design/words.tsx'
import type { Demo } from './demo.ts'
import classes from './welcome.module.css'
import { wording } from './wording.ts'

type Props = {
  onOwnData(): void
  demo: Demo
  onOpenDemo(orgId: number): void
}

/** The last step of the first visit: one's own data, or a company that shows everything at work. */
export function StartChoice({ onOwnData, demo, onOpenDemo }: Props) {
  const { t } = useWords()
  return (
    <>
      <PageHeader title={t(wording.startTitle)} />
      <div className={classes.choices}>
        <section className={classes.choice}>
          <h2>{t(wording.ownData)}</h2>
          <p>{t(wording.ownDataSays)}</p>
          <ActionButton primary onAct={onOwnData}>
            {t(wording.ownDataDo)}
          </ActionButton>
        </section>
        <DemoChoice demo={demo} onOpen={onOpenDemo} />
      </div>
    </>
  )
}

function DemoChoice({ demo, onOpen }: { demo: Demo; onOpen(orgId: number): void }) {
  const { t } = useWords()
  const [failure, setFailure] = useState<unknown>(null)
  const { orgId } = demo
  const make = () => {
    setFailure(null)
    return demo.make().catch(setFailure)
  }
  return (
    <section className={classes.choice}>
      <h2>{t(wording.demo)}</h2>
      <p>{t(demo.progress ? wording.demoMakingSays : wording.demoSays)}</p>
      {failure !== null && <ErrorState failure={failure} />}
      {demo.failed && failure === null && <p role="alert">{t(wording.demoFailed)}</p>}
      {demo.interrupted && orgId === null && failure === null && <p role="status">{t(wording.demoInterrupted)}</p>}
      {demo.progress ? (
        <div className={classes.making}>
          <ProgressLine label={t(wording.demoMaking)} progress={demo.progress} />
        </div>
      ) : orgId !== null ? (
        <ActionButton onAct={() => onOpen(orgId)}>{t(wording.demoOpen)}</ActionButton>
      ) : (
        <ActionButton onAct={make}>{t(wording.demoDo)}</ActionButton>
      )}
    </section>
  )
}
