import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { legalRoutes, type ProvisionLineView } from '../../src/legal/contract.ts'
import { LOSS_CAUSES, type LossCause } from '../../src/legal/provisions/model.ts'
import { doubtNames, evidenceNames, lossCauseNames } from '../../src/legal/provisions/wording.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
import { parsePercent, percentText } from '../cash/percent.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { Reason } from '../design/Reason.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './claims.module.css'
import { provisionWords as words } from './provision-wording.ts'

type Props = { line: ProvisionLineView; shown: ReplyOut<typeof legalRoutes.provisions> }

/** One debt at a closing: how its figure is made, what shows the doubt, whether tax takes it, and what may be decided. */
export function ProvisionPanel({ line, shown }: Props) {
  const api = useApi()
  const { t, lang, day, money } = useWords()
  const mayWork = useRefusal('desk.work')
  const mayForgive = useRefusal('debts.forgive')
  const [asks, setAsks] = useState<'choose' | 'lose' | null>(null)
  const amount = (cents: number) => money(cents, shown.currency)
  const isOpen = line.reason !== 'settled'
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{line.customerName}</h2>
        <div className={detail.panelFacts}>
          <FigureLink href={urls.item(api.orgId ?? 0, line.customerId, line.itemId)}>{line.documentNo}</FigureLink>
          <span>{t(line.reason === 'settled' ? words.settled : doubtNames[line.reason])}</span>
        </div>
      </header>
      <div className={detail.acts}>
        {isOpen && !shown.validated && (
          <ActionButton
            primary
            refusal={mayWork}
            shortcut={{ keys: 'd', does: words.choose }}
            onAct={() => setAsks('choose')}
          >
            {t(words.choose)}
          </ActionButton>
        )}
        {isOpen && (
          <ActionButton refusal={mayForgive} onAct={() => setAsks('lose')}>
            {t(words.lose)}
          </ActionButton>
        )}
      </div>
      <section className={detail.part}>
        <h3>{t(words.made)}</h3>
        {line.missing ? (
          <Reason kind="held">{line.missing}</Reason>
        ) : (
          <p>
            {t(words.formula, {
              gross: amount(line.grossCents),
              vat: amount(line.vatCents ?? 0),
              net: amount(line.grossCents - (line.vatCents ?? 0)),
              percent: percentText(lang, line.percentBp, 0),
              provision: amount(line.provisionCents),
            })}
          </p>
        )}
        <p className={detail.quiet}>{t(words.beforeWas, { amount: amount(line.beforeCents) })}</p>
        {line.chosenByName && <p className={detail.quiet}>{t(words.chosenBy, { name: line.chosenByName })}</p>}
        {line.refused && <Reason kind="held">{line.refused}</Reason>}
      </section>
      <section className={detail.part}>
        <h3>{t(words.evidence)}</h3>
        {line.evidence.length === 0 && <p className={detail.quiet}>{t(words.noEvidence)}</p>}
        <ul className={classes.list}>
          {line.evidence.map((one) => (
            <li key={`${one.kind} ${one.on} ${one.detail}`}>
              <span className={classes.head}>
                <b>{t(evidenceNames[one.kind])}</b>
                {one.on && <span>{day(one.on as LocalDate)}</span>}
              </span>
              {one.detail && <span>{one.detail}</span>}
            </li>
          ))}
        </ul>
      </section>
      {asks === 'choose' && <ChooseQuestion line={line} shown={shown} onClose={() => setAsks(null)} />}
      {asks === 'lose' && <LoseQuestion line={line} onClose={() => setAsks(null)} />}
    </article>
  )
}

function ChooseQuestion({ line, shown, onClose }: Props & { onClose(): void }) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const [percent, setPercent] = useState(percentText(lang, line.percentBp))
  const [isLeftOut, setLeftOut] = useState(line.isLeftOut)
  const [evidence, setEvidence] = useState(line.evidence.find(({ kind }) => kind === 'told')?.detail ?? '')
  const [vatCents, setVat] = useState<number | null>(null)
  const read = parsePercent(percent)
  const isWrong = !isLeftOut && (read === null || read < 0 || read > 10_000)
  const save = async () => {
    const body = { percentBp: isLeftOut ? null : read, evidence, vatCents }
    await api.call(legalRoutes.chooseProvision, {
      params: { id: line.itemId },
      query: { closingOn: shown.closingOn },
      body,
    })
    tellDone(t(words.chosen))
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.chooseTitle, { document: line.documentNo })}
      act={t(words.chooseAct)}
      onAct={save}
      onClose={onClose}
      refusal={isWrong ? t(words.badPercent) : null}
    >
      <TextInput
        data-autofocus
        label={t(words.percent)}
        description={t(words.percentHint, { usual: percentText(lang, line.usualBp, 0) })}
        value={percent}
        disabled={isLeftOut}
        onChange={(event) => setPercent(event.currentTarget.value)}
      />
      <Checkbox
        label={t(words.leaveOut)}
        checked={isLeftOut}
        onChange={(event) => setLeftOut(event.currentTarget.checked)}
      />
      <Textarea
        label={t(words.why)}
        value={evidence}
        maxLength={2000}
        autosize
        minRows={2}
        onChange={(event) => setEvidence(event.currentTarget.value)}
      />
      <MoneyInput label={t(words.itemVat)} currency={shown.currency} cents={vatCents} onCents={setVat} />
    </Ask>
  )
}

function LoseQuestion({ line, onClose }: { line: ProvisionLineView; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const [cause, setCause] = useState<LossCause>(line.reason === 'liquidation' ? 'liquidation' : 'irrecoverable')
  const [on, setOn] = useState<LocalDate | null>(today)
  const [evidence, setEvidence] = useState('')
  const save = async () => {
    const body = { itemIds: [line.itemId], on: on ?? today, cause, evidence }
    await api.call(legalRoutes.loseDebts, { params: { id: line.customerId }, body })
    tellDone(t(words.lost))
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.loseTitle, { document: line.documentNo })}
      act={t(words.lose)}
      onAct={save}
      onClose={onClose}
    >
      <p>{t(words.loseWhat)}</p>
      <NativeSelect
        data-autofocus
        label={t(words.cause)}
        value={cause}
        onChange={(event) => setCause(event.currentTarget.value as LossCause)}
        data={LOSS_CAUSES.map((one) => ({ value: one, label: t(lossCauseNames[one]) }))}
      />
      <DayInput label={t(words.on)} value={on} onValue={setOn} today={today} latest={today} />
      <Textarea
        label={t(words.why)}
        value={evidence}
        maxLength={2000}
        autosize
        minRows={2}
        onChange={(event) => setEvidence(event.currentTarget.value)}
      />
    </Ask>
  )
}
