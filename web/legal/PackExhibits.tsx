import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { ExhibitView } from '../../src/legal/contract.ts'
import type { Chosen } from '../../src/legal/packs/model.ts'
import detail from '../design/detail.module.css'
import { useWords } from '../design/words.tsx'
import { packWords as words } from './pack-wording.ts'
import classes from './packs.module.css'

type Props = {
  exhibits: readonly ExhibitView[]
  chosen: readonly Chosen[]
  onChosen(chosen: Chosen[]): void
}

/** The exhibits under their numbers, moved by the keyboard or by buttons, under titles that may be changed; and those left out. */
export function PackExhibits({ exhibits, chosen, onChosen }: Props) {
  const { t } = useWords()
  const fields = useRef(new Map<string, HTMLInputElement>())
  // The cursor follows the exhibit that it moved.
  const following = useRef<string | null>(null)
  useEffect(() => {
    if (following.current) fields.current.get(following.current)?.focus()
    following.current = null
  }, [chosen])
  const move = (place: number, by: number) => {
    const one = chosen[place]
    const to = place + by
    if (!one || to < 0 || to >= chosen.length) return
    following.current = one.key
    onChosen(chosen.filter((_, at) => at !== place).toSpliced(to, 0, one))
  }
  const takeOut = (place: number) => {
    following.current = chosen[place + 1]?.key ?? chosen[place - 1]?.key ?? null
    onChosen(chosen.filter((_, at) => at !== place))
  }
  const pressed = (event: KeyboardEvent, place: number) => {
    if (!event.altKey) return
    if (event.key === 'ArrowUp') move(place, -1)
    else if (event.key === 'ArrowDown') move(place, 1)
    else if (event.key === 'Delete') takeOut(place)
    else return
    event.preventDefault()
  }
  const keys = new Set(chosen.map(({ key }) => key))
  const others = exhibits.filter(({ key }) => !keys.has(key))
  const act = (label: string, of: string, onAct: () => void) => (
    <button type="button" className={detail.link} aria-label={`${label} ${of}`} onClick={onAct}>
      {label}
    </button>
  )
  return (
    <section className={detail.part} aria-label={t(words.exhibits)}>
      <h3>{t(words.exhibits)}</h3>
      <p className={detail.quiet}>{chosen.length === 0 ? t(words.noExhibits) : t(words.exhibitsHint)}</p>
      <ol className={classes.rows}>
        {chosen.map((one, place) => (
          <li key={one.key} className={classes.exhibit}>
            <span className={classes.no} aria-hidden>
              {place + 1}
            </span>
            <TextInput
              ref={(field) => {
                if (field) fields.current.set(one.key, field)
                else fields.current.delete(one.key)
              }}
              size="xs"
              aria-label={t(words.exhibitTitle, { no: place + 1 })}
              value={one.title}
              maxLength={200}
              onKeyDown={(event) => pressed(event, place)}
              onChange={(event) => {
                const title = event.currentTarget.value
                onChosen(chosen.map((other, at) => (at === place ? { ...other, title } : other)))
              }}
            />
            <span className={classes.moves}>
              {place > 0 && act(t(words.up), one.title, () => move(place, -1))}
              {place < chosen.length - 1 && act(t(words.down), one.title, () => move(place, 1))}
              {act(t(words.takeOut), one.title, () => takeOut(place))}
            </span>
          </li>
        ))}
      </ol>
      {others.length > 0 && (
        <>
          <h3>{t(words.otherExhibits)}</h3>
          <ul className={classes.rows}>
            {others.map(({ key, title }) => (
              <li key={key} className={classes.check}>
                <span aria-hidden>·</span>
                <span>{title}</span>
                {act(t(words.add), title, () => onChosen([...chosen, { key, title: title.slice(0, 200) }]))}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
