import { Checkbox, NumberInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Sentence } from '../../src/kernel/wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { useRefusal } from './membership.tsx'
import { settingsWording } from './settings-wording.ts'

/** What is typed: a field of a number may hold a text, a field of an amount nothing. */
type Draft<Setting> = { readonly [name in keyof Setting]: Setting[name] | string | null }

type Words = { readonly save: Sentence; readonly saved: Sentence }

/**
 * A setting while it is changed: `count`, `money` and `tick` draw the field of a name, `form` the whole. Nothing is saved while
 * a number is out of its bounds, which stands beside it once a save was tried, or while one of `needed` is empty; a refusal of
 * the server stands above the button, and what was typed stays.
 */
export function useSettingForm<Setting extends object, Counted extends keyof Setting & string>(
  setting: Setting,
  bounds: { readonly [name in Counted]: readonly [number, number] },
  save: (setting: Setting) => Promise<unknown>,
  words: Words,
  needed: readonly (keyof Setting)[] = [],
) {
  const { t } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('settings.manage')
  const [draft, setDraft] = useState<Draft<Setting>>(setting)
  const [isChecked, setChecked] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const set = (name: keyof Setting, value: unknown) => setDraft({ ...draft, [name]: value })
  const faultOf = (name: Counted): string | null => {
    const [from, to] = bounds[name]
    const value = draft[name]
    const isRight = typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to
    return isRight ? null : t(settingsWording.wrongNumber, { from, to })
  }
  const onSave = async () => {
    setChecked(true)
    setFailure(null)
    if (needed.some((name) => draft[name] === null) || (Object.keys(bounds) as Counted[]).some(faultOf)) return
    try {
      await save(draft as Setting)
      tellDone(t(words.saved))
      await refresh()
    } catch (cause) {
      setFailure(cause)
    }
  }
  return {
    draft,
    set,
    count: (name: Counted, label: Sentence) => (
      <NumberInput
        key={name}
        label={t(label)}
        value={(draft[name] as number | string) ?? ''}
        min={bounds[name][0]}
        max={bounds[name][1]}
        clampBehavior="none"
        allowDecimal={false}
        error={isChecked ? faultOf(name) : null}
        onChange={(value) => set(name, value)}
      />
    ),
    money: (name: keyof Setting, label: Sentence, description?: Sentence) => (
      <MoneyInput
        label={t(label)}
        description={description && t(description)}
        currency="EUR"
        cents={draft[name] as number | null}
        onCents={(cents) => set(name, cents)}
      />
    ),
    tick: (name: keyof Setting, label: Sentence) => (
      <Checkbox
        label={t(label)}
        checked={draft[name] as boolean}
        onChange={(event) => set(name, event.currentTarget.checked)}
      />
    ),
    form: (className: string | undefined, fields: ReactNode) => (
      <form className={className} noValidate onSubmit={(event) => event.preventDefault()}>
        {fields}
        {failure !== null && <ErrorState failure={failure} keepsTyped />}
        <div className={detail.acts}>
          <ActionButton type="submit" primary refusal={refusal} onAct={onSave}>
            {t(words.save)}
          </ActionButton>
        </div>
      </form>
    ),
  }
}
