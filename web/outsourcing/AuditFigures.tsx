import { sumCents } from '../../src/kernel/money.ts'
import { AGES, SIZES } from '../../src/outsourcing/audit/model.ts'
import { ageNames, kindNames, paperNames, sizeNames } from '../../src/outsourcing/audit/wording.ts'
import { CUSTOMER_KINDS } from '../../src/parties/model.ts'
import { percentText } from '../cash/percent.ts'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { type AddressState, urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { NO_SECTOR } from './AuditPage.tsx'
import type { AuditShown } from './AuditSignals.tsx'
import { auditWords as words } from './audit-wording.ts'
import classes from './outsourcing.module.css'

type Counted = { files: number; cents: number; expectedCents?: number }
const restWords = { own: words.restsOwn, prior: words.restsPrior, both: words.restsBoth } as const

/** An amount that opens its claims, and says how many they are; nothing where there are none. */
function Opening({ to, what, of, currency }: { to: AddressState; what: string; of: Counted; currency: string }) {
  const api = useApi()
  const { t, money } = useWords()
  if (of.files === 0) return <span className={classes.quiet}>–</span>
  return (
    <FigureLink
      href={urls.outsourcingAudit(api.orgId ?? 0, { ...to, devise: currency })}
      says={t(words.opens, { n: of.files, what, amount: money(of.cents, currency) })}
    >
      {money(of.cents, currency)}
    </FigureLink>
  )
}

/** What is late by amount and age: each cell opens its claims and says what is expected of them, and on what that rests. */
export function AuditFigures({ audit }: { audit: AuditShown }) {
  const { t, money } = useWords()
  const { cells, currency, late } = audit
  const summed = (parts: readonly Required<Counted>[]): Required<Counted> => ({
    files: parts.reduce((sum, { files }) => sum + files, 0),
    cents: sumCents(parts.map(({ cents }) => cents)),
    expectedCents: sumCents(parts.map(({ expectedCents }) => expectedCents)),
  })
  const cell = (key: string, to: AddressState, what: string, of: Required<Counted>, rests?: string) => (
    <td key={key} className={classes.figure}>
      <Opening {...{ to, what, of, currency }} />
      {of.files > 0 && (
        <span className={classes.under}>{t(words.expects, { amount: money(of.expectedCents, currency) })}</span>
      )}
      {rests && <span className={classes.under}>{rests}</span>}
    </td>
  )
  return (
    <section className={classes.part}>
      <h2>{t(words.portfolio)}</h2>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t(words.amounts, { currency })}</th>
              {AGES.map((age) => (
                <th key={age} scope="col" className={classes.figure}>
                  {t(ageNames[age])}
                </th>
              ))}
              <th scope="col" className={classes.figure}>
                {t(words.total)}
              </th>
            </tr>
          </thead>
          <tbody>
            {SIZES.map((size) => (
              <tr key={size}>
                <th scope="row">{t(sizeNames[size])}</th>
                {AGES.map((age) => {
                  const one = cells.find((found) => found.size === size && found.age === age)!
                  const what = `${t(sizeNames[size])}, ${t(ageNames[age])}`
                  return cell(age, { taille: size, age }, what, one, one.rests ? t(restWords[one.rests]) : undefined)
                })}
                {cell('total', { taille: size }, t(sizeNames[size]), summed(cells.filter((one) => one.size === size)))}
              </tr>
            ))}
            <tr className={classes.total}>
              <th scope="row">{t(words.total)}</th>
              {AGES.map((age) => cell(age, { age }, t(ageNames[age]), summed(cells.filter((one) => one.age === age))))}
              {cell('all', { voir: 'tout' }, t(words.allClaims), late)}
            </tr>
          </tbody>
        </table>
      </div>
      <p className={classes.note}>{t(words.where, { enough: audit.enough })}</p>
    </section>
  )
}

/** What files hold and lack, paper by paper. */
export function AuditPapers({ audit }: { audit: AuditShown }) {
  const { t } = useWords()
  const { papers, complete, late, currency } = audit
  const rows = [
    ...papers.map(({ paper, files, cents }) => ({ key: paper, name: t(paperNames[paper]), files, cents })),
    { key: 'any', name: t(words.anyPaper), ...complete },
  ]
  return (
    <section className={classes.part}>
      <h2>{t(words.papers)}</h2>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t(words.paper)}</th>
              <th scope="col" className={classes.figure}>
                {t(words.has)}
              </th>
              <th scope="col" className={classes.figure}>
                {t(words.lacks)}
              </th>
              <th scope="col" className={classes.figure}>
                {t(words.lacking)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, files, cents }) => (
              <tr key={key} className={key === 'any' ? classes.total : undefined}>
                <th scope="row">{name}</th>
                <td className={classes.figure}>{files}</td>
                <td className={classes.figure}>{late.files - files}</td>
                <td className={classes.figure}>
                  <Opening
                    to={{ manque: key }}
                    what={t(words.without, { paper: name })}
                    of={{ files: late.files - files, cents: late.cents - cents }}
                    currency={currency}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** Sectors shown before the others are asked for: those that owe most. */
const MOST_SECTORS = 12

/** Who owes: by kind of customer and by sector. */
export function AuditWho({ audit }: { audit: AuditShown }) {
  const { t } = useWords()
  const kinds = CUSTOMER_KINDS.map((kind) => {
    const own = audit.grains.filter((grain) => grain.kind === kind)
    const files = own.reduce((sum, grain) => sum + grain.files, 0)
    return {
      key: kind,
      name: t(kindNames[kind]),
      to: { genre: kind },
      files,
      cents: sumCents(own.map((one) => one.cents)),
    }
  }).filter(({ files }) => files > 0)
  const sectors = audit.sectors.slice(0, MOST_SECTORS).map(({ sector, files, cents }) => ({
    ...{ key: sector, name: sector || t(words.noSector), to: { secteur: sector || NO_SECTOR }, files, cents },
  }))
  return (
    <div className={classes.pair}>
      <Owing title={t(words.kinds)} column={t(words.kind)} rows={kinds} audit={audit} />
      <Owing title={t(words.sectors)} column={t(words.sector)} rows={sectors} audit={audit} />
    </div>
  )
}

type Row = Counted & { key: string; name: string; to: AddressState }
function Owing({ title, column, rows, audit }: { title: string; column: string; rows: Row[]; audit: AuditShown }) {
  const { t, lang } = useWords()
  return (
    <section className={classes.part}>
      <h2>{title}</h2>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{column}</th>
              <th scope="col" className={classes.figure}>
                {t(words.claims)}
              </th>
              <th scope="col" className={classes.figure}>
                {t(words.amount)}
              </th>
              <th scope="col" className={classes.figure}>
                {t(words.share)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, to, ...of }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td className={classes.figure}>{of.files}</td>
                <td className={classes.figure}>
                  <Opening to={to} what={name} of={of} currency={audit.currency} />
                </td>
                <td className={classes.figure}>
                  {percentText(lang, Math.round((of.cents / audit.late.cents) * 10_000), 1)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
