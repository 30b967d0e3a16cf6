import { IconCheck } from '@tabler/icons-react'
import { can, type Right, ROLES } from '../../src/access/model.ts'
import { roleNames } from '../../src/access/wording.ts'
import type { Sentence } from '../../src/kernel/wording.ts'
import { useWords } from '../design/words.tsx'
import classes from './settings.module.css'
import { settingsWording as wording } from './settings-wording.ts'

/** Members hold the rights over claims that agents hold with those over books and desk. */
const NAMES: Record<Exclude<Right, `claims.${string}`>, Sentence> = {
  'books.read': wording.rightRead,
  'desk.work': wording.rightWork,
  'books.import': wording.rightImport,
  'debts.forgive': wording.rightForgive,
  'plans.approve': wording.rightPlans,
  'settings.manage': wording.rightSettings,
  'members.manage': wording.rightMembers,
}

/** What each role allows, read from the table the server obeys. */
export function RoleTable() {
  const { t } = useWords()
  return (
    <section className={classes.section}>
      <h2>{t(wording.roles)}</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <td />
            {ROLES.map((role) => (
              <th key={role} scope="col">
                {t(roleNames[role])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(Object.keys(NAMES) as (keyof typeof NAMES)[]).map((right) => (
            <tr key={right}>
              <th scope="row">{t(NAMES[right])}</th>
              {ROLES.map((role) => (
                <td key={role}>
                  {can(role, right) ? (
                    <IconCheck size={15} role="img" aria-label={t(wording.yes)} />
                  ) : (
                    <span className="visually-hidden">{t(wording.no)}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
