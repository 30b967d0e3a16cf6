import { useWords } from '../design/words.tsx'
import classes from './message.module.css'
import { wording } from './wording.ts'

/** A mail as its reader sees it, on white paper in both schemes. Sandboxed: nothing in it runs, loads or leads anywhere. */
export function MessageFrame({ subject, html }: { subject: string; html: string }) {
  const { t } = useWords()
  return <iframe className={classes.mail} sandbox="" srcDoc={html} title={t(wording.frameTitle, { subject })} />
}
