import { type Refusal, refuse } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { PackGround } from './draft.ts'
import type { PackPlan } from './model.ts'
import type { NumberedExhibit } from './numbered.ts'
import { checksOf, chosenOf } from './rules.ts'
import { checkNames, packWording as words } from './wording.ts'

/** The exhibits chosen, under their numbers and the titles that somebody gave them. */
export function numbered(ground: PackGround, plan: PackPlan): NumberedExhibit[] {
  const titles = new Map(plan.exhibits.map(({ key, title }) => [key, title.trim()]))
  return chosenOf(ground, plan).map((one, place) => ({
    ...one,
    title: titles.get(one.key) || one.title,
    // What is drawn up with the pack bears its day.
    on: one.key.startsWith('own:') ? ground.on : one.on,
    no: place + 1,
    pages: null,
    files: [],
  }))
}

/** Why a pack cannot be made: what is chosen is gone, or something required is missing; null when it can. */
export function refusalOf(ground: PackGround, plan: PackPlan, lang: Lang): Refusal | null {
  const owed = new Set(ground.lines.map(({ itemId }) => itemId))
  if (plan.itemIds.some((id) => !owed.has(id))) return refuse('not_owed', words.notOwed, {}, 'itemIds').refusal
  const known = new Set(ground.exhibits.map(({ key }) => key))
  const seen = new Set<string>()
  for (const { key, title } of plan.exhibits) {
    if (!known.has(key)) return refuse('exhibit_gone', words.exhibitGone, { title }, 'exhibits').refusal
    if (seen.has(key)) return refuse('exhibit_twice', words.twice, { title }, 'exhibits').refusal
    seen.add(key)
  }
  const missing = checksOf(ground.facts, plan).filter(({ level, isHeld }) => level === 'required' && !isHeld)
  if (missing.length === 0) return null
  const told = (of: Lang) =>
    missing
      .map((one) => {
        const check = say(of, checkNames[one.code])
        return one.of.length === 0 ? check : say(of, words.checkOf, { check, of: one.of.slice(0, 5).join(', ') })
      })
      .join(lang === 'fr' ? ' ; ' : '; ')
  const sentence = {
    fr: words.incomplete.fr.replace('{what}', told('fr')),
    en: words.incomplete.en.replace('{what}', told('en')),
  }
  return refuse('pack_incomplete', escaped(sentence)).refusal
}

/** What people write may hold a brace: a sentence that was put together has no places left to fill. */
const escaped = ({ fr, en }: { fr: string; en: string }) => {
  const safe = (text: string) => text.replace(/[{}]/g, '')
  return { fr: safe(fr), en: safe(en) }
}
