import { accessRoutes } from '../../src/access/contract.ts'
import { PASSWORD, type Story } from './story.ts'
import type { Visitor } from './visitor.ts'

/** A colleague of the story's owner, who was invited as `role`, accepted, and is signed in. */
export async function colleagueOf(
  { owner, visitor }: Pick<Story, 'owner' | 'visitor'>,
  role: 'manager' | 'collector' | 'reader',
): Promise<Visitor> {
  const { link } = await owner.call(accessRoutes.invite, { body: { email: `${role}@atelier.example`, role } })
  const colleague = visitor()
  const { orgId } = await colleague.call(accessRoutes.acceptInvitation, {
    params: { token: link.split('/').at(-1)! },
    body: { name: role, password: PASSWORD, lang: 'fr' },
  })
  colleague.orgId = orgId
  return colleague
}
