/** Roles of members, from the one who answers for everything to the one who only looks. */
export const ROLES = ['owner', 'manager', 'collector', 'reader'] as const
export type MemberRole = (typeof ROLES)[number]

/**
 * Somebody of an agency with which claims were placed is no member: an agent comes in while a mandate runs, may what it names, and sees
 * what was placed. Nobody is given this role.
 */
export type Role = MemberRole | 'agent'

/**
 * What a member may be allowed to do. Routes name one of these; screens ask the same table before they offer a button. The first two are
 * those of claims that one is shown: an agent holds no other, so that whatever is added without a thought of agents is closed to them.
 */
export const RIGHTS = {
  'claims.read': ['owner', 'manager', 'collector', 'reader', 'agent'],
  'claims.work': ['owner', 'manager', 'collector', 'agent'],
  'books.read': ['owner', 'manager', 'collector', 'reader'],
  'desk.work': ['owner', 'manager', 'collector'],
  'books.import': ['owner', 'manager'],
  'debts.forgive': ['owner', 'manager'],
  'plans.approve': ['owner', 'manager'],
  'settings.manage': ['owner', 'manager'],
  'members.manage': ['owner'],
} as const satisfies Record<string, readonly Role[]>
export type Right = keyof typeof RIGHTS

export const can = (role: Role, right: Right): boolean => (RIGHTS[right] as readonly Role[]).includes(role)

/** Who somebody is in an organisation; of an agent, also what they are in their agency: whoever only looks there only looks here. */
export type Standing = { readonly role: Role; readonly agency?: { readonly role: MemberRole } | null | undefined }

export const may = ({ role, agency }: Standing, right: Right): boolean =>
  can(role, right) && (!agency || can(agency.role, right))

/** The least powerful role that holds a right: the one a refusal tells the reader to ask for. */
export const leastRoleWith = (right: Right): MemberRole => ROLES.findLast((role) => can(role, right))!

/** Roles of an agency that may be kept to some of its creditors; the others answer for all its money. */
export const WALLED = ['collector', 'reader'] as const satisfies readonly MemberRole[]
export const isWallable = (role: MemberRole): boolean => (WALLED as readonly MemberRole[]).includes(role)

export const MIN_PASSWORD = 10
export const INVITATION_DAYS = 7
