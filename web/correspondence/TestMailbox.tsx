import { useQuery } from '@tanstack/react-query'
import { correspondenceRoutes as routes } from '../../src/correspondence/contract.ts'
import { EmptyState } from '../design/EmptyState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { BesideMessage } from './BesideMessage.tsx'
import { TestMailboxList } from './MessageList.tsx'
import classes from './message.module.css'
import { wording } from './wording.ts'

/** What would have left, opened as the debtor would see it. */
export function TestMailbox() {
  const api = useApi()
  const { t } = useWords()
  const known = useQuery(api.ask(routes.messages, { query: { limit: 1 } }))
  return (
    <>
      {known.data && (
        <div className={classes.notice} role="status">
          <span>{t(known.data.goesTo === 'test_mailbox' ? wording.mailboxOn : wording.mailboxOff)}</span>
          {known.data.goesTo === 'test_mailbox' && (
            <FigureLink href={urls.settings(api.orgId ?? 0, 'envoi')}>{t(wording.setServer)}</FigureLink>
          )}
        </div>
      )}
      <BesideMessage
        list={(choice) => (
          <TestMailboxList
            {...choice}
            empty={<EmptyState title={t(wording.noMailTitle)}>{t(wording.noMail)}</EmptyState>}
          />
        )}
      />
    </>
  )
}
