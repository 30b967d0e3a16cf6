import { Kbd, Modal, Switch } from '@mantine/core'
import { Fragment } from 'react'
import { type KeyBinding, type KeyGroup, useKeyboardMap } from './keyboard.tsx'
import classes from './keyboard-help.module.css'
import { wording } from './wording.ts'
import { useWords } from './words.tsx'

const GROUPS: readonly [KeyGroup, { fr: string; en: string }][] = [
  ['move', wording.groupMove],
  ['act', wording.groupAct],
  ['go', wording.groupGo],
  ['everywhere', wording.groupEverywhere],
]

/** The map of the shortcuts that work on the screen behind it. */
export function KeyboardHelp({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const { t } = useWords()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(wording.keyboardMap)}
      size="lg"
      closeButtonProps={{ 'aria-label': t(wording.close) }}
    >
      <KeyMap />
    </Modal>
  )
}

function KeyMap() {
  const { t } = useWords()
  const map = useKeyboardMap()
  const listed = new Map(
    map
      .all()
      .filter((binding) => binding.does)
      .map((binding) => [binding.keys, binding]),
  )
  return (
    <>
      <div className={classes.groups}>
        {GROUPS.map(([group, title]) => {
          const bindings = [...listed.values()].filter((binding) => (binding.group ?? 'act') === group)
          return bindings.length === 0 ? null : <Group key={group} title={t(title)} bindings={bindings} />
        })}
      </div>
      <Switch
        className={classes.singleKeys}
        checked={map.singleKeys}
        onChange={(event) => map.setSingleKeys(event.currentTarget.checked)}
        label={t(wording.singleKeys)}
        description={t(wording.singleKeysHint)}
      />
    </>
  )
}

function Group({ title, bindings }: { title: string; bindings: readonly KeyBinding[] }) {
  const { t } = useWords()
  return (
    <section>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.list}>
        {bindings.map((binding) => (
          <div key={binding.keys} className={classes.line}>
            <dt>{binding.does && t(binding.does)}</dt>
            <dd>
              <Keys keys={binding.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const NAMES: Record<string, string> = { Escape: 'Esc', Backspace: '⌫', Enter: '⏎', ArrowDown: '↓', ArrowUp: '↑' }
const isMac = navigator.platform.startsWith('Mac')

/** The keys of a shortcut, as on the keyboard. */
export function Keys({ keys }: { keys: string }) {
  const { t, lang } = useWords()
  const name = (chord: string) => {
    if (chord.startsWith('Mod+')) return `${isMac ? '⌘' : 'Ctrl'} ${chord.slice(4).toUpperCase()}`
    if (chord.startsWith('Shift+')) return `${lang === 'fr' ? 'Maj' : 'Shift'} ${chord.slice(6)}`
    return NAMES[chord] ?? chord
  }
  return (
    <span className={classes.keys}>
      {keys.split(' ').map((chord, index) => (
        <Fragment key={chord}>
          {index > 0 && <span className="visually-hidden">{t(wording.thenKey)}</span>}
          <Kbd>{name(chord)}</Kbd>
        </Fragment>
      ))}
    </span>
  )
}
