import { IconCheck } from '@tabler/icons-react'
import { ProgressLine } from '../design/ProgressLine.tsx'
import { useWords } from '../design/words.tsx'
import { howFar, stagesOf, workOn } from './how-far.ts'
import classes from './intake.module.css'
import { stageNames, wording } from './progress-wording.ts'
import stages from './stages.module.css'
import type { ImportFound } from './use-imports.ts'

/** A file being read, recorded or withdrawn: what is done, what runs and how far it is, what comes next. */
export function UnderWay({ view }: { view: ImportFound }) {
  const { t } = useWords()
  const work = workOn(view)
  const nameOf = (stage: (typeof path)[number]['stage']) => {
    const name = stageNames[work][stage]
    return name ? t(name) : ''
  }
  const path = stagesOf(view)
  const inKilobytes = view.progress?.unit === 'kilobytes'
  return (
    <section className={stages.underWay}>
      <h2>{t(wording[`${work}Title`])}</h2>
      {!view.progress && <p className={classes.quiet}>{t(wording.waits)}</p>}
      <ol className={stages.stages}>
        {path.map(({ stage, place }) => (
          <li key={stage} data-place={place} aria-current={place === 'now' ? 'step' : undefined}>
            {place === 'before' && <IconCheck size={15} aria-label={t(wording.stageDone)} />}
            {place === 'now' ? (
              <ProgressLine
                label={inKilobytes ? t(wording.inKilobytes, { stage: nameOf(stage) }) : nameOf(stage)}
                progress={howFar(view)}
              />
            ) : (
              <span>{nameOf(stage)}</span>
            )}
          </li>
        ))}
      </ol>
      <p className={classes.quiet}>{t(wording[`${work}Says`])}</p>
    </section>
  )
}
