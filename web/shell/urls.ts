/** Every address of the product. Pages are named in French in every language, so that a link can be passed on as it is. */
export const urls = {
  home: () => '/',
  signIn: () => '/connexion',
  firstVisit: () => '/bienvenue',
  invitation: (token: string) => `/invitation/${encodeURIComponent(token)}`,
  gallery: () => '/design',
  newOrganisation: () => '/nouvelle-organisation',
  start: (orgId: number) => `/o/${orgId}/commencer`,
  section: (orgId: number, section: SectionId) => `/o/${orgId}/${section}`,
} as const

/** The sections in the order of the money, each with the letter that follows `g`. */
export const SECTIONS = [
  { id: 'aujourdhui', key: 'a' },
  { id: 'clients', key: 'c' },
  { id: 'relances', key: 'r' },
  { id: 'balance-agee', key: 'b' },
  { id: 'pilotage', key: 'i' },
  { id: 'imports', key: 'd' },
  { id: 'reglages', key: 's' },
] as const

export type SectionId = (typeof SECTIONS)[number]['id']
