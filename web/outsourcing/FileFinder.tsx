import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { FileInHandView } from '../../src/outsourcing/receipts/fund-contract.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useApi } from '../wire/api.tsx'
import { receiptWords as words } from './receipt-words.ts'

/** Files in the hands of the agency, over all its creditors, by what somebody types. */
export function FileFinder({ act, onFile }: { act: string; onFile(file: FileInHandView): void }) {
  const api = useApi()
  const { t } = useWords()
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 250)
  const found = useQuery({
    ...api.ask(routes.searchFiles, { query: { words: asked } }),
    enabled: asked.length >= 2,
    placeholderData: (before) => before,
  })
  const files = asked.length < 2 ? [] : (found.data?.files ?? [])
  return (
    <div>
      <TextInput
        data-autofocus
        label={t(words.findFile)}
        description={asked.length < 2 ? t(words.findFileHint) : null}
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter takes the first file; it does not send the question around it.
          if (event.key !== 'Enter') return
          event.preventDefault()
          if (files[0]) onFile(files[0])
        }}
      />
      {found.error && <ErrorState failure={found.error} />}
      {asked.length >= 2 && found.data && files.length === 0 && <p className={classes.quiet}>{t(words.noFile)}</p>}
      <ul className={classes.list}>
        {files.map((file) => (
          <li key={file.placementId}>
            <span className={classes.head}>
              <span>
                <b>{file.number}</b> {file.debtorName} · <Amount cents={file.openCents} currency={file.currency} />
              </span>
              <ActionButton onAct={() => onFile(file)}>{act}</ActionButton>
            </span>
            <span className={classes.quiet}>
              {file.creditorName} · {file.documents.map(({ documentNo }) => documentNo).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
