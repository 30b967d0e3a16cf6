import { Refused } from '../kernel/verdict.ts'
import type { JobHandlers, JobPayload } from '../platform/jobs.ts'
import type { Actor } from '../trail/index.ts'
import { commitNow, giveUpCommit, type IntakeDeps } from './commit-import.ts'
import { readImport } from './preview-import.ts'
import { importOf } from './store.ts'
import { giveUpWithdrawal, withdrawNow } from './withdraw-import.ts'

/** Large files are read, committed and withdrawn by jobs; each may be run again from the start after a crash. */
export const intakeJobs = (deps: IntakeDeps): JobHandlers => ({
  async 'intake.preview'(payload) {
    const { orgId, importId } = payload as JobPayload & { importId: string }
    const imported = await deps.db.inOrg(orgId, (tx) => importOf(tx, importId))
    // Run again after a crash that came once the reading was saved: there is nothing left to do.
    if (imported?.state === 'reading') await readImport(deps, orgId, importId)
  },
  async 'intake.commit'(payload) {
    const { orgId, importId, actor } = payload as JobPayload & { importId: string; actor: Actor }
    const imported = await deps.db.inOrg(orgId, (tx) => importOf(tx, importId))
    if (imported?.state !== 'committing') return
    try {
      await commitNow(deps, orgId, importId, actor)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      await giveUpCommit(deps.db, orgId, importId, error)
    }
  },
  async 'intake.withdraw'(payload) {
    const { orgId, importId, actor } = payload as JobPayload & { importId: string; actor: Actor }
    const imported = await deps.db.inOrg(orgId, (tx) => importOf(tx, importId))
    if (imported?.state !== 'withdrawing') return
    try {
      await withdrawNow(deps, orgId, importId, actor)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      await giveUpWithdrawal(deps.db, orgId, importId)
    }
  },
})
