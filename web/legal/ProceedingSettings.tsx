import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { legalRoutes } from '../../src/legal/contract.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FilesInput } from '../design/FilesInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { proceedingWords as words } from './proceeding-wording.ts'

/** Which courts are known, and whether the route whose decree is not known is used. */
export function ProceedingSettings({ onClose }: { onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const field = useRef<HTMLInputElement>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [chosen, setChosen] = useState<boolean | null>(null)
  const courts = useQuery(api.ask(legalRoutes.courts, {}))
  const uses = chosen ?? courts.data?.usesTradeClaim ?? false
  const save = async () => {
    await api.call(legalRoutes.changeRoutes, { body: { usesTradeClaim: uses } })
    tellDone(t(words.changed))
    await refresh()
  }
  const take = async ([file]: File[]) => {
    if (!file) return
    setFailure(null)
    try {
      const { count } = await api.call(legalRoutes.importCourts, { body: file })
      tellDone(t(words.imported, { n: count }))
      await refresh()
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  return (
    <Ask opened title={t(words.settingsTitle)} act={t(words.save)} onAct={save} onClose={onClose} size="lg">
      <Checkbox
        data-autofocus
        label={t(words.tradeClaim)}
        description={t(words.tradeClaimHint)}
        checked={uses}
        onChange={(event) => setChosen(event.currentTarget.checked)}
      />
      <div className={detail.part}>
        {courts.data && (
          <p>{t(words.courtsKnown, { imported: courts.data.imported.length, shipped: courts.data.shipped.length })}</p>
        )}
        <p className={detail.quiet}>{t(words.importHint)}</p>
        {failure !== null && <ErrorState failure={failure} />}
        <div className={detail.acts}>
          <ActionButton onAct={() => field.current?.click()}>{t(words.importCourts)}</ActionButton>
          <FilesInput field={field} testId="courts-file" accept=".csv,.txt,.xlsx" onFiles={take} />
        </div>
      </div>
    </Ask>
  )
}
