import { Button, Checkbox, Popover } from '@mantine/core'
import { useState } from 'react'
import { keep, kept } from '../design/kept.ts'
import { useWords } from '../design/words.tsx'
import { COLUMNS, type ColumnKey, USUAL_COLUMNS } from './customer-list.tsx'
import classes from './parties.module.css'
import { wording } from './wording.ts'

const STORED = 'quittance-customer-columns'

/** The columns this person shows, remembered by the browser; what it remembers that is no column any more is left out. */
export function useChosenColumns(): [readonly ColumnKey[], (chosen: readonly ColumnKey[]) => void] {
  const [chosen, choose] = useState(() => {
    const stored = kept(STORED)?.split(',')
    return stored ? COLUMNS.flatMap(({ key }) => (stored.includes(key) ? [key] : [])) : USUAL_COLUMNS
  })
  return [
    chosen,
    (next) => {
      keep(STORED, next.join(','))
      choose(next)
    },
  ]
}

/** Which columns the list shows. */
export function ColumnChoice({
  chosen,
  onChosen,
}: {
  chosen: readonly ColumnKey[]
  onChosen(chosen: readonly ColumnKey[]): void
}) {
  const { t } = useWords()
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button size="compact-xs" variant="default">
          {t(wording.columns)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.columnChoice}>
          {COLUMNS.map(({ key, name }) => (
            <Checkbox
              key={key}
              size="xs"
              label={t(name)}
              checked={chosen.includes(key)}
              onChange={(event) => {
                const isOn = event.currentTarget.checked
                onChosen(COLUMNS.map((one) => one.key).filter((one) => (one === key ? isOn : chosen.includes(one))))
              }}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
