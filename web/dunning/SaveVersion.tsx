import { Radio } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import listing from '../design/listing.module.css'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { customerWords } from './customer-wording.ts'
import type { ScenarioDraft } from './scenario-draft.ts'
import { scenarioWords } from './scenario-wording.ts'
import { versionWords } from './version-wording.ts'

type Change = z.output<typeof dunningRoutes.versionChange.reply>
type Running = 'keep' | 'move'

type Props = {
  scenario: { id: string; version: number }
  draft: ScenarioDraft
  refusal: string | null
  onSave(running: Running): Promise<void>
}

/** Saves at once where nobody has begun; else asks what becomes of those who have, and shows what changes for whom today. */
export function SaveVersion({ scenario, draft, refusal, onSave }: Props) {
  const api = useApi()
  const { t } = useWords()
  const [change, setChange] = useState<Change | null>(null)
  const [running, setRunning] = useState<Running>('keep')
  const begin = async () => {
    const found = await api.call(dunningRoutes.versionChange, { body: { scenario: draft, scenarioId: scenario.id } })
    if (found.begun === 0) await onSave('move')
    else setChange(found)
  }
  return (
    <>
      <ActionButton primary refusal={refusal} onAct={begin}>
        {t(scenarioWords.save)}
      </ActionButton>
      {change && (
        <Ask
          opened
          size={640}
          title={t(versionWords.saveTitle, { n: scenario.version + 1 })}
          act={t(versionWords.saveAct)}
          onAct={() => onSave(running)}
          onClose={() => setChange(null)}
        >
          <p>{t(versionWords.begun, { begun: change.begun, followers: change.followers })}</p>
          <Radio.Group
            aria-label={t(versionWords.running)}
            value={running}
            onChange={(value) => setRunning(value as Running)}
          >
            <Radio
              value="keep"
              label={t(versionWords.keep, { n: scenario.version })}
              description={t(versionWords.keepWhat)}
            />
            <Radio value="move" label={t(versionWords.move)} description={t(versionWords.moveWhat)} mt="xs" />
          </Radio.Group>
          <Changes change={change} running={running} />
        </Ask>
      )}
    </>
  )
}

/** Who stands elsewhere today, by step. */
function Changes({ change, running }: { change: Change; running: Running }) {
  const { t, count } = useWords()
  const told = ({ verdict, stepName }: Change['changes'][number]['before']) =>
    `${t(customerWords.verdictNames, { verdict })}${stepName ? ` – ${stepName}` : ''}`
  const rows = change.changes
    .map((one) => ({ ...one, concerned: running === 'keep' ? one.count - one.begun : one.count }))
    .filter(({ concerned }) => concerned > 0)
  if (rows.length === 0) return <p className={detail.quiet}>{t(versionWords.noChange)}</p>
  return (
    <table className={listing.grid}>
      <caption className={detail.quiet}>{t(versionWords.changesToday)}</caption>
      <thead>
        <tr>
          <th scope="col">{t(versionWords.before)}</th>
          <th scope="col">{t(versionWords.after)}</th>
          <th scope="col" data-align="right">
            {t(versionWords.customers)}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={JSON.stringify([row.before, row.after])}>
            <td>{told(row.before)}</td>
            <td>{told(row.after)}</td>
            <td data-align="right">{count(row.concerned)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
