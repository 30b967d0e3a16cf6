import type { ReactNode } from 'react'
import { usePageTitle } from './PageHeader.tsx'
import classes from './states.module.css'

type Props = {
  title: string
  /** What to do first, in a sentence. */
  children: ReactNode
  /** What the place looks like once it holds something. */
  sample?: ReactNode
  actions?: ReactNode
  /** A page that holds nothing else: its title is the page's. */
  alone?: boolean
}

/** A place with nothing in it yet, and how to begin. */
export function EmptyState({ title, children, sample, actions, alone }: Props) {
  const Title = alone ? 'h1' : 'h2'
  usePageTitle(alone ? title : null)
  return (
    <section className={classes.state}>
      <Title>{title}</Title>
      <p>{children}</p>
      {sample && (
        <div className={classes.sample} aria-hidden inert>
          {sample}
        </div>
      )}
      {actions && <div className={classes.actions}>{actions}</div>}
    </section>
  )
}
