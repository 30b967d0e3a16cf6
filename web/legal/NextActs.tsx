import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { ProceedingView } from '../../src/legal/contract.ts'
import { actNames } from '../../src/legal/proceedings/act-wording.ts'
import type { Act } from '../../src/legal/proceedings/model.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { useWords } from '../design/words.tsx'
import { proceedingWords as words } from './proceeding-wording.ts'
import { TellActQuestion } from './TellActQuestion.tsx'

/** What may be told of a matter now: each a figure away, and what the law does not allow yet says from when. */
export function NextActs({ matter }: { matter: ProceedingView }) {
  const { t, day } = useWords()
  const refusal = useRefusal('desk.work')
  const [asked, setAsked] = useState<Act | null>(null)
  if (matter.next.length === 0) return null
  return (
    <section className={detail.part} aria-label={t(words.toDo)}>
      <h3>{t(words.toDo)}</h3>
      <div className={detail.acts}>
        {matter.next.map(({ act, from, citation }, at) => (
          <ActionButton
            key={act}
            refusal={refusal ?? notYet(from, citation)}
            {...(at < 9 ? { shortcut: { keys: String(at + 1), does: actNames[act] } } : {})}
            onAct={() => setAsked(act)}
          >
            {t(actNames[act])}
          </ActionButton>
        ))}
      </div>
      {asked && <TellActQuestion key={asked} matter={matter} act={asked} onClose={() => setAsked(null)} />}
    </section>
  )

  /** Told on a day past, it may still be noted: only what is yet to come is held back. */
  function notYet(from: string | null, citation: string | null): string | null {
    return from !== null && from > matter.today
      ? t(words.fromOn, { day: day(from as LocalDate), citation: citation ?? '' })
      : null
  }
}
