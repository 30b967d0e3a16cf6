import { setTimeout as pause } from 'node:timers/promises'
import { newInstallation, PASSWORD } from '../tools/testing/story.ts'

/** Approved by one question to the web server. */
const APPROVED_AT_ONCE = 250
/** A web server that was killed is asked again for so long. */
const PATIENCE_MS = 600_000

async function answered(ask: () => Promise<Response>): Promise<Response> {
  for (const since = Date.now(); ; await pause(100)) {
    const response = await ask().catch(() => null)
    if (response && response.status < 500) return response
    if (Date.now() - since > PATIENCE_MS) throw new Error(`no answer for ten minutes: ${await response?.text()}`)
  }
}

/** Signs the owner of an installation in, who then says yes to lists of actions; one that was not answered is asked for again. */
export async function openApproval(publicUrl: string) {
  const headers = { 'content-type': 'application/json', origin: publicUrl }
  const credentials = JSON.stringify({ email: newInstallation().person.email, password: PASSWORD })
  const signedIn = await answered(() =>
    fetch(`${publicUrl}/api/auth/sign-in/email`, { method: 'POST', headers, body: credentials }),
  )
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  return async (orgId: number, ids: readonly string[]): Promise<void> => {
    for (let from = 0; from < ids.length; from += APPROVED_AT_ONCE) {
      const body = JSON.stringify({ ids: ids.slice(from, from + APPROVED_AT_ONCE) })
      const response = await answered(() =>
        fetch(`${publicUrl}/api/orgs/${orgId}/dunning/actions/approve`, {
          method: 'POST',
          headers: { ...headers, cookie },
          body,
        }),
      )
      if (!response.ok) throw new Error(`not approved: ${response.status} ${await response.text()}`)
    }
  }
}
