import type { Lang } from '../kernel/wording.ts'
import { ENGLISH } from './default-templates-en.ts'
import { FRENCH } from './default-templates-fr.ts'
import type { RecipientKind, Tone } from './model.ts'
import type { Template } from './template.ts'

export type DefaultTemplates = Readonly<
  Record<Tone, { readonly business: Template; readonly consumer?: Template; readonly public?: Template }>
>

/** The text an organisation starts with; the business text serves every kind of debtor where the law makes no difference. */
export function defaultTemplate(tone: Tone, kind: RecipientKind, lang: Lang): Template {
  const texts = (lang === 'fr' ? FRENCH : ENGLISH)[tone]
  return texts[kind] ?? texts.business
}
