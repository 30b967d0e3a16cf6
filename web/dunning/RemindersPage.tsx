import { LettersToPrint } from '../correspondence/LettersToPrint.tsx'
import { SentMessages } from '../correspondence/SentMessages.tsx'
import { TemplateTexts } from '../correspondence/TemplateTexts.tsx'
import { TestMailbox } from '../correspondence/TestMailbox.tsx'
import { wording as messageWords } from '../correspondence/wording.ts'
import { EmptyState } from '../design/EmptyState.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { ActionBoard } from './ActionBoard.tsx'
import { useBoard } from './board.ts'
import { DecideNow } from './DecideNow.tsx'
import { FreshnessBanner } from './FreshnessBanner.tsx'
import { HeldCustomers } from './HeldCustomers.tsx'
import { NothingToDo } from './NothingToDo.tsx'
import { REMINDER_TABS, RemindersFrame, type ReminderTab } from './RemindersFrame.tsx'
import { remindersWords } from './reminders-wording.ts'

/** Reminders from decision to proof: what waits for a yes, what leaves by itself, what is held, what left. */
export function RemindersPage() {
  const [at] = useAddressState<'onglet'>()
  const tab = REMINDER_TABS.find((one) => one === at.onglet) ?? 'confirmer'
  return (
    <RemindersFrame
      here={tab}
      actions={tab === 'confirmer' || tab === 'automatiques' ? <DecideNow quiet /> : undefined}
    >
      <Part key={tab} tab={tab} />
    </RemindersFrame>
  )
}

function Part({ tab }: { tab: ReminderTab }) {
  const { t } = useWords()
  const board = useBoard().data
  switch (tab) {
    case 'confirmer':
      return (
        <>
          {board && <FreshnessBanner board={board} />}
          <ActionBoard
            bulk
            label={t(remindersWords.toConfirm)}
            filter={{ list: 'to_confirm' }}
            empty={<NothingToDo board={board} />}
          />
        </>
      )
    case 'automatiques':
      return (
        <ActionBoard
          label={t(remindersWords.automatic)}
          filter={{ list: 'automatic' }}
          empty={<EmptyState title={t(remindersWords.automaticTitle)}>{t(remindersWords.automaticNone)}</EmptyState>}
        />
      )
    case 'retenus':
      return <HeldCustomers board={board} />
    case 'envoyes':
      return (
        <SentMessages
          mayShowAll
          states={['sent', 'posted', 'produced', 'cancelled']}
          empty={{ title: t(messageWords.noMessageTitle), text: t(messageWords.noMessage) }}
        />
      )
    case 'envoi':
      return (
        <SentMessages
          states={['failed', 'uncertain', 'queued', 'sending']}
          empty={{ title: t(messageWords.noTroubleTitle), text: t(messageWords.noTrouble) }}
        />
      )
    case 'lettres':
      return <LettersToPrint />
    case 'essai':
      return <TestMailbox />
  }
}

/** The texts of every step, in the frame of reminders. */
export function TemplatesPage() {
  return (
    <RemindersFrame here="modeles">
      <TemplateTexts />
    </RemindersFrame>
  )
}
