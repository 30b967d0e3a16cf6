import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { formatDay } from '../../src/kernel/calendar.ts'
import { formatMoney } from '../../src/kernel/money.ts'
import { LANGS, type Lang, type Sentence, type SentenceParams, say } from '../../src/kernel/wording.ts'
import { keep, kept } from './kept.ts'

export type Words = {
  lang: Lang
  setLang(lang: Lang): void
  t(sentence: Sentence, params?: SentenceParams): string
  money(cents: number, currency: string): string
  day(date: LocalDate): string
  /** A whole number with the language's thousands separator. */
  count(n: number): string
}

const Context = createContext<Words | null>(null)
const KEY = 'quittance-lang'

/** The language chosen here before, else the browser's when we speak it, else French. */
function preferredLang(): Lang {
  const wanted = [kept(KEY), ...navigator.languages.map((tag) => tag.slice(0, 2))]
  return LANGS.find((lang) => lang === wanted.find((tag) => LANGS.some((known) => known === tag))) ?? 'fr'
}

/** Gives every component below the user's language. `forced` fixes it, for specimens shown side by side. */
export function WordsProvider({ children, forced }: { children: ReactNode; forced?: Lang }) {
  const [chosen, choose] = useState<Lang>(preferredLang)
  const lang = forced ?? chosen
  useEffect(() => {
    if (!forced) document.documentElement.lang = lang
  }, [forced, lang])
  // Said to the document before anything is drawn again: requests sent by what is drawn ask for that language.
  const words = useMemo(
    () => wordsIn(lang, (next) => (keep(KEY, next), (document.documentElement.lang = next), choose(next))),
    [lang],
  )
  return <Context value={words}>{children}</Context>
}

function wordsIn(lang: Lang, setLang: (lang: Lang) => void): Words {
  const whole = new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 0 })
  return {
    lang,
    setLang,
    t: (sentence, params) => say(lang, sentence, params),
    money: (cents, currency) => formatMoney(lang, cents, currency),
    day: (date) => formatDay(lang, date),
    count: (n) => whole.format(n),
  }
}

export function useWords(): Words {
  const words = useContext(Context)
  if (!words) throw new Error('useWords is called outside WordsProvider')
  return words
}
