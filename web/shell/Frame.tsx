import { UnstyledButton } from '@mantine/core'
import {
  IconArrowsTransferUp,
  IconBuildingBank,
  IconCalendarDue,
  IconChartLine,
  IconColumns3,
  IconFileImport,
  IconHeartHandshake,
  IconMail,
  IconMessageReply,
  IconMessageReport,
  IconScale,
  IconSearch,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react'
import { Link, useCanGoBack, useRouter, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type Me, type Membership, membershipsOf } from '../access/session.ts'
import { KeyboardHelp, Keys } from '../design/KeyboardHelp.tsx'
import { useKeys } from '../design/keyboard.tsx'
import { useWords } from '../design/words.tsx'
import { CaseloadBar } from '../desk/CaseloadBar.tsx'
import classes from './frame.module.css'
import { type Job, JobsTray } from './JobsTray.tsx'
import { OrganisationSwitch } from './OrganisationSwitch.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { type Command, type Find, SearchPalette } from './SearchPalette.tsx'
import { SECTIONS, SETTINGS_TABS, type SectionId, urls } from './urls.ts'
import { sectionNames, settingsTabNames, wording } from './wording.ts'

const ICONS: Record<SectionId, typeof IconUsers> = {
  aujourdhui: IconCalendarDue,
  clients: IconUsers,
  encaissements: IconBuildingBank,
  relances: IconMail,
  reponses: IconMessageReply,
  litiges: IconMessageReport,
  promesses: IconHeartHandshake,
  contentieux: IconScale,
  externalisation: IconArrowsTransferUp,
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
  const [open, setOpen] = useState<'search' | 'keyboard' | 'organisations' | null>(null)
  const { orgId, agency } = membership
  const router = useRouter()
  const canGoBack = useCanGoBack()
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname })
  const content = useRef<HTMLElement>(null)
  // What held the focus went with the page before: the next Tab starts in the new page, not at the top of the window.
  useEffect(() => {
    if (document.activeElement === document.body) content.current?.focus({ preventScroll: true })
  }, [path])
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
    { keys: 'g o', does: wording.switchOrganisation, group: 'go', run: () => setOpen('organisations') },
    { keys: 'Backspace', does: wording.back, group: 'everywhere', run: () => canGoBack && router.history.back() },
  ])
  const ofMembers: Command[] = [
    { name: t(wording.addCustomer), run: () => go(urls.customers(orgId, { panneau: 'nouveau' })) },
    { name: t(wording.importFile), run: () => go(urls.section(orgId, 'imports')) },
    { name: t(wording.toCollections), run: () => go(urls.collections(orgId)) },
    { name: t(wording.toMandates), run: () => go(urls.mandates(orgId)) },
    { name: t(wording.toTemplates), run: () => go(urls.templates(orgId)) },
    { name: t(wording.toScenario), run: () => go(urls.scenario(orgId)) },
    { name: t(wording.toSimulation), run: () => go(urls.simulation(orgId)) },
    ...SETTINGS_TABS.map((tab) => ({
      name: t(wording.toSettings, { name: t(settingsTabNames[tab]) }),
      run: () => go(urls.settings(orgId, tab)),
    })),
  ]
  const commands: Command[] = [
    ...toSections,
    ...(agency ? [] : ofMembers),
    ...membershipsOf(me)
      .filter((one) => one.orgId !== orgId)
      .map((one) => ({
        name: t(wording.toOrganisation, { name: one.name }),
        run: () => go(urls.section(one.orgId, 'aujourdhui')),
      })),
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
        <OrganisationSwitch
          me={me}
          membership={membership}
          opened={open === 'organisations'}
          onChange={(opened) => setOpen(opened ? 'organisations' : null)}
          go={go}
        />
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
        {agency && (
          <aside className={classes.mandate} aria-label={t(wording.mandates)}>
            {t(wording.agentBanner, {
              agency: agency.name,
              creditor: membership.name,
              mandates: membership.mandates.join(', '),
            })}
          </aside>
        )}
        {agency && <CaseloadBar orgId={orgId} />}
        {membership.isDemo && (
          <aside className={classes.demo} aria-label={t(wording.demoMark)}>
            {t(wording.demoBanner)}
          </aside>
        )}
        <main ref={content} id="contenu" className={classes.content} tabIndex={-1}>
          {children}
        </main>
      </div>
      <SearchPalette opened={open === 'search'} onClose={close} commands={commands} find={find} />
      <KeyboardHelp opened={open === 'keyboard'} onClose={close} />
    </div>
  )
}
