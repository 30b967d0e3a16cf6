import type { FunctionComponent } from 'react'
import type { Sentence } from '../../src/kernel/wording.ts'
import { LanguageSettings } from '../access/LanguageSettings.tsx'
import { MembersSettings } from '../access/MembersSettings.tsx'
import { OrganisationSettings } from '../access/OrganisationSettings.tsx'
import { LookSettings } from '../correspondence/LookSettings.tsx'
import { MailServerSettings } from '../correspondence/MailServerSettings.tsx'
import { ProviderSettings } from '../correspondence/ProviderSettings.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { PageTabs } from '../design/PageTabs.tsx'
import { useWords } from '../design/words.tsx'
import { ReminderSettings } from '../dunning/ReminderSettings.tsx'
import { ReferencesSettings } from '../legal/ReferencesSettings.tsx'
import { ColleaguesSettings } from '../parties/ColleaguesSettings.tsx'
import { PortalSettings } from '../portal/PortalSettings.tsx'
import { useApi } from '../wire/api.tsx'
import { useAddressState } from './address-state.ts'
import classes from './settings.module.css'
import { SETTINGS_TABS, type SettingsTab, urls } from './urls.ts'
import { sectionNames, settingsTabNames } from './wording.ts'

const PAGES: Record<SettingsTab, FunctionComponent> = {
  organisation: OrganisationSettings,
  membres: MembersSettings,
  collegues: ColleaguesSettings,
  envoi: MailServerSettings,
  canaux: ProviderSettings,
  apparence: LookSettings,
  relances: ReminderSettings,
  references: ReferencesSettings,
  page: PortalSettings,
  langue: LanguageSettings,
}

/** The settings of every capability under one roof; each keeps its own form. */
export function SettingsPage() {
  const api = useApi()
  const { t } = useWords()
  const [at] = useAddressState<'onglet'>()
  const here = SETTINGS_TABS.find((known) => known === at.onglet) ?? 'organisation'
  const Page = PAGES[here]
  const names: Record<SettingsTab, Sentence> = settingsTabNames
  return (
    <>
      <PageHeader title={t(sectionNames.reglages)} />
      <PageTabs
        label={t(sectionNames.reglages)}
        groups={[
          SETTINGS_TABS.map((tab) => ({ key: tab, label: t(names[tab]), href: urls.settings(api.orgId ?? 0, tab) })),
        ]}
        here={here}
      />
      <div
        className={classes.body}
        data-wide={here === 'apparence' || here === 'envoi' || here === 'canaux' || here === 'references' || undefined}
      >
        <Page />
      </div>
    </>
  )
}
