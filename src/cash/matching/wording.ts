import type { Sentence } from '../../kernel/wording.ts'

/** What the rules of matching say. */
export const settingWording = {
  stopSettled: {
    fr: 'Quelqu’un a déjà répondu pour cette nature de rapprochement. Rechargez la page.',
    en: 'Somebody has already dealt with this kind of match. Reload the page.',
  },
} satisfies Record<string, Sentence>
