import { TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ImportView } from '../../src/intake/contract.ts'
import { tellRefusal } from '../../src/kernel/verdict.ts'
import { describeTerms, type PaymentTerms, parseTerms } from '../../src/statutes/index.ts'
import { useOrganisation, useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './intake.module.css'
import previewClasses from './preview.module.css'
import { wording } from './preview-wording.ts'
import { optionsOf, useReread } from './use-imports.ts'

/** Due dates the file does not hold are computed: from which terms is shown, and changed here before anything is written. */
export function ComputedTerms({ view }: { view: ImportView }) {
  const { t, lang } = useWords()
  const api = useApi()
  const navigate = useNavigate()
  const reread = useReread()
  const right = useRefusal('books.import')
  const usual = useOrganisation().data?.defaultTerms
  const [text, setText] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const computed = Number(view.facts.due_dates_computed ?? view.facts.dueDatesComputed ?? 0)
  if (computed === 0 || !usual) return null
  const options = optionsOf(view)
  const own = options.terms as PaymentTerms | undefined
  const described = describeTerms(lang, own ?? (usual as PaymentTerms))
  const terms = own ? described : `${described}, ${t(wording.termsDefault)}`
  const typed = text === null ? null : parseTerms(text)
  const recompute = async () => {
    if (!typed?.ok) return
    setFailure(null)
    try {
      const id = await reread(view, { options: { ...options, terms: typed.value } })
      setText(null)
      await navigate({ to: urls.import(api.orgId ?? 0, id), replace: true })
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <section aria-label={t(wording.termsTitle)}>
      <h2 className={classes.part}>{t(wording.termsTitle)}</h2>
      <p className={previewClasses.said}>{t(wording.termsSays, { n: computed, terms })}</p>
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      {typed === null ? (
        view.state === 'previewed' &&
        right === null && (
          <button type="button" className={classes.textButton} onClick={() => setText(described)}>
            {t(wording.termsChange)}
          </button>
        )
      ) : (
        <form className={previewClasses.termsForm} onSubmit={(event) => event.preventDefault()}>
          <TextInput
            label={t(wording.termsField)}
            description={t(wording.termsUse)}
            value={text ?? ''}
            autoFocus
            error={typed.ok ? null : tellRefusal(lang, typed.refusal)}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <div className={classes.actions}>
            <ActionButton type="submit" onAct={recompute}>
              {t(wording.recompute)}
            </ActionButton>
            <ActionButton onAct={() => setText(null)}>{t(wording.keepTerms)}</ActionButton>
          </div>
        </form>
      )}
    </section>
  )
}
