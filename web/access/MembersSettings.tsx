import { NativeSelect } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { accessRoutes } from '../../src/access/contract.ts'
import { type MemberRole, ROLES } from '../../src/access/model.ts'
import { roleNames } from '../../src/access/wording.ts'
import { dayIn } from '../../src/kernel/calendar.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { InviteForm } from './InviteForm.tsx'
import { MemberCreditors, useWalls } from './MemberCreditors.tsx'
import { useOrganisation, useRefusal } from './membership.tsx'
import { RoleTable } from './RoleTable.tsx'
import { useMe } from './session.ts'
import classes from './settings.module.css'
import { settingsWording as wording } from './settings-wording.ts'
import { wallWords } from './wall-wording.ts'

type Members = z.output<typeof accessRoutes.members.reply>
type Member = Members['members'][number]

/** Who works here, with which role, and who has been invited. */
export function MembersSettings() {
  const api = useApi()
  const client = useQueryClient()
  const { t } = useWords()
  const refusal = useRefusal('members.manage')
  const members = useQuery(api.ask(accessRoutes.members, {}))
  const walls = useWalls()
  const [failure, setFailure] = useState<unknown>(null)
  const reread = async () => {
    await client.invalidateQueries({ queryKey: api.keyOf(accessRoutes.members) })
    await client.invalidateQueries({ queryKey: [null, accessRoutes.me.path] })
  }
  const attempt = async (act: () => Promise<unknown>) => {
    setFailure(null)
    try {
      await act()
      await reread()
    } catch (cause) {
      setFailure(cause)
    }
  }
  if (!members.data) {
    if (members.error) return <ErrorState failure={members.error} onRetry={() => void members.refetch()} />
    return <SkeletonTable columns={[2, 2, 1]} rows={4} />
  }
  return (
    <>
      {refusal && <p className={classes.refusal}>{refusal}</p>}
      {failure !== null && <ErrorState failure={failure} />}
      <section className={classes.section}>
        <h2>{t(wording.members)}</h2>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t(wording.name)}</th>
              <th scope="col">{t(wording.email)}</th>
              <th scope="col">{t(wording.role)}</th>
              {walls && <th scope="col">{t(wallWords.column)}</th>}
              <th scope="col">
                <span className="visually-hidden">{t(wording.remove)}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {members.data.members.map((member) => (
              <MemberRow
                key={member.userId}
                member={member}
                walls={walls}
                readOnly={refusal !== null}
                attempt={attempt}
              />
            ))}
          </tbody>
        </table>
      </section>
      <Invitations invitations={members.data.invitations} readOnly={refusal !== null} attempt={attempt} />
      {refusal === null && <InviteForm onInvited={reread} />}
      <RoleTable />
    </>
  )
}

type Attempt = (act: () => Promise<unknown>) => Promise<void>

type RowProps = { member: Member; walls: ReturnType<typeof useWalls>; readOnly: boolean; attempt: Attempt }

function MemberRow({ member, walls, readOnly, attempt }: RowProps) {
  const api = useApi()
  const me = useMe()
  const done = useUndo()
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const { userId, name } = member
  const give = (role: MemberRole | null) => api.call(accessRoutes.changeRole, { params: { userId }, body: { role } })
  const change = (role: MemberRole) =>
    attempt(async () => {
      await give(role)
      done({
        message: t(wording.roleChanged, { name, role: t(roleNames[role]) }),
        undo: () => attempt(() => give(member.role)),
      })
    })
  return (
    <>
      <tr>
        <th scope="row">
          {name} {me.data?.userId === userId && <span className={classes.quiet}>({t(wording.you)})</span>}
        </th>
        <td>{member.email}</td>
        <td>
          {readOnly ? (
            t(roleNames[member.role])
          ) : (
            <NativeSelect
              size="xs"
              aria-label={t(wording.roleOf, { name })}
              value={member.role}
              onChange={(event) => void change(event.currentTarget.value as MemberRole)}
              data={ROLES.map((role) => ({ value: role, label: t(roleNames[role]) }))}
            />
          )}
        </td>
        {walls && (
          <td>
            <MemberCreditors member={member} walls={walls} />
          </td>
        )}
        <td>
          {!readOnly && !asking && (
            <button
              type="button"
              className={classes.link}
              aria-label={t(wording.removeOf, { name })}
              onClick={() => setAsking(true)}
            >
              {t(wording.remove)}
            </button>
          )}
        </td>
      </tr>
      {asking && (
        <tr>
          <td colSpan={walls ? 5 : 4}>
            <div className={classes.ask} role="alert">
              <p>{t(wording.removeAsk, { name })}</p>
              <ActionButton onAct={() => setAsking(false)}>{t(wording.keep)}</ActionButton>
              <ActionButton onAct={() => attempt(() => give(null)).finally(() => setAsking(false))}>
                {t(wording.removeDo)}
              </ActionButton>
            </div>
          </td>
        </tr>
      )}
    </>
  )
}

type InvitationsProps = { invitations: Members['invitations']; readOnly: boolean; attempt: Attempt }

function Invitations({ invitations, readOnly, attempt }: InvitationsProps) {
  const api = useApi()
  const { t, day } = useWords()
  const timeZone = useOrganisation().data?.timeZone ?? 'Europe/Paris'
  return (
    <section className={classes.section}>
      <h2>{t(wording.invitations)}</h2>
      {invitations.length === 0 && <p>{t(wording.noInvitation)}</p>}
      {invitations.length > 0 && (
        <table className={classes.table}>
          <tbody>
            {invitations.map(({ id, email, role, expiresAt }) => (
              <tr key={id}>
                <th scope="row">{email}</th>
                <td>{t(roleNames[role])}</td>
                <td>{t(wording.expiresOn, { day: day(dayIn(timeZone, new Date(expiresAt))) })}</td>
                <td>
                  {!readOnly && (
                    <button
                      type="button"
                      className={classes.link}
                      aria-label={t(wording.withdrawOf, { email })}
                      onClick={() => void attempt(() => api.call(accessRoutes.revokeInvitation, { params: { id } }))}
                    >
                      {t(wording.withdraw)}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
