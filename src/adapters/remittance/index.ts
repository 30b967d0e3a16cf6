/** What payers write about a payment they made. The only door of this folder. */

export type { Advice, AdviceRow, Agreement } from './model.ts'
export { readAdvice } from './read-advice.ts'
