import { categoryBook } from '../disputes/index.ts'
import { scenarioBook } from '../dunning/index.ts'
import type { JobPayload } from '../platform/jobs.ts'
import type { Deps } from './app.ts'

/**
 * What an organisation is given the first time somebody asks for it: before people of an agency come in, who may ask first and may not
 * write it.
 */
export const keepBeginnings = ({ db, clock }: Pick<Deps, 'db' | 'clock'>, { orgId }: JobPayload): Promise<void> =>
  db.inOrg(orgId, async (tx) => {
    await categoryBook(tx, clock.now())
    await scenarioBook(tx, clock.now())
  })
