import { Popover, UnstyledButton } from '@mantine/core'
import { IconProgress } from '@tabler/icons-react'
import { useState } from 'react'
import { ProgressLine } from '../design/ProgressLine.tsx'
import type { Progress } from '../design/progress.ts'
import { useWords } from '../design/words.tsx'
import classes from './frame.module.css'
import { wording } from './wording.ts'

/** Long work, here or started from elsewhere: what it is, and how far. `failure` is the sentence that stopped it. */
export type Job = { id: string; name: string; progress: Progress; failure?: string }

/** Work whose extent nobody can tell yet is under way too. */
const isRunning = ({ done, total }: Progress): boolean => total === 0 || done < total

/** Work under way, from any page: leave and come back. */
export function JobsTray({ jobs }: { jobs: readonly Job[] }) {
  const { t } = useWords()
  const [opened, setOpened] = useState(false)
  const running = jobs.filter((job) => !job.failure && isRunning(job.progress)).length
  const label = running > 0 ? t(wording.jobsCount, { n: running }) : t(wording.jobs)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="right-end"
      width={320}
      trapFocus
      withinPortal={false}
      floatingStrategy="fixed"
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.section}
          onClick={() => setOpened(!opened)}
          aria-expanded={opened}
          aria-label={label}
        >
          <IconProgress size={17} stroke={1.6} aria-hidden />
          <span className={classes.wide}>{label}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.jobs} role="region" aria-label={t(wording.jobs)} tabIndex={-1}>
          {jobs.length === 0 && <p>{t(wording.jobsNone)}</p>}
          {jobs.map((job) => (
            <div key={job.id}>
              <ProgressLine label={job.name} progress={job.progress} />
              {job.failure && <p>{job.failure}</p>}
            </div>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
