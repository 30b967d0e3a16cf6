import { Menu, UnstyledButton } from '@mantine/core'
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react'
import { roleNames } from '../../src/access/wording.ts'
import { type Me, type Membership, membershipsOf } from '../access/session.ts'
import { useWords } from '../design/words.tsx'
import classes from './frame.module.css'
import { urls } from './urls.ts'
import { wording } from './wording.ts'

type Props = { me: Me; membership: Membership; opened: boolean; onChange(opened: boolean): void; go(url: string): void }

/** Whose books are open, and the others the person may open: their own, and those of creditors that gave them a mandate. */
export function OrganisationSwitch({ me, membership, opened, onChange, go }: Props) {
  const { t } = useWords()
  const all = membershipsOf(me)
  const own = all.filter(({ agency }) => !agency)
  const mandated = all.filter(({ agency }) => agency)
  const item = (one: Membership) => (
    <Menu.Item
      key={one.orgId}
      onClick={() => go(urls.section(one.orgId, 'aujourdhui'))}
      rightSection={one.orgId === membership.orgId ? <IconCheck size={14} aria-hidden /> : null}
    >
      {one.name}
      <span className={classes.role}>
        {one.agency ? [one.agency.name, ...one.mandates].join(' · ') : t(roleNames[one.role])}
        {one.isDemo && ` · ${t(wording.demoMark)}`}
      </span>
    </Menu.Item>
  )
  return (
    <Menu
      opened={opened}
      onChange={onChange}
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
        {own.map(item)}
        {mandated.length > 0 && <Menu.Label>{t(wording.mandates)}</Menu.Label>}
        {mandated.map(item)}
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
