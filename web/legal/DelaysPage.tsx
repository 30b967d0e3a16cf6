import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type LocalDate, toLocalDate } from '../../src/kernel/calendar.ts'
import { legalRoutes } from '../../src/legal/contract.ts'
import { courtPlaceOf, HOLIDAY_NAMES } from '../../src/statutes/index.ts'
import { useToday } from '../access/membership.tsx'
import { Day } from '../design/Day.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import classes from './claims.module.css'
import { delayWording as words } from './delay-wording.ts'
import { type Acts, bookOf, type DelayLine, delaysOf, PROCEDURES } from './delays.ts'
import { LegalFrame } from './LegalFrame.tsx'

/** `procedure` which · `le` the day of its first act · `puis` the day of the next · `cas` served in person, or a creditor abroad · `tribunal` a postcode */
type State = 'procedure' | 'le' | 'puis' | 'cas' | 'tribunal'

const FIRST = {
  order: words.orderOn,
  tradeClaim: words.commandServedOn,
  smallClaim: words.invitedOn,
  insolvency: words.publishedOn,
} as const
const NEXT = { order: words.servedOn, tradeClaim: words.titleOn } as const
const FLAG = { order: words.inPerson, insolvency: words.abroad } as const

/** What an act sets in motion and until when: the calendar of a procedure, reckoned as it is typed. */
export function DelaysPage() {
  const api = useApi()
  const { t } = useWords()
  const today = useToday()
  const [at, change] = useAddressState<State>()
  const law = useQuery(api.ask(legalRoutes.legalReferences, {})).data
  const procedure = PROCEDURES.find((one) => one === at.procedure) ?? 'order'
  const on = toLocalDate(at.le ?? '')
  const next = procedure in NEXT ? NEXT[procedure as keyof typeof NEXT] : null
  const flag = procedure in FLAG ? FLAG[procedure as keyof typeof FLAG] : null
  const acts: Acts | null = on && {
    procedure,
    on,
    thenOn: next && toLocalDate(at.puis ?? ''),
    flag: at.cas === 'oui',
    place: courtPlaceOf(at.tribunal ?? ''),
  }
  const lines = law && acts ? delaysOf(bookOf(law), acts) : undefined
  return (
    <LegalFrame here="delais">
      <div className={classes.body}>
        <p className={classes.lead}>{t(words.lead)}</p>
        <div className={classes.fields}>
          <NativeSelect
            label={t(words.procedure)}
            value={procedure}
            onChange={(event) => change({ procedure: event.currentTarget.value, puis: null, cas: null })}
            data={PROCEDURES.map((one) => ({ value: one, label: t(words[one]) }))}
          />
          <DayInput label={t(FIRST[procedure])} value={on} onValue={(le) => change({ le })} today={today} />
          {next && (
            <DayInput
              key={procedure}
              label={t(next)}
              value={acts?.thenOn ?? null}
              onValue={(puis) => change({ puis })}
              today={today}
            />
          )}
          <TextInput
            label={t(words.court)}
            description={t(words.courtHint)}
            value={at.tribunal ?? ''}
            maxLength={5}
            onChange={(event) => change({ tribunal: event.currentTarget.value.replace(/\D/g, '') || null })}
          />
        </div>
        {flag && (
          <Checkbox
            label={t(flag)}
            checked={at.cas === 'oui'}
            onChange={(event) => change({ cas: event.currentTarget.checked ? 'oui' : null })}
          />
        )}
        <section aria-label={t(words.list)} aria-live="polite">
          {!acts && <p className={classes.quiet}>{t(words.giveDay)}</p>}
          {lines === null && <p>{t(words.noRow)}</p>}
          <ul className={classes.lines}>
            {lines?.map((line) => (
              <Line key={line.what.en} line={line} />
            ))}
          </ul>
        </section>
      </div>
    </LegalFrame>
  )
}

function Line({ line: { what, deadline, from, days, note } }: { line: DelayLine }) {
  const { t, day } = useWords()
  const on = deadline?.endsOn ?? from
  return (
    <li data-moves={deadline !== undefined || undefined}>
      <span className={classes.head}>
        <span>{t(what)}</span>
        {on && (
          <b>
            <Day date={on} />
          </b>
        )}
        {days && <span>{days.map((one: LocalDate) => day(one)).join(' · ')}</span>}
      </span>
      {deadline?.moved && (
        <span>
          {t(words.moved, {
            day: day(deadline.plainEndOn),
            off: deadline.moved.off,
            holiday: deadline.moved.holiday ? t(HOLIDAY_NAMES[deadline.moved.holiday.name]) : '',
          })}
        </span>
      )}
      {deadline?.isUncertain && <span>{t(words.overseas)}</span>}
      {note && <span>{t(note)}</span>}
      {deadline && (
        <span className={classes.cited}>
          {deadline.row.citation}
          {deadline.row.mark === 'verify' && ` · ${t(words.mark)}`}
        </span>
      )}
    </li>
  )
}
