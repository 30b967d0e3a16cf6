import { useState } from 'react'
import detail from '../design/detail.module.css'
import { useWords } from '../design/words.tsx'
import { CustomerSearch } from './CustomerSearch.tsx'
import classes from './cash.module.css'
import { DocumentPicker } from './DocumentPicker.tsx'
import type { LineView } from './lines.ts'
import type { MatchDraft } from './match-draft.ts'
import { pickWords } from './match-wording.ts'

type Props = {
  line: LineView
  draft: MatchDraft | null
  onDraft(draft: MatchDraft): void
  onApply(): void
  onBack?: (() => void) | undefined
}

/** Says by hand whose money it is and what it pays: a customer, who paid for them, their documents, or none of them. */
export function OtherCustomer({ line, draft, onDraft, onApply, onBack }: Props) {
  const { t } = useWords()
  const [asksPayer, setAsksPayer] = useState(draft?.payer != null)
  return (
    <section className={detail.part} aria-labelledby="by-hand">
      <div className={detail.partHead}>
        <h3 id="by-hand">{t(pickWords.title)}</h3>
        {onBack && (
          <button type="button" className={detail.link} onClick={onBack}>
            {t(pickWords.back)}
          </button>
        )}
      </div>
      <CustomerSearch
        label={t(pickWords.search)}
        chosen={draft?.customer ?? null}
        likely={line.payerName}
        autoFocus={draft === null}
        onChoose={(customer) => onDraft({ customer, payer: null, parts: [], gapAs: null, restOnAccount: false })}
      />
      {draft && (
        <>
          {asksPayer ? (
            <div className={classes.payer}>
              <CustomerSearch
                label={t(pickWords.payerWho)}
                chosen={draft.payer ? { ...draft.payer, code: '' } : null}
                likely={line.payerName}
                onChoose={(payer) => onDraft({ ...draft, payer })}
              />
              {draft.payer && <p className={detail.quiet}>{t(pickWords.payerWhat, { name: draft.customer.name })}</p>}
            </div>
          ) : (
            <button type="button" className={detail.link} onClick={() => setAsksPayer(true)}>
              {t(pickWords.payer)}
            </button>
          )}
          <DocumentPicker key={draft.customer.id} line={line} draft={draft} onDraft={onDraft} onApply={onApply} />
        </>
      )}
    </section>
  )
}
