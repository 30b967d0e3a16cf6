import { TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { intakeRoutes } from '../../src/intake/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { tellDone } from '../design/tell.ts'
import { useUndo } from '../design/undo.tsx'
import { useWords, type Words } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { RefusedByServer } from '../wire/failures.ts'
import classes from './intake.module.css'
import { encodingNames, wording as layoutWording, separatorNames } from './layout-wording.ts'
import { draftOf } from './mapping-draft.ts'
import { wording } from './mapping-wording.ts'
import { meaningInWords } from './meaning-in-words.ts'
import type { Profile } from './Profiles.tsx'
import form from './profile.module.css'

/** What a saved mapping takes from which column, and its name; forgotten, it comes back as it was with an undo. */
export function ProfilePanel({ profile, onGone }: { profile: Profile; onGone(): void }) {
  const words = useWords()
  const { t } = words
  const api = useApi()
  const client = useQueryClient()
  const undo = useUndo()
  const right = useRefusal('books.import')
  const [failure, setFailure] = useState<unknown>(null)
  const { id, mapping, header, layout } = profile
  const width = 1 + Math.max(-1, ...Object.values(mapping.columns), ...mapping.buckets.map((bucket) => bucket.column))
  const meanings = draftOf(mapping, width, mapping.currency).meanings
  const refresh = () => client.invalidateQueries({ queryKey: api.keyOf(intakeRoutes.profiles) })
  const remove = async () => {
    setFailure(null)
    try {
      await api.call(intakeRoutes.removeProfile, { params: { id } })
    } catch (cause) {
      return setFailure(cause)
    }
    onGone()
    undo({
      message: t(wording.profileRemoved, { name: profile.name }),
      undo: async () => {
        await api.call(intakeRoutes.createProfile, { body: { id, name: profile.name, mapping, header, layout } })
        await refresh()
      },
    })
    await refresh()
  }
  return (
    <div className={classes.panel}>
      <h2>{profile.name}</h2>
      <section>
        <h3 className={classes.part}>{t(wording.profileFields)}</h3>
        <dl className={classes.facts}>
          {meanings.map(
            (meaning, column) =>
              meaning && (
                <div key={column} className={classes.pair}>
                  <dt>{header[column] || t(wording.unnamed, { n: column + 1 })}</dt>
                  <dd>{meaningInWords(words, meaning, profile.kind)}</dd>
                </div>
              ),
          )}
          {mapping.account && (
            <div className={classes.pair}>
              <dt>{t(wording.account)}</dt>
              <dd>{mapping.account}</dd>
            </div>
          )}
        </dl>
      </section>
      <section>
        <h3 className={classes.part}>{t(wording.profileCut)}</h3>
        <p>{cutInWords(words, profile)}</p>
      </section>
      <Rename key={profile.name} profile={profile} refusal={right} onRenamed={refresh} />
      {failure !== null && <ErrorState failure={failure} />}
      <section className={form.forget}>
        <p className={classes.quiet}>{t(wording.profileRemoveSays)}</p>
        <ActionButton refusal={right} onAct={remove}>
          {t(wording.profileRemove)}
        </ActionButton>
      </section>
    </div>
  )
}

type RenameProps = { profile: Profile; refusal: string | null; onRenamed(): Promise<unknown> }

function Rename({ profile, refusal, onRenamed }: RenameProps) {
  const { t } = useWords()
  const api = useApi()
  const [name, setName] = useState(profile.name)
  const [failure, setFailure] = useState<unknown>(null)
  const wanted = name.trim()
  const taken = failure instanceof RefusedByServer && failure.where === 'name' ? failure.message : null
  if (refusal !== null) return null
  const rename = async () => {
    setFailure(null)
    const { id, mapping, header, layout } = profile
    try {
      await api.call(intakeRoutes.updateProfile, { params: { id }, body: { name: wanted, mapping, header, layout } })
    } catch (cause) {
      return setFailure(cause)
    }
    tellDone(t(wording.profileRenamed, { name: wanted }))
    await onRenamed()
  }
  return (
    <form className={form.rename} noValidate onSubmit={(event) => event.preventDefault()}>
      {failure !== null && taken === null && <ErrorState failure={failure} keepsTyped />}
      <TextInput
        label={t(wording.saveName)}
        value={name}
        maxLength={100}
        error={taken}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <ActionButton type="submit" refusal={wanted === '' ? t(wording.profileNameMissing) : null} onAct={rename}>
        {t(wording.profileRename)}
      </ActionButton>
    </form>
  )
}

/** What was corrected when the mapping was made; the rest is recognised in each file. */
function cutInWords({ t }: Words, { layout }: Profile): string {
  const parts = [
    layout.sheet && t(layoutWording.sheetRead, { sheet: layout.sheet }),
    layout.separator && t(layoutWording.separatedBy, { separator: t(separatorNames[layout.separator]) }),
    layout.encoding && t(layoutWording.lettersIn, { encoding: t(encodingNames[layout.encoding]) }),
    layout.headerLine !== undefined &&
      (layout.headerLine === 0
        ? t(layoutWording.titlesNone)
        : t(layoutWording.titlesAround, { line: layout.headerLine })),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' · ') : t(wording.profileCutAuto)
}
