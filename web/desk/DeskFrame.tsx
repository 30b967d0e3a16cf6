import type { ReactNode } from 'react'
import { PageHeader } from '../design/PageHeader.tsx'
import { PageTabs } from '../design/PageTabs.tsx'
import reading from '../design/reading-page.module.css'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { deskPageWords as words } from './desk-page-wording.ts'

/** The pages around the list of the day: what members mean to do, who works for whom, what callers are led by. */
export function DeskFrame({ here, children }: { here: 'targets' | 'sharing' | 'scripts'; children: ReactNode }) {
  const { t } = useWords()
  const orgId = useApi().orgId ?? 0
  return (
    <>
      <PageHeader title={t(words[here])} />
      <PageTabs
        label={t(words.parts)}
        here={here}
        groups={[
          [{ key: 'list', label: t(words.list), href: urls.today(orgId) }],
          [
            { key: 'targets', label: t(words.targets), href: urls.targets(orgId) },
            { key: 'sharing', label: t(words.sharing), href: urls.sharing(orgId) },
            { key: 'scripts', label: t(words.scripts), href: urls.scripts(orgId) },
          ],
        ]}
      />
      <div className={reading.body}>{children}</div>
    </>
  )
}
