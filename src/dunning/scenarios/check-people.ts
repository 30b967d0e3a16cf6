import { membersOf } from '../../access/index.ts'
import type { Refusal } from '../../kernel/verdict.ts'
import { listColleagues } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { Scenario, StepSender } from '../model.ts'
import { adding } from './validate-step.ts'
import { scenarioWording as wording } from './wording.ts'

/** People whom a step names and who cannot speak: they left, or have no address where one is needed. `where` as in `validateScenario`. */
export async function faultsOfPeople(tx: OrgTx, { steps }: Pick<Scenario, 'steps'>): Promise<Refusal[]> {
  const refusals: Refusal[] = []
  if (!steps.some(({ sender, copyTo }) => sender || copyTo?.length)) return refusals
  const add = adding(refusals)
  const members = new Map((await membersOf(tx)).map((member) => [member.userId, member]))
  const colleagues = new Map((await listColleagues(tx)).map((colleague) => [colleague.id, colleague]))
  const named = (sender: StepSender): { name: string; email: string | null } | null | undefined =>
    'id' in sender ? (sender.who === 'member' ? members : colleagues).get(sender.id) : null
  steps.forEach(({ name: step, sender, repliesToSender, copyTo = [] }, index) => {
    const speaker = sender ? named(sender) : null
    const at = `steps.${index}.sender`
    if (speaker === undefined) add('sender_gone', wording.senderGone, { step }, at)
    else if (speaker && repliesToSender && !speaker.email) {
      add('sender_no_address', wording.senderNoAddress, { step, name: speaker.name }, at)
    }
    for (const copied of copyTo.map(named)) {
      if (copied === undefined) add('sender_gone', wording.senderGone, { step }, `steps.${index}.copyTo`)
      else if (copied && !copied.email)
        add('copy_no_address', wording.copyNoAddress, { step, name: copied.name }, `steps.${index}.copyTo`)
    }
  })
  return refusals
}
