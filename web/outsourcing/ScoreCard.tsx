import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { ResultsView } from '../../src/outsourcing/results/contract-views.ts'
import { verdictNames } from '../../src/outsourcing/results/wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { percentText } from '../cash/percent.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './outsourcing.module.css'
import { Figure } from './ScoreTable.tsx'
import type { ScoreSide } from './score-side.ts'
import { scoreWords as words } from './score-words.ts'

/** What a provider promised and what came, how debtors were treated, and what we would have done ourselves. */
export function ScoreCard({ side, of }: { side: ScoreSide; of: ResultsView }) {
  const { t } = useWords()
  return (
    <section className={classes.part}>
      <h2>{side.kind === 'creditor' ? of.provider : of.creditor}</h2>
      <Promise side={side} of={of} />
      <Debtors side={side} of={of} />
      <p className={classes.note}>{t(words.cutNote)}</p>
    </section>
  )
}

function Promise({ side, of }: { side: ScoreSide; of: ResultsView }) {
  const { t, lang, money } = useWords()
  const mayManage = useRefusal('settings.manage')
  const [asked, setAsked] = useState(false)
  const { promise, promised, here } = of
  const text = (bp: number) => percentText(lang, Math.round(bp / 10) * 10)
  const isBelow = promise?.verdict === 'short' || promise?.verdict === 'unsure'
  return (
    <div>
      {promise && promised ? (
        <p>
          <b className={isBelow ? classes.raised : undefined}>{sentence(t(verdictNames[promise.verdict]))}</b>{' '}
          {t(words.promiseTold, {
            promised: text(promise.promisedBp),
            came: text(promise.came.bp),
            low: text(promise.came.lowBp),
            high: text(promise.came.highBp),
          })}{' '}
          <Figure side={side} of={of} what={t(words.againstPromise)} n={promise.files} to={{ montre: 'ripe' }}>
            {t(words.promiseOn, { n: promise.files })}
          </Figure>{' '}
          <span className={classes.quiet}>({t(promised.from === 'quote' ? words.fromQuote : words.fromCard)})</span>{' '}
          {isBelow && side.kind === 'creditor' && (
            <ActionButton refusal={mayManage} onAct={() => setAsked(true)}>
              {t(words.see)}
            </ActionButton>
          )}
        </p>
      ) : (
        <p className={classes.quiet}>
          {t(promised ? words.notYet : side.kind === 'creditor' ? words.nothingPromised : words.nothingQuoted)}
        </p>
      )}
      {here && (
        <p className={classes.quiet}>
          {t(words.here, { amount: money(here.cents, of.currency), rate: text(here.bp), own: here.ownFiles })}
        </p>
      )}
      {asked && <SeeQuestion of={of} onClose={() => setAsked(false)} />}
    </div>
  )
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

function SeeQuestion({ of, onClose }: { of: ResultsView; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [note, setNote] = useState('')
  const see = async () => {
    await api.call(routes.seePromise, { body: { providerId: of.providerId, currency: of.currency, note } })
    tellDone(t(words.seeDone))
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.seeTitle, { name: of.provider })}
      act={t(words.see)}
      refusal={note.trim() === '' ? t(words.seeMissing) : null}
      onAct={see}
      onClose={onClose}
    >
      <p>{t(words.seeSays)}</p>
      <TextInput
        data-autofocus
        label={t(words.seeNote)}
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </Ask>
  )
}

function Debtors({ side, of }: { side: ScoreSide; of: ResultsView }) {
  const { t, lang } = useWords()
  const { score } = of
  const grade =
    score.gradeCentis === null
      ? '–'
      : t(words.ofFive, {
          grade: (score.gradeCentis / 100).toLocaleString(lang === 'fr' ? 'fr-FR' : 'en-GB', {
            maximumFractionDigits: 1,
          }),
        })
  const heads = [
    {
      key: 'complained',
      name: words.complaints,
      figure: String(score.complaints),
      n: score.complaints,
      share: score.complaintRate,
    },
    { key: 'disputed', name: words.disputes, figure: String(score.disputes), n: score.disputes },
    {
      ...{ key: 'promised', name: words.promises, n: score.promises },
      figure: score.promises === 0 ? '–' : t(words.ofJudged, { kept: score.promisesKept, n: score.promises }),
    },
    { key: 'graded', name: words.grade, figure: grade, n: score.grades, under: t(words.answers, { n: score.grades }) },
  ]
  return (
    <div className={classes.heads}>
      {heads.map(({ key, name, figure, n, under, share }) => (
        <div key={key} className={classes.head}>
          <b>
            <Figure
              side={side}
              of={of}
              what={t(name)}
              n={key === 'graded' && side.kind === 'agency' ? 0 : n}
              to={{ montre: key }}
            >
              {figure}
            </Figure>
          </b>
          <span>{t(name)}</span>
          {under && n > 0 && <span className={classes.under}>{under}</span>}
          {share && n > 0 && <span className={classes.under}>{percentText(lang, Math.round(share.bp / 10) * 10)}</span>}
        </div>
      ))}
    </div>
  )
}
