import type { ReactNode } from 'react'
import { PageHeader } from '../design/PageHeader.tsx'
import { PageTabs } from '../design/PageTabs.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { repliesWords as words } from './wording.ts'

type Props = { here: 'reponses' | 'boite'; facts?: readonly ReactNode[]; children: ReactNode }

/** The head of what customers answer: the replies, and the mailbox they come by. */
export function RepliesFrame({ here, facts = [], children }: Props) {
  const orgId = useApi().orgId ?? 0
  const { t } = useWords()
  return (
    <>
      <PageHeader title={t(words.title)} facts={facts} />
      <PageTabs
        label={t(words.parts)}
        here={here}
        groups={[
          [
            { key: 'reponses', label: t(words.replies), href: urls.replies(orgId) },
            { key: 'boite', label: t(words.mailbox), href: urls.mailbox(orgId) },
          ],
        ]}
      />
      {children}
    </>
  )
}
