import type { Sentence } from '../../kernel/wording.ts'

export const voiceWording = {
  barred: {
    fr: 'Rien ne part au nom de {agency} : {fr}.',
    en: 'Nothing leaves in the name of {agency}: {en}.',
  },
} as const satisfies Record<string, Sentence>
