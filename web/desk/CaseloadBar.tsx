import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { nextNames } from '../../src/desk/caseload/wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { tellFailure } from '../wire/failures.ts'
import { type CaseloadWalk, keepWalk, keptWalk, walkOn } from './caseload-walk.ts'
import { caseloadWords as words } from './caseload-words.ts'
import classes from './worklist.module.css'

/** Above a debtor's page that was opened from the list of an agency: which file it is, the next one and the one before, whoever the creditor is. */
export function CaseloadBar({ orgId }: { orgId: number }) {
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const [, drawn] = useState(0)
  const walk = keptWalk()
  const file = walk?.files[walk.at]
  if (!walk || !file || file.creditorOrgId !== orgId || !path.startsWith(urls.customer(orgId, file.customerId)))
    return null
  return <Bar walk={walk} onMoved={() => drawn((n) => n + 1)} />
}

function Bar({ walk, onMoved }: { walk: CaseloadWalk; onMoved(): void }) {
  const { t, lang } = useWords()
  const navigate = useNavigate()
  const client = useQueryClient()
  const file = walk.files[walk.at]!
  const to = (next: CaseloadWalk) => {
    keepWalk(next)
    onMoved()
    const { creditorOrgId, customerId } = next.files[next.at]!
    void navigate({ href: urls.customer(creditorOrgId, customerId) })
  }
  const back = () => {
    keepWalk(null)
    // What was done meanwhile may have moved the list.
    void client.invalidateQueries({ queryKey: [walk.agencyOrgId] })
    void navigate({ href: walk.back })
  }
  const on = async () => {
    try {
      const next = await walkOn(walk)
      if (next) return to(next)
      tellDone(t(words.walkEnd))
      back()
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
  return (
    <aside className={classes.walk} aria-label={t(words.walk)}>
      <span>{file.customerName}</span>
      <span className={classes.quiet}>
        {[file.creditor, file.number, t(nextNames[file.nextWhat]), file.nextWords].filter(Boolean).join(' · ')}
      </span>
      {walk.at > 0 && (
        <ActionButton shortcut={{ keys: '[', does: words.walkPrevious }} onAct={() => to({ ...walk, at: walk.at - 1 })}>
          {t(words.walkPrevious)}
        </ActionButton>
      )}
      <ActionButton shortcut={{ keys: ']', does: words.walkNext }} onAct={on}>
        {t(words.walkNext)}
      </ActionButton>
      <ActionButton onAct={back}>{t(words.walkBack)}</ActionButton>
    </aside>
  )
}
