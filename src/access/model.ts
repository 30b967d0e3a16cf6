/** Roles, from the one who answers for everything to the one who only looks. */
export const ROLES = ['owner', 'manager', 'collector', 'reader'] as const
export type Role = (typeof ROLES)[number]

/** What a member may be allowed to do. Routes name one of these; screens ask the same table before they offer a button. */
export const RIGHTS = {
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

/** The least powerful role that holds a right: the one a refusal tells the reader to ask for. */
export const leastRoleWith = (right: Right): Role => RIGHTS[right].at(-1)!

export const MIN_PASSWORD = 10
export const INVITATION_DAYS = 7
