import { type ReactNode, useEffect } from 'react'
import classes from './states.module.css'

type Props = {
  title: string
  /** The two or three figures that say what this page holds. */
  facts?: readonly ReactNode[]
  actions?: ReactNode
}

/** The head of a page: its name, what it holds, what can be done with it. */
export function PageHeader({ title, facts = [], actions }: Props) {
  usePageTitle(title)
  return (
    <header className={classes.header}>
      <div>
        <h1>{title}</h1>
        {facts.length > 0 && (
          <div className={classes.facts}>
            {facts.map((fact, index) => (
              <span key={index}>{fact}</span>
            ))}
          </div>
        )}
      </div>
      {actions && <div className={classes.headerActions}>{actions}</div>}
    </header>
  )
}

/** The name of the page in the browser's tab and history; null leaves it to who stands above. */
export function usePageTitle(title: string | null): void {
  useEffect(() => {
    if (title !== null) document.title = `${title} · Quittance`
  }, [title])
}
