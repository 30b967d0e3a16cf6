import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { EmptyState } from '../design/EmptyState.tsx'
import { useWords } from '../design/words.tsx'
import { tellFailure } from '../wire/failures.ts'
import { urls } from './urls.ts'
import { wording } from './wording.ts'

/** A page outside of any organisation, without the frame. */
export function Bare({ children }: { children: ReactNode }) {
  return <main>{children}</main>
}

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useWords()
  return (
    <EmptyState alone title={t(wording.notFoundTitle)} actions={<BackHome />}>
      {t(wording.notFound)}
    </EmptyState>
  )
}

/** A page the person's role does not open; `sentence` is the refusal, which names the role it takes. */
export function NoRight({ sentence }: { sentence: string }) {
  const { t } = useWords()
  return (
    <EmptyState alone title={t(wording.noRightTitle)} actions={<BackHome />}>
      {sentence}
    </EmptyState>
  )
}

/** An organisation the person has no role in. */
export function ForeignOrganisation({ email }: { email: string }) {
  const { t } = useWords()
  return (
    <EmptyState alone title={t(wording.foreignOrganisationTitle)} actions={<BackHome />}>
      {t(wording.foreignOrganisation, { email })}
    </EmptyState>
  )
}

/** Signed in, and a member of nothing. */
export function NoOrganisation() {
  const { t } = useWords()
  const create = (
    <Button component={Link} to={urls.newOrganisation()} variant="default">
      {t(wording.newOrganisation)}
    </Button>
  )
  return (
    <EmptyState alone title={t(wording.noOrganisationTitle)} actions={create}>
      {t(wording.noOrganisation)}
    </EmptyState>
  )
}

/** A page that a defect of ours stopped; the rest of the product goes on. */
export function Broken({ error }: { error: unknown }) {
  const { t, lang } = useWords()
  const reload = (
    <Button variant="default" onClick={() => window.location.reload()}>
      {t(wording.reload)}
    </Button>
  )
  return (
    <EmptyState alone title={t(wording.brokenTitle)} actions={reload}>
      {tellFailure(lang, error)}
    </EmptyState>
  )
}

function BackHome() {
  const { t } = useWords()
  return (
    <Button component={Link} to={urls.home()} variant="default">
      {t(wording.backHome)}
    </Button>
  )
}
