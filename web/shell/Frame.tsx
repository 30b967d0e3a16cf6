import { UnstyledButton } from '@mantine/core'
import {
  IconCalendarDue,
  IconChartLine,
  IconColumns3,
  IconFileImport,
  IconMail,
  IconSearch,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Me, Membership } from '../access/session.ts'
import { KeyboardHelp, Keys } from '../design/KeyboardHelp.tsx'
import { useKeys } from '../design/keyboard.tsx'
import { useWords } from '../design/words.tsx'
import classes from './frame.module.css'
import { type Job, JobsTray } from './JobsTray.tsx'
import { OrganisationSwitch } from './OrganisationSwitch.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { type Command, type Find, SearchPalette } from './SearchPalette.tsx'
import { SECTIONS, type SectionId, urls } from './urls.ts'
import { sectionNames, wording } from './wording.ts'

const ICONS: Record<SectionId, typeof IconUsers> = {
  aujourdhui: IconCalendarDue,
  clients: IconUsers,
  relances: IconMail,
  'balance-agee': IconColumns3,
  pilotage: IconChartLine,
  imports: IconFileImport,
  reglages: IconSettings,
}

type Props = {
  me: Me
  membership: Membership
  /** The sections that have a page. */
  sections: readonly SectionId[]
  jobs?: readonly Job[]
  find?: Find
  go(url: string): void
  onSignOut(): void
  children: ReactNode
}

/** What surrounds every page of an organisation: sections, search, work under way, preferences. */
export function Frame({ me, membership, sections, jobs, find, go, onSignOut, children }: Props) {
  const { t } = useWords()
  const [open, setOpen] = useState<'search' | 'keyboard' | null>(null)
  const { orgId } = membership
  const shown = SECTIONS.filter((section) => sections.includes(section.id))

  const toSections = shown.map((section) => ({
    keys: `g ${section.key}`,
    does: sectionNames[section.id],
    group: 'go' as const,
    name: t(wording.goTo, { name: t(sectionNames[section.id]) }),
    run: () => go(urls.section(orgId, section.id)),
  }))
  useKeys([
    ...toSections,
    { keys: '/', does: wording.search, group: 'everywhere', run: () => setOpen('search') },
    { keys: 'Mod+k', does: wording.search, group: 'everywhere', whileTyping: true, run: () => setOpen('search') },
    { keys: '?', does: wording.keyboard, group: 'everywhere', run: () => setOpen('keyboard') },
  ])
  const commands: Command[] = [
    ...toSections,
    { keys: '?', name: t(wording.keyboard), run: () => setOpen('keyboard') },
    { name: t(wording.signOut), run: onSignOut },
  ]
  const close = () => setOpen(null)

  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#contenu">
        {t(wording.skipToContent)}
      </a>
      <nav className={classes.side} aria-label={t(wording.mainNavigation)}>
        <OrganisationSwitch me={me} membership={membership} go={go} />
        <UnstyledButton className={classes.search} aria-label={t(wording.search)} onClick={() => setOpen('search')}>
          <IconSearch size={16} aria-hidden />
          <span className={classes.wide}>{t(wording.search)}</span>
          <span className={classes.wide}>
            <Keys keys="/" />
          </span>
        </UnstyledButton>
        <ul className={classes.sections}>
          {shown.map((section) => {
            const Icon = ICONS[section.id]
            return (
              <li key={section.id}>
                <Link
                  to={urls.section(orgId, section.id)}
                  className={classes.section}
                  activeProps={{ 'data-here': true, 'aria-current': 'page' }}
                  title={t(sectionNames[section.id])}
                >
                  <Icon size={17} stroke={1.6} aria-hidden />
                  <span className={classes.wide}>{t(sectionNames[section.id])}</span>
                  <span className={classes.hint} aria-hidden>
                    g {section.key}
                  </span>
                </Link>
              </li>
            )
          })}
        </ul>
        <div className={classes.foot}>
          {jobs && <JobsTray jobs={jobs} />}
          <PersonMenu me={me} onKeyboard={() => setOpen('keyboard')} onSignOut={onSignOut} />
        </div>
      </nav>
      <div className={classes.page}>
        {membership.isDemo && (
          <aside className={classes.demo} aria-label={t(wording.demoMark)}>
            {t(wording.demoBanner)}
          </aside>
        )}
        <main id="contenu" className={classes.content} tabIndex={-1}>
          {children}
        </main>
      </div>
      <SearchPalette opened={open === 'search'} onClose={close} commands={commands} find={find} />
      <KeyboardHelp opened={open === 'keyboard'} onClose={close} />
    </div>
  )
}
