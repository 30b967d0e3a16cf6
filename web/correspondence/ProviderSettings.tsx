import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { correspondenceRoutes as routes } from '../../src/correspondence/contract.ts'
import { PROVIDER_KINDS } from '../../src/correspondence/provider-model.ts'
import { useRefusal } from '../access/membership.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { NoRight } from '../shell/notices.tsx'
import { useApi } from '../wire/api.tsx'
import { ProviderForm } from './ProviderForm.tsx'
import { providerWords as words } from './provider-wording.ts'
import classes from './settings.module.css'

export type ProviderView = z.output<typeof routes.providers.reply>['providers'][number]

/** The services that carry what is no e-mail: texts, letters, registered letters. */
export function ProviderSettings() {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('settings.manage')
  const found = useQuery({ ...api.ask(routes.providers, {}), enabled: refusal === null })
  if (refusal) return <NoRight sentence={refusal} />
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[1, 2]} rows={8} />
  }
  const { providers, isDemo } = found.data
  return (
    <div className={classes.section}>
      <p className={detail.quiet}>{t(isDemo ? words.demo : words.intro)}</p>
      {PROVIDER_KINDS.map((kind) => {
        const provider = providers.find((one) => one.kind === kind) ?? null
        return <ProviderForm key={`${kind} ${provider?.name ?? ''}`} kind={kind} provider={provider} />
      })}
    </div>
  )
}
