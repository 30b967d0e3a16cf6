import type { Lang } from '../kernel/wording.ts'
import { ENGLISH } from './default-templates-en.ts'
import { FRENCH } from './default-templates-fr.ts'
import type { RecipientKind, Tone } from './model.ts'
import type { Template } from './template.ts'

export type DefaultTemplates = Readonly<
  Record<Tone, { readonly business: Template; readonly consumer?: Template; readonly public?: Template }>
>

/** The article that our formal notices name, which is none of another country's. */
const FRENCH_ARTICLE = {
  fr: " au sens de l'article 1344 du code civil",
  en: ' within the meaning of article 1344 of the French Civil Code',
} as const satisfies Record<Lang, string>

/** The text an organisation starts with; the business text serves every kind of debtor where the law makes no difference. */
export function defaultTemplate(tone: Tone, kind: RecipientKind, lang: Lang, isFrench = true): Template {
  const texts = (lang === 'fr' ? FRENCH : ENGLISH)[tone]
  const { subject, body } = texts[kind] ?? texts.business
  return { subject, body: isFrench ? body : body.replace(FRENCH_ARTICLE[lang], '') }
}
