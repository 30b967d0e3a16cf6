import type { correspondenceRoutes } from '../../src/correspondence/contract.ts'
import type { Body } from '../../src/platform/route.ts'

export type MailServerInput = Body<typeof correspondenceRoutes.saveMailServer>

/** The settings as they are typed; an empty password keeps the one that is sealed. */
export type MailServerDraft = Omit<MailServerInput, 'password'> & { password: string }
