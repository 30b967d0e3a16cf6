import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import classes from './figures.module.css'
import { linkTo } from './link-to.ts'

/** A figure that opens what it is made of. `href` comes from `shell/urls.ts`; `says` names the target for a screen reader. */
export function FigureLink({ href, says, children }: { href: string; says?: string; children: ReactNode }) {
  return (
    <Link {...linkTo(href)} className={classes.link} aria-label={says}>
      {children}
    </Link>
  )
}
