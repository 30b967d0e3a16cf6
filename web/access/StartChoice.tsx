import { ActionButton } from '../design/ActionButton.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { useWords } from '../design/words.tsx'
import classes from './welcome.module.css'
import { wording } from './wording.ts'

/** The last step of the first visit. A way that does not exist here is not offered. */
export function StartChoice({
  onOwnData,
  onDemo,
}: {
  onOwnData?: () => void | Promise<unknown>
  onDemo?: () => void | Promise<unknown>
}) {
  const { t } = useWords()
  return (
    <>
      <PageHeader title={t(wording.startTitle)} />
      <div className={classes.choices}>
        {onOwnData && (
          <section className={classes.choice}>
            <h2>{t(wording.ownData)}</h2>
            <p>{t(wording.ownDataSays)}</p>
            <ActionButton primary onAct={onOwnData}>
              {t(wording.ownDataDo)}
            </ActionButton>
          </section>
        )}
        {onDemo && (
          <section className={classes.choice}>
            <h2>{t(wording.demo)}</h2>
            <p>{t(wording.demoSays)}</p>
            <ActionButton onAct={onDemo}>{t(wording.demoDo)}</ActionButton>
          </section>
        )}
      </div>
    </>
  )
}
