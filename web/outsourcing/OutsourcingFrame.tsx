import type { ReactNode } from 'react'
import { PageHeader } from '../design/PageHeader.tsx'
import { PageTabs } from '../design/PageTabs.tsx'
import { useWords } from '../design/words.tsx'
import { type OutsourcingPart, useDoors } from './doors.ts'
import { wording } from './wording.ts'

type Props = {
  here: OutsourcingPart
  facts?: readonly ReactNode[]
  actions?: ReactNode
  children: ReactNode
}

/** The head of what is collected by others: four doors, and behind each the pages of one concern. */
export function OutsourcingFrame({ here, facts = [], actions, children }: Props) {
  const { t } = useWords()
  const doors = useDoors()
  const behind = doors.find(({ parts }) => parts.some(({ key }) => key === here))
  return (
    <>
      <PageHeader title={t(wording.title)} facts={facts} actions={actions} />
      <PageTabs
        label={t(wording.parts)}
        here={behind?.key ?? ''}
        groups={[
          doors.map(({ key, label, parts }) => ({
            ...{ key, label, href: parts[0]!.href },
            count: parts.reduce((sum, { count = 0 }) => sum + count, 0),
          })),
        ]}
      />
      {behind && behind.parts.length > 1 && (
        <PageTabs isUnder label={t(wording.within, { door: behind.label })} here={here} groups={[behind.parts]} />
      )}
      {children}
    </>
  )
}
