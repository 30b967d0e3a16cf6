import { addDays, formatDay, type LocalDate } from '../src/kernel/calendar.ts'
import type { ReplyKind } from '../src/replies/model.ts'
import { type Random, seeded } from './random.ts'
import { MEANT, type Meant, UNSEEN } from './reply-sentences.ts'
import { LATER } from './reply-sentences-later.ts'
import { MORE, type Sentence, type SentencesOf } from './reply-sentences-more.ts'

/** A reply as a customer writes it, with what it means: the truth that the reading is measured against. */
export type LabelledReply = {
  readonly text: string
  readonly sentOn: LocalDate
  /** Empty: nothing that can be proposed. */
  readonly kinds: readonly ReplyKind[]
  readonly on: LocalDate | null
}

const GREETINGS = [
  'Bonjour,\n\n',
  'Bonjour Madame,\n\n',
  'Bjr,\n',
  'Madame, Monsieur,\n\n',
  '',
  'Hello,\n\n',
  'Dear Sirs,\n\n',
]
const ENDINGS = [
  '\n\nCordialement,\nAnne Le Goff',
  '\n\nBonne journée\n\n-- \nP. Martin\nComptabilité\n02 99 00 00 00',
  '\nCdt',
  '\n\nBest regards,\nJohn',
  '',
  '\n\nEnvoyé de mon iPhone',
]
const QUOTED =
  '\n\nLe lun. 2 mars 2026 à 09:00, Atelier <compta@atelier.example> a écrit :\n> Sauf erreur, la facture FA2026-0142 reste due. Merci de la régler avant vendredi.\n> Si elle a déjà été réglée, merci de nous l’indiquer.'

const filledIn = (all: readonly SentencesOf[]): Meant[] =>
  all.flatMap(([kinds, sentences]) => sentences.map((sentence) => dated(kinds, sentence)))
/** `seen`: those that the rules were written over. The others were written apart from them; their faults have been looked at since. */
const SETS = { seen: [...MEANT, ...filledIn(MORE)], unseen: UNSEEN, later: filledIn(LATER) } as const
export const SENTENCE_SETS = ['seen', 'unseen', 'later'] as const
export type SentenceSet = (typeof SENTENCE_SETS)[number]

/** `count` replies over one set of sentences: greetings, signatures, quotations, dropped accents and capitals as they come. */
export function writeReplies(seed: string, count: number, from: SentenceSet = 'seen'): LabelledReply[] {
  const random = seeded(seed)
  const sentences = SETS[from]
  return Array.from({ length: count }, (_, at) => {
    const meant = sentences[at % sentences.length]!
    const sentOn = addDays('2026-01-05' as LocalDate, random.int(0, 330))
    const { text, on } = meant.write(sentOn, random)
    const whole = `${random.pick(GREETINGS)}${text}${random.pick(ENDINGS)}${random.int(0, 2) === 0 ? QUOTED : ''}`
    return { text: messy(whole, random), sentOn, kinds: meant.kinds, on: on ?? null }
  })
}

/** One in five is typed in a hurry: no accents, no capitals, or typographic apostrophes. */
function messy(text: string, random: Random): string {
  const mood = random.int(0, 14)
  if (mood === 0) return text.normalize('NFD').replace(/\p{M}/gu, '')
  if (mood === 1) return text.toLowerCase()
  if (mood === 2) return text.replace(/'/g, '’')
  if (mood === 3) return text.toUpperCase()
  return text
}

/** A sentence with its marks filled: `{le}` and `{on}` by a day to come, `{du}` and `{since}` by one that has passed, or the day its words name. */
function dated(kinds: readonly ReplyKind[], sentence: Sentence): Meant {
  return {
    kinds,
    write(sentOn, random) {
      const [text, named] = typeof sentence === 'string' ? [sentence, null] : sentence
      const isBack = /\{(?:du|since)\}/.test(text)
      const on = named?.(sentOn) ?? addDays(sentOn, isBack ? -random.int(1, 20) : random.int(2, 25))
      const short = random.int(0, 1) === 0 ? formatDay('fr', on).slice(0, 5) : formatDay('fr', on)
      const filled = text.replace(/\{(?:le|du)\}/g, short).replace(/\{(?:on|since)\}/g, formatDay('en', on))
      return { text: filled, ...(named || filled !== text ? { on } : {}) }
    },
  }
}
