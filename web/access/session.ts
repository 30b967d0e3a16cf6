import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { accessRoutes } from '../../src/access/contract.ts'
import type { Role } from '../../src/access/model.ts'
import type { Lang } from '../../src/kernel/wording.ts'
import { useWords } from '../design/words.tsx'
import { apiOf } from '../wire/api.tsx'
import { Breakdown, RefusedByServer, Unreachable } from '../wire/failures.ts'
import { wording } from './wording.ts'

const api = apiOf(null)

export type Me = z.output<typeof accessRoutes.me.reply>

/** The organisation on screen and who the person is there: its member, or of the agency with which it placed claims. */
export type Membership = {
  readonly orgId: number
  readonly name: string
  readonly role: Role
  readonly isDemo: boolean
  readonly agency: Me['mandated'][number]['agency'] | null
  /** How the mandates are named by which an agency is here. */
  readonly mandates: readonly string[]
}

/** Every organisation that a person may open: their own, then those of creditors. */
export const membershipsOf = (me: Me): Membership[] => [
  ...me.organisations.map((one) => ({ ...one, agency: null, mandates: [] })),
  ...me.mandated.map((one) => ({ ...one, role: 'agent' as const })),
]

/** Whether this installation has an owner yet. */
export const installationQuery = () => api.ask(accessRoutes.installation, {})

/** The person signed in; fails with a refusal of status 401 when nobody is. */
const meQuery = () => api.ask(accessRoutes.me, {})

export const useMe = () => useQuery(meQuery())

/** Keeps the language of the page and of the account the same. */
export function useLangSwitch() {
  const { setLang } = useWords()
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: (lang: Lang) => api.call(accessRoutes.setLang, { body: { lang } }),
    onSettled: () => client.invalidateQueries({ queryKey: api.keyOf(accessRoutes.me) }),
  })
  return (lang: Lang, signedIn: boolean) => {
    // The account first: what the page asks again in its new language would else answer with the old one, and undo it.
    if (signedIn) save.mutate(lang, { onSettled: () => setLang(lang) })
    else setLang(lang)
  }
}

/**
 * Opens a session with the library that keeps the accounts; its answers are not refusals of ours, so they are put in
 * our words here. Throws `RefusedByServer`, `Unreachable` or `Breakdown`.
 */
export async function signIn(t: ReturnType<typeof useWords>['t'], email: string, password: string): Promise<void> {
  const answer = await post('/api/auth/sign-in/email', { email: email.trim(), password })
  if (answer.ok) return
  if (answer.status === 429)
    throw new RefusedByServer(429, { code: 'too_many_tries', message: t(wording.tooManyTries) })
  if (answer.status >= 500) throw new Breakdown(answer.status)
  throw new RefusedByServer(answer.status, { code: 'wrong_password', message: t(wording.wrongPassword) })
}

export async function signOut(): Promise<void> {
  const answer = await post('/api/auth/sign-out', {})
  if (!answer.ok) throw new Breakdown(answer.status)
}

async function post(address: string, body: unknown): Promise<Response> {
  try {
    return await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  } catch (cause) {
    throw new Unreachable('no answer', { cause })
  }
}
