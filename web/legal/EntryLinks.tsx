import detail from '../design/detail.module.css'
import { tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { download } from '../ledger/export-aged.ts'
import { tellFailure } from '../wire/failures.ts'
import { provisionWords as words } from './provision-wording.ts'

type Format = 'fec' | 'csv'
type Props = {
  read(format: Format): Promise<Blob>
  /** What the file is saved under, without its ending. */
  name: string
}

/** Entries to give to the accounts, in one of two forms. */
export function EntryLinks({ read, name }: Props) {
  const { t, lang } = useWords()
  const save = async (format: Format) => {
    try {
      const bytes = await read(format)
      download({ name: `${name}.${format === 'fec' ? 'txt' : 'csv'}`, parts: [await bytes.text()], rows: 0 })
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
  return (
    <span className={detail.links}>
      {(['fec', 'csv'] as const).map((format) => (
        <button
          key={format}
          type="button"
          className={detail.link}
          aria-label={`${t(words[format])} ${name}`}
          onClick={() => void save(format)}
        >
          {t(words[format])}
        </button>
      ))}
    </span>
  )
}
