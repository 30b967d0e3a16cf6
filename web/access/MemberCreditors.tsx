import { Checkbox, Radio } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { accessRoutes } from '../../src/access/contract.ts'
import { isWallable } from '../../src/access/model.ts'
import { wallRoutes } from '../../src/access/wall-contract.ts'
import { Ask } from '../design/Ask.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { useRefusal } from './membership.tsx'
import classes from './settings.module.css'
import { wallWords as words } from './wall-wording.ts'

type Member = z.output<typeof accessRoutes.members.reply>['members'][number]

/** The creditors of the organisation on screen and who works only some of them; null: it collects for nobody, or the person may not say. */
export function useWalls() {
  const api = useApi()
  const refusal = useRefusal('members.manage')
  const found = useQuery({ ...api.ask(wallRoutes.walls, {}), enabled: refusal === null }).data
  return found && found.creditors.length > 0 ? found : null
}

type Props = { member: Member; walls: NonNullable<ReturnType<typeof useWalls>> }

/** Which creditors a member works, as a cell that opens the question. */
export function MemberCreditors({ member, walls }: Props) {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const named = walls.walls.find(({ userId }) => userId === member.userId)?.creditors ?? null
  if (!isWallable(member.role)) return <span className={classes.quiet}>{t(words.all)}</span>
  const names = walls.creditors.flatMap(({ orgId, name }) => (named?.includes(orgId) ? [name] : []))
  const said = named === null ? t(words.all) : names.length === 1 ? names[0]! : t(words.some, { n: names.length })
  return (
    <>
      <button
        type="button"
        className={classes.link}
        aria-label={t(words.of, { name: member.name, said })}
        title={names.join(', ') || undefined}
        onClick={() => setAsking(true)}
      >
        {said}
      </button>
      {asking && <Question member={member} walls={walls} named={named} onClose={() => setAsking(false)} />}
    </>
  )
}

function Question({ member, walls, named, onClose }: Props & { named: readonly number[] | null; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [isAll, setAll] = useState(named === null)
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set(named))
  const toggle = (orgId: number) => {
    const next = new Set(ticked)
    if (!next.delete(orgId)) next.add(orgId)
    setTicked(next)
  }
  const save = async () => {
    const { userId, name } = member
    await api.call(wallRoutes.nameCreditors, { params: { userId }, body: { creditors: isAll ? null : [...ticked] } })
    tellDone(t(words.saved, { name }))
    await refresh()
  }
  return (
    <Ask opened title={t(words.title, { name: member.name })} act={t(words.save)} onAct={save} onClose={onClose}>
      <Radio.Group
        label={t(words.which)}
        value={isAll ? 'all' : 'some'}
        onChange={(value) => setAll(value === 'all')}
        description={t(words.what)}
      >
        <div className={classes.choices}>
          <Radio data-autofocus={isAll || undefined} value="all" label={t(words.allToCome)} />
          <Radio data-autofocus={!isAll || undefined} value="some" label={t(words.onlySome)} />
        </div>
      </Radio.Group>
      {!isAll && (
        <fieldset className={classes.named}>
          <legend>{t(words.named)}</legend>
          {walls.creditors.map(({ orgId, name }) => (
            <Checkbox key={orgId} label={name} checked={ticked.has(orgId)} onChange={() => toggle(orgId)} />
          ))}
        </fieldset>
      )}
      {!isAll && ticked.size === 0 && <p className={classes.quiet}>{t(words.none)}</p>}
    </Ask>
  )
}
