import {
  type MantineColorScheme,
  Popover,
  SegmentedControl,
  UnstyledButton,
  useMantineColorScheme,
} from '@mantine/core'
import { IconKeyboard, IconLogout, IconUserCircle } from '@tabler/icons-react'
import { useState } from 'react'
import type { Lang } from '../../src/kernel/wording.ts'
import { type Me, useLangSwitch } from '../access/session.ts'
import { Keys } from '../design/KeyboardHelp.tsx'
import { useWords } from '../design/words.tsx'
import classes from './frame.module.css'
import { wording } from './wording.ts'

/** The person signed in: language, colours, keyboard map, way out. */
export function PersonMenu({ me, onKeyboard, onSignOut }: { me: Me; onKeyboard(): void; onSignOut(): void }) {
  const { t } = useWords()
  const [opened, setOpened] = useState(false)
  const leaving = (act: () => void) => () => {
    setOpened(false)
    act()
  }
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="top-start"
      width={260}
      trapFocus
      returnFocus
      withinPortal={false}
      floatingStrategy="fixed"
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.section}
          aria-label={`${me.name}, ${t(wording.preferences)}`}
          onClick={() => setOpened(!opened)}
        >
          <IconUserCircle size={17} stroke={1.6} aria-hidden />
          <span className={classes.wide}>{me.name}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.person}>
        <span className={classes.role}>{me.email}</span>
        <Preferences signedIn />
        <UnstyledButton className={classes.personAct} onClick={leaving(onKeyboard)}>
          <IconKeyboard size={15} aria-hidden />
          <span>{t(wording.keyboard)}</span>
          <Keys keys="?" />
        </UnstyledButton>
        <UnstyledButton className={classes.personAct} onClick={leaving(onSignOut)}>
          <IconLogout size={15} aria-hidden />
          <span>{t(wording.signOut)}</span>
        </UnstyledButton>
      </Popover.Dropdown>
    </Popover>
  )
}

/** The language and the colours of the page, before and after signing in. */
export function Preferences({ signedIn }: { signedIn: boolean }) {
  const { t, lang } = useWords()
  const switchLang = useLangSwitch()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t(wording.language)}
        value={lang}
        onChange={(value) => switchLang(value as Lang, signedIn)}
        data={[
          { value: 'fr', label: 'Français' },
          { value: 'en', label: 'English' },
        ]}
      />
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t(wording.colours)}
        value={colorScheme}
        onChange={(value) => setColorScheme(value as MantineColorScheme)}
        data={[
          { value: 'light', label: t(wording.coloursLight) },
          { value: 'dark', label: t(wording.coloursDark) },
          { value: 'auto', label: t(wording.coloursAuto) },
        ]}
      />
    </>
  )
}
