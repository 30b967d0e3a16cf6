import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { Amount } from '../design/Amount.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import board from './outsourcing.module.css'
import { statementWords as words } from './remittance-statement-words.ts'

type Props = { read: ReplyOut<typeof routes.importStatement> }

/** A long statement is looked at for what does not agree, which comes first. */
const SHOWN = 200

/** A statement line by line, each with its verdict, and what speaks against the whole of it. */
export function RemittancePreview({ read }: Props) {
  const { t } = useWords()
  const { currency } = read
  const money = (cents: number) => ({ cents, currency })
  const sum = (cents: number | null) => (cents === null ? '–' : <Amount cents={cents} currency={currency} />)
  const whole = read.reasons.filter(({ line }) => line === null)
  const faulty = new Set(read.reasons.map(({ line }) => line))
  const shown = read.lines
    .toSorted((a, b) => Number(faulty.has(b.line)) - Number(faulty.has(a.line)) || a.line - b.line)
    .slice(0, SHOWN)
  return (
    <section>
      <p role="status">
        {read.reasons.length > 0
          ? t(words.faults, { n: read.reasons.length })
          : t(words.addsUp, {
              ...{ n: read.receipts, received: money(read.receiptsCents), fees: money(read.feesCents) },
              amount: money(read.cents),
            })}
      </p>
      {whole.map(({ sentence }) => (
        <Reason key={sentence} kind="excluded">
          {sentence}
        </Reason>
      ))}
      <div className={board.scroll}>
        <table className={board.table} aria-label={t(words.lines)}>
          <thead>
            <tr>
              <th scope="col">{t(words.line)}</th>
              <th scope="col">{t(words.receipt)}</th>
              <th scope="col" className={board.figure}>
                {t(words.amount)}
              </th>
              <th scope="col" className={board.figure}>
                {t(words.fee)}
              </th>
              <th scope="col" className={board.figure}>
                {t(words.vat)}
              </th>
              <th scope="col">{t(words.verdict)}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => {
              const said = read.reasons.filter(({ line }) => line === one.line)
              return (
                <tr key={one.line}>
                  <td>{one.line}</td>
                  <td>{[one.no, one.placement, one.debtorName].filter(Boolean).join(' · ')}</td>
                  <td className={board.figure}>{sum(one.cents)}</td>
                  <td className={board.figure}>{sum(one.feeCents)}</td>
                  <td className={board.figure}>{sum(one.vatCents)}</td>
                  <td>
                    {said.length === 0
                      ? t(words.agrees)
                      : said.map(({ sentence }) => (
                          <Reason key={sentence} kind="excluded">
                            {sentence}
                          </Reason>
                        ))}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {read.lines.length > SHOWN && <p>{t(words.others, { n: read.lines.length - SHOWN })}</p>}
    </section>
  )
}
