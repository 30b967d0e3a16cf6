import { useWords } from '../design/words.tsx'
import classes from './documents.module.css'
import { documentWords as words } from './wording.ts'

/** The way to the PDF of a document, beside its number; nothing where none is kept. It opens beside the page, not in its place. */
export function PdfLink({ number, address }: { number: string; address: string | undefined }) {
  const { t } = useWords()
  if (!address) return null
  return (
    <a
      className={classes.pdf}
      href={address}
      target="_blank"
      rel="noreferrer"
      aria-label={t(words.openPdf, { number })}
      // The row under it would open its own panel.
      onClick={(event) => event.stopPropagation()}
    >
      {t(words.pdf)}
    </a>
  )
}
