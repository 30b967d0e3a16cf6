import type { JournalExportView } from '../../src/cash/contract.ts'
import type { JournalFormat } from '../../src/cash/journal/model.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useOrganisation } from '../access/membership.tsx'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { Instant } from '../design/Instant.tsx'
import listing from '../design/listing.module.css'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './journal.module.css'
import { journalWords } from './journal-wording.ts'
import settings from './settings.module.css'

/** Exports made, the last first, each to be downloaded again as it was. */
export function JournalExports({ exports }: { exports: readonly JournalExportView[] }) {
  const api = useApi()
  const { t, count, day } = useWords()
  const orgId = api.orgId ?? 0
  return (
    <section className={settings.section} aria-labelledby="exports">
      <h2 id="exports">{t(journalWords.historyTitle)}</h2>
      {exports.length === 0 ? (
        <p className={classes.none}>{t(journalWords.historyNone)}</p>
      ) : (
        <table className={listing.grid} aria-labelledby="exports">
          <thead>
            <tr>
              <th scope="col">{t(journalWords.no)}</th>
              <th scope="col">{t(journalWords.madeAt)}</th>
              <th scope="col">{t(journalWords.period)}</th>
              <th scope="col" data-align="right">
                {t(journalWords.entries)}
              </th>
              <th scope="col" data-align="right">
                {t(journalWords.amount)}
              </th>
              <th scope="col" className={settings.after}>
                {t(journalWords.files)}
              </th>
            </tr>
          </thead>
          <tbody>
            {exports.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.no}</th>
                <td>
                  <Instant at={one.exportedAt} />
                  <div className={detail.quiet}>{one.exportedBy}</div>
                </td>
                <td>{t(journalWords.from, { from: day(one.fromOn as LocalDate), to: day(one.toOn as LocalDate) })}</td>
                <td data-align="right">
                  <FigureLink href={urls.cashJournal(orgId, { export: one.id })}>{count(one.entries)}</FigureLink>
                </td>
                <td data-align="right">
                  <Amount cents={one.debitCents} currency={one.currency} />
                </td>
                <td className={settings.after}>
                  <Files one={one} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** The files of an export. A FEC is written in the currency of the accounts only. */
function Files({ one }: { one: JournalExportView }) {
  const api = useApi()
  const { t } = useWords()
  const base = useOrganisation().data?.currency ?? 'EUR'
  const isForeign = one.currency !== base
  const formats: JournalFormat[] = [
    ...(isForeign ? [] : (['fec'] as const)),
    'csv',
    ...(one.letterings > 0 ? (['lettering'] as const) : []),
  ]
  const nameOf = (format: JournalFormat) =>
    format === 'lettering' ? t(journalWords.letteringsOf, { n: one.letterings }) : t(journalWords[format])
  return (
    <span className={classes.files}>
      {formats.map((format) => (
        <a
          key={format}
          className={detail.link}
          href={`/api/orgs/${api.orgId}/cash/journal/${one.id}/file?format=${format}`}
          aria-label={t(journalWords.fileOf, { file: nameOf(format), no: one.no })}
          download
        >
          {nameOf(format)}
        </a>
      ))}
      {isForeign && <span className={detail.quiet}>{t(journalWords.onlyCsv, { currency: one.currency })}</span>}
    </span>
  )
}
