import { addDays, type LocalDate } from '../src/kernel/calendar.ts'
import type { ReplyKind } from '../src/replies/model.ts'
import { type Random, seeded } from './random.ts'
import { MEANT, UNSEEN } from './reply-sentences.ts'

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

/** `count` replies over the sentences of `reply-sentences.ts`, or over those that the rules have not met: greetings, signatures, quotations, dropped accents and capitals as they come. */
export function writeReplies(seed: string, count: number, isUnseen = false): LabelledReply[] {
  const random = seeded(seed)
  const sentences = isUnseen ? UNSEEN : MEANT
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
