import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { linkTo } from './link-to.ts'
import classes from './page-tabs.module.css'
import { useWords } from './words.tsx'

export type PageTab = { key: string; label: string; href: string; count?: number; icon?: ReactNode }

type Props = {
  label: string
  /** Groups are set apart by a line. */
  groups: readonly (readonly PageTab[])[]
  here: string
  /** The second row: parts of what is chosen in the row above. */
  isUnder?: boolean
}

/** The parts of a page as links, each with an address of its own; a count says what waits there. */
export function PageTabs({ label, groups, here, isUnder }: Props) {
  const { count } = useWords()
  return (
    <nav className={classes.tabs} data-under={isUnder || undefined} aria-label={label}>
      {groups.map((group) => (
        <ul key={group[0]?.key} className={classes.group}>
          {group.map((tab) => (
            <li key={tab.key}>
              <Link
                {...linkTo(tab.href)}
                className={classes.tab}
                data-here={tab.key === here || undefined}
                aria-current={tab.key === here ? 'page' : undefined}
                // The router would mark every tab of one path as current; ours differ by what follows `?`.
                activeProps={{ 'aria-current': tab.key === here ? 'page' : undefined }}
              >
                {tab.icon}
                {tab.label}
                {tab.count !== undefined && tab.count > 0 && <span className={classes.count}>{count(tab.count)}</span>}
              </Link>
            </li>
          ))}
        </ul>
      ))}
    </nav>
  )
}
