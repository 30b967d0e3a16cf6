import detail from '../design/detail.module.css'
import { tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { download } from '../ledger/export-aged.ts'
import { tellFailure } from '../wire/failures.ts'
import { words } from './charge-wording.ts'

type Props = {
  /** Reads the file in one of its two shapes. */
  read(format: 'pdf' | 'csv'): Promise<Blob>
  /** What the file is saved under, without its ending. */
  name: string
}

/** A calculation to be shown as it would be printed, or opened in a spreadsheet. */
export function SheetLinks({ read, name }: Props) {
  const { t, lang } = useWords()
  const open = async (format: 'pdf' | 'csv') => {
    try {
      const bytes = await read(format)
      if (format === 'pdf') window.open(URL.createObjectURL(bytes), '_blank', 'noopener')
      else download({ name: `${name}.csv`, parts: [await bytes.text()], rows: 0 })
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
  return (
    <span className={detail.links}>
      <button
        type="button"
        className={detail.link}
        aria-label={`${t(words.sheetPdf)} ${name}`}
        onClick={() => void open('pdf')}
      >
        {t(words.sheetPdf)}
      </button>
      <button
        type="button"
        className={detail.link}
        aria-label={`${t(words.sheetCsv)} ${name}`}
        onClick={() => void open('csv')}
      >
        {t(words.sheetCsv)}
      </button>
    </span>
  )
}
