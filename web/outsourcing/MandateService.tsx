import { Checkbox } from '@mantine/core'
import { openFilesNames, reportingRhythmNames, voiceNames } from '../../src/outsourcing/mandates/wording.ts'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useWords } from '../design/words.tsx'
import { Pair, TermNumber, TermPick, TermsPart, type TermsProps, TermText, TermTick } from './MandateFields.tsx'
import { termWords as words } from './mandate-terms-words.ts'
import { mandateWords } from './mandate-words.ts'

/** What the provider undertakes, in whose name it writes, and what its default gives back. */
export function MandateService({ terms, onTerms }: TermsProps) {
  const { t } = useWords()
  const { service, reporting, scope } = terms
  const set = (part: Partial<typeof service>) => onTerms({ service: { ...service, ...part } })
  const { credit } = service
  const setCredit = (part: Partial<NonNullable<typeof credit>>) => credit && set({ credit: { ...credit, ...part } })
  return (
    <TermsPart title={words.service}>
      <TermPick
        label={mandateWords.voice}
        value={terms.voice}
        names={voiceNames}
        onValue={(voice) => onTerms({ voice })}
      />
      <Pair>
        <TermNumber
          label={words.firstContact}
          value={service.firstContactDays}
          least={1}
          most={60}
          onValue={(n) => set({ firstContactDays: n ?? 1 })}
        />
        <TermNumber
          label={words.contacts}
          value={service.contacts}
          least={1}
          most={30}
          onValue={(n) => set({ contacts: n ?? 1 })}
        />
      </Pair>
      <Pair>
        <TermNumber
          label={words.answerDays}
          value={service.answerDays}
          least={1}
          most={30}
          onValue={(n) => set({ answerDays: n ?? 1 })}
        />
        <TermNumber
          label={words.fileDays}
          value={service.fileDays}
          least={15}
          most={720}
          onValue={(n) => set({ fileDays: n ?? 15 })}
        />
      </Pair>
      <TermPick
        label={words.reporting}
        value={reporting.rhythm}
        names={reportingRhythmNames}
        onValue={(rhythm) => onTerms({ reporting: { ...reporting, rhythm } })}
      />
      <TermTick
        label={words.live}
        value={reporting.live}
        onValue={(live) => onTerms({ reporting: { ...reporting, live } })}
      />
      <Checkbox
        label={t(words.credit)}
        checked={credit !== null}
        onChange={(event) =>
          set({ credit: event.currentTarget.checked ? { centsPerBreach: 0, bpPerBreach: null, capBp: 1_000 } : null })
        }
      />
      {credit && (
        <>
          <Pair>
            <MoneyInput
              label={t(words.creditCents)}
              currency={scope.currency}
              cents={credit.centsPerBreach}
              onCents={(centsPerBreach) => setCredit({ centsPerBreach })}
            />
            <TermNumber
              label={words.creditBp}
              value={credit.bpPerBreach}
              scale={100}
              most={100}
              onValue={(bpPerBreach) => setCredit({ bpPerBreach })}
            />
          </Pair>
          <TermNumber
            label={words.creditCap}
            value={credit.capBp}
            scale={100}
            most={100}
            onValue={(bp) => setCredit({ capBp: bp ?? 0 })}
          />
        </>
      )}
    </TermsPart>
  )
}

/** What becomes of files and data, which court, and what else the two agree on. */
export function MandateEnd({ terms, onTerms }: TermsProps) {
  const { t } = useWords()
  const { atEnd, data, cover } = terms
  const setEnd = (part: Partial<typeof atEnd>) => onTerms({ atEnd: { ...atEnd, ...part } })
  const setData = (part: Partial<NonNullable<typeof data>>) => data && onTerms({ data: { ...data, ...part } })
  return (
    <>
      <TermsPart title={words.end}>
        <TermPick
          label={mandateWords.openFiles}
          value={atEnd.openFiles}
          names={openFilesNames}
          onValue={(openFiles) => setEnd({ openFiles })}
        />
        <Pair>
          <TermNumber
            label={words.finishDays}
            value={atEnd.finishDays}
            most={180}
            onValue={(n) => setEnd({ finishDays: n ?? 0 })}
          />
          <TermNumber
            label={words.tailDays}
            value={atEnd.tailDays}
            most={180}
            onValue={(n) => setEnd({ tailDays: n ?? 0 })}
          />
        </Pair>
      </TermsPart>
      <TermsPart title={words.data}>
        <Checkbox
          label={t(words.dataAnnex)}
          checked={data !== null}
          onChange={(event) =>
            onTerms({
              data: event.currentTarget.checked
                ? { keptMonths: 1, breachHours: 48, subprocessors: '', isInEurope: true }
                : null,
            })
          }
        />
        {data && (
          <>
            <Pair>
              <TermNumber
                label={words.keptMonths}
                value={data.keptMonths}
                most={120}
                onValue={(n) => setData({ keptMonths: n ?? 0 })}
              />
              <TermNumber
                label={words.breachHours}
                value={data.breachHours}
                least={1}
                most={72}
                onValue={(n) => setData({ breachHours: n ?? 1 })}
              />
            </Pair>
            <TermText
              label={words.subprocessors}
              value={data.subprocessors}
              isLong
              onValue={(subprocessors) => setData({ subprocessors })}
            />
            <TermTick
              label={words.inEurope}
              value={data.isInEurope}
              onValue={(isInEurope) => setData({ isInEurope })}
            />
          </>
        )}
      </TermsPart>
      <TermsPart title={words.other}>
        <Pair>
          <TermText label={words.court} value={terms.court} onValue={(court) => onTerms({ court })} />
          <TermPick
            label={words.lang}
            value={terms.lang}
            names={words.langNames}
            onValue={(lang) => onTerms({ lang })}
          />
        </Pair>
        <TermText
          label={mandateWords.special}
          value={terms.special}
          isLong
          onValue={(special) => onTerms({ special })}
        />
        <p>
          {cover
            ? t(words.cover, {
                ...{ insurer: cover.insurer, policy: cover.policyNo, until: cover.insuredUntil ?? '–' },
                ...{ iban: cover.iban, declared: cover.declaredOn ?? '–', court: cover.declaredTo },
              })
            : t(words.noCover)}
        </p>
      </TermsPart>
    </>
  )
}
