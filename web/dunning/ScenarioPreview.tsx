import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { Reply } from '../../src/platform/route.ts'
import { CustomerPicker } from '../correspondence/CustomerPicker.tsx'
import { MessageView } from '../correspondence/MessageView.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { Amounts } from './Amounts.tsx'
import classes from './scenario.module.css'
import type { ScenarioDraft } from './scenario-draft.ts'
import { scenarioWords } from './scenario-wording.ts'
import stepped from './step.module.css'
import { stepWords } from './step-wording.ts'
import { channelNames } from './wording.ts'

type Message = NonNullable<Reply<typeof dunningRoutes.previewStep>['message']>

type Props = {
  draft: ScenarioDraft
  /** A draft with a fault is not asked of the server: the last sound preview stays. */
  isSound: boolean
  stepId: string | null
  customerId: string | null
  onCustomer(customerId: string | null): void
}

/** What a step of the draft would give for a real customer: the day, from whom, to whom, and the text, a moment after each change. */
export function ScenarioPreview({ draft, isSound, stepId, customerId, onCustomer }: Props) {
  const api = useApi()
  const { t } = useWords()
  const [settled] = useDebouncedValue(draft, 350)
  const body = { scenario: settled, stepId: stepId ?? '', customerId: customerId ?? '' }
  const found = useQuery({
    queryKey: [...api.keyOf(dunningRoutes.previewStep), body],
    queryFn: ({ signal }) => api.call(dunningRoutes.previewStep, { body, signal }),
    enabled: isSound && stepId !== null && customerId !== null && settled.steps.some(({ id }) => id === stepId),
    placeholderData: (before) => before,
  })
  return (
    <section className={classes.preview} aria-labelledby="preview">
      <h2 id="preview">{t(scenarioWords.previewTitle)}</h2>
      <CustomerPicker
        label={t(scenarioWords.previewFor)}
        customerId={customerId}
        onCustomer={onCustomer}
        mayInvent={customerId === null}
      />
      {stepId === null ? (
        <p className={detail.quiet}>{t(scenarioWords.previewChoose)}</p>
      ) : customerId === null ? null : found.error ? (
        <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <SkeletonTable columns={[1]} rows={6} />
      ) : found.data.message ? (
        <Given message={found.data.message} />
      ) : (
        <p className={detail.refusal}>{found.data.why}</p>
      )}
    </section>
  )
}

/** When it would leave, how, from whom and to whom; then what is written, where something is. */
function Given({ message }: { message: Message }) {
  const api = useApi()
  const { t, day } = useWords()
  const { on, channel, amounts, documentNos, when, to, copyTo, from, replyTo, unreached, written } = message
  return (
    <>
      <Reason kind="evidence">{when}</Reason>
      {unreached && <p className={detail.refusal}>{unreached}</p>}
      <dl className={stepped.facts}>
        <dt>{t(stepWords.factDay)}</dt>
        <dd>
          {day(on as LocalDate)} · {t(channelNames[channel])}
        </dd>
        {written && (
          <>
            <dt>{t(stepWords.factFrom)}</dt>
            <dd>
              {from} · {replyTo ? t(stepWords.answersAt, { address: replyTo }) : t(stepWords.answersHere)}
            </dd>
            <dt>{t(stepWords.factTo)}</dt>
            <dd>
              {to.name}
              {to.address && ` · ${to.address}`}
            </dd>
          </>
        )}
        {copyTo.length > 0 && (
          <>
            <dt>{t(stepWords.factCopy)}</dt>
            <dd>{copyTo.map(({ name, address }) => `${name} · ${address}`).join(', ')}</dd>
          </>
        )}
        <dt>{t(stepWords.factAbout)}</dt>
        <dd>
          <Amounts amounts={amounts} /> · {documentNos.join(', ')}
        </dd>
      </dl>
      {written && written.html === '' ? (
        <pre className={stepped.plain}>{written.text}</pre>
      ) : written ? (
        <MessageView
          subject={written.subject}
          html={written.html}
          text={written.text}
          aside={
            <FigureLink href={urls.templates(api.orgId ?? 0, { texte: written.template })}>
              {t(scenarioWords.editText)}
            </FigureLink>
          }
        />
      ) : (
        <p className={detail.quiet}>{t(stepWords.todoPersonal)}</p>
      )}
    </>
  )
}
