import type { ReactNode } from 'react'
import { usePageTitle } from '../design/PageHeader.tsx'
import { Preferences } from '../shell/PersonMenu.tsx'
import classes from './welcome.module.css'

/** The sheet of paper on which one signs in, sets up or joins. */
export function Welcome({
  title,
  lead,
  aside,
  children,
}: {
  title: string
  lead?: ReactNode
  aside?: ReactNode
  children: ReactNode
}) {
  usePageTitle(title)
  return (
    <div className={classes.desk}>
      <main className={classes.sheet}>
        <header className={classes.head}>
          <img src="/mark.svg" alt="" width={28} height={28} />
          <span>Quittance</span>
        </header>
        {aside}
        <h1>{title}</h1>
        {lead && <p className={classes.lead}>{lead}</p>}
        {children}
      </main>
      <footer className={classes.preferences}>
        <Preferences signedIn={false} />
      </footer>
    </div>
  )
}
