/** What a list of matters shows, and by what it is ordered. */
export const PROCEEDING_SHOWS = ['running', 'due', 'titles', 'closed', 'all'] as const
export type ProceedingShow = (typeof PROCEEDING_SHOWS)[number]
export const PROCEEDING_SORTS = ['deadline', 'stage', 'amount'] as const
export type ProceedingSort = (typeof PROCEEDING_SORTS)[number]
