import { useWords } from '../design/words.tsx'
import { Preferences } from '../shell/PersonMenu.tsx'
import classes from './settings.module.css'
import { settingsWording as wording } from './settings-wording.ts'

/** What is the person's own: the language they read and the colours they read it in. */
export function LanguageSettings() {
  const { t } = useWords()
  return (
    <section className={classes.section}>
      <h2>{t(wording.yourLanguage)}</h2>
      <p>{t(wording.yourLanguageUse)}</p>
      <div className={classes.preferences}>
        <Preferences signedIn />
      </div>
    </section>
  )
}
