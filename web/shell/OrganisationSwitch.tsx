import { Menu, UnstyledButton } from '@mantine/core'
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react'
import { roleNames } from '../../src/access/wording.ts'
import type { Me, Membership } from '../access/session.ts'
import { useWords } from '../design/words.tsx'
import classes from './frame.module.css'
import { urls } from './urls.ts'
import { wording } from './wording.ts'

/** Whose books are open, and the others the person may open. */
export function OrganisationSwitch({ me, membership, go }: { me: Me; membership: Membership; go(url: string): void }) {
  const { t } = useWords()
  return (
    <Menu
      position="bottom-start"
      width={280}
      withinPortal={false}
      floatingStrategy="fixed"
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <UnstyledButton className={classes.organisation}>
          <span className="visually-hidden">{t(wording.switchOrganisation)}</span>
          <span className={classes.mark} aria-hidden>
            {initialsOf(membership.name)}
          </span>
          <span className={`${classes.wide} ${classes.organisationName}`}>
            {membership.name}
            {membership.isDemo && <small> {t(wording.demoMark)}</small>}
          </span>
          <IconSelector size={14} aria-hidden className={classes.wide} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {me.organisations.map((one) => (
          <Menu.Item
            key={one.orgId}
            onClick={() => go(urls.section(one.orgId, 'aujourdhui'))}
            rightSection={one.orgId === membership.orgId ? <IconCheck size={14} aria-hidden /> : null}
          >
            {one.name}
            <span className={classes.role}>
              {t(roleNames[one.role])}
              {one.isDemo && ` · ${t(wording.demoMark)}`}
            </span>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconPlus size={14} aria-hidden />} onClick={() => go(urls.newOrganisation())}>
          {t(wording.newOrganisation)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Two letters for the square: of the first two words, legal forms and articles aside. */
function initialsOf(name: string): string {
  const words = name
    .split(/[\s'’-]+/)
    .filter((word) => !/^(sarl|sas|sasu|sa|eurl|sci|sté|société|ets|les?|la|l|de|du|des|d|et|&)$/i.test(word))
  const letters = words.slice(0, 2).map((word) => [...word][0] ?? '')
  return (letters.join('') || name.slice(0, 2)).toUpperCase()
}
