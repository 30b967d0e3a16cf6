import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { ClosingView } from '../../src/outsourcing/closing/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { closingWords as words } from './closing-words.ts'
import classes from './outsourcing.module.css'
import { RecallMany } from './RecallMany.tsx'

/** What is still out: chosen files, or all of them, come home with a reason. */
export function ClosingFiles({ closing }: { closing: ClosingView }) {
  const api = useApi()
  const { t } = useWords()
  const works = useRefusal('desk.work')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState<'some' | 'all' | null>(null)
  const { count, shown } = closing.files
  const isOurs = closing.side === 'creditor'
  const some = shown.filter(({ id }) => chosen.has(id))
  const choose = (id: string, is: boolean) =>
    setChosen(new Set(is ? [...chosen, id] : [...chosen].filter((one) => one !== id)))
  return (
    <section className={classes.part}>
      <h2>{t(words.files, { n: count })}</h2>
      {count === 0 && <p className={classes.quiet}>{t(words.noFiles)}</p>}
      {isOurs && count > 0 && (
        <div className={detail.acts}>
          {some.length > 0 && (
            <ActionButton primary refusal={works} onAct={() => setAsked('some')}>
              {t(words.recallSome, { n: some.length })}
            </ActionButton>
          )}
          <ActionButton refusal={works} onAct={() => setAsked('all')}>
            {t(words.recallAll)}
          </ActionButton>
        </div>
      )}
      {count > 0 && (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t(words.file)}</th>
                <th scope="col">{t(words.debtor)}</th>
                <th scope="col">{t(words.placedOn)}</th>
                <th scope="col">{t(words.worked)}</th>
                <th scope="col" className={classes.figure}>
                  {t(words.openAmount)}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <tr key={one.id}>
                  <td>
                    {isOurs ? (
                      <Checkbox
                        size="xs"
                        label={one.number}
                        aria-label={t(words.choose, { number: one.number })}
                        checked={chosen.has(one.id)}
                        onChange={(event) => choose(one.id, event.currentTarget.checked)}
                      />
                    ) : (
                      one.number
                    )}
                  </td>
                  <td>
                    {one.customerName} <span className={classes.quiet}>{one.customerCode}</span>
                  </td>
                  <td>
                    <Day date={one.placedOn as LocalDate} />
                  </td>
                  <td>{t(one.hasActed ? words.yes : words.notYet)}</td>
                  <td className={classes.figure}>
                    {isOurs ? (
                      <FigureLink href={urls.placements(api.orgId ?? 0, { dossier: one.id })}>
                        <Amount cents={one.openCents} currency={one.currency} />
                      </FigureLink>
                    ) : (
                      <Amount cents={one.openCents} currency={one.currency} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {count > shown.length && <p className={classes.note}>{t(words.more, { n: count - shown.length })}</p>}
        </div>
      )}
      {asked && (
        <RecallMany
          named={asked === 'some' ? some.map(({ id }) => id) : { mandateId: closing.mandateId }}
          onRecalled={() => setChosen(new Set())}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  )
}
