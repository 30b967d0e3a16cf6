import { FileButton, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { correspondenceRoutes as routes } from '../../src/correspondence/contract.ts'
import { useOrganisation, useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { settingsWords } from './sending-settings-wording.ts'
import classes from './settings.module.css'
import { TemplatePreview } from './TemplatePreview.tsx'

type Look = z.output<typeof routes.look.reply>

/** Logo, colour, closing words and footer of everything that leaves, with a letter and a mail as they look now. */
export function LookSettings() {
  const api = useApi()
  const { t } = useWords()
  const look = useQuery(api.ask(routes.look, {}))
  const templates = useQuery(api.ask(routes.templates, {}))
  const lang = useOrganisation().data?.lang ?? 'fr'
  const shown = templates.data?.templates.find(
    (one) => one.key === 'firm' && one.lang === lang && one.audience === 'business',
  )
  if (!look.data) {
    if (look.error) return <ErrorState failure={look.error} onRetry={() => void look.refetch()} />
    return <SkeletonTable columns={[1, 2]} rows={6} />
  }
  return (
    <div className={classes.section}>
      <h2>{t(settingsWords.look)}</h2>
      <div className={classes.settings}>
        <LookFields look={look.data} />
        {/* Another look is another preview: it is asked again once saved. */}
        {shown && (
          <section key={JSON.stringify(look.data)} aria-label={t(settingsWords.lookPreview)}>
            <p className={detail.quiet}>{t(settingsWords.lookPreview)}</p>
            <TemplatePreview template={shown} text={shown} isSound channel="email" />
          </section>
        )}
      </div>
    </div>
  )
}

function LookFields({ look }: { look: Look }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('settings.manage')
  const [draft, setDraft] = useState({ colour: look.colour, signature: look.signature, footer: look.footer })
  const [failure, setFailure] = useState<unknown>(null)
  const attempt = async (work: () => Promise<unknown>) => {
    setFailure(null)
    try {
      await work()
      await refresh()
      tellDone(t(settingsWords.lookSaved))
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  return (
    <form
      className={classes.fields}
      onSubmit={(event) => {
        event.preventDefault()
        void attempt(() => api.call(routes.saveLook, { body: draft }))
      }}
    >
      <section aria-label={t(settingsWords.logo)}>
        <div className={classes.logo}>
          {look.logo ? (
            <img src={`/api/orgs/${api.orgId}/look/logo?v=${look.logo.bytes}`} alt={t(settingsWords.logoAlt)} />
          ) : (
            <span className={detail.quiet}>{t(settingsWords.noLogo)}</span>
          )}
          {!refusal && (
            <FileButton
              accept="image/png,image/jpeg,image/svg+xml"
              onChange={(file) => file && void attempt(() => api.call(routes.saveLogo, { body: file }))}
            >
              {(props) => (
                <button type="button" className={detail.link} {...props}>
                  {t(look.logo ? settingsWords.changeLogo : settingsWords.chooseLogo)}
                </button>
              )}
            </FileButton>
          )}
          {look.logo && !refusal && (
            <button
              type="button"
              className={detail.link}
              onClick={() => void attempt(() => api.call(routes.dropLogo, {}))}
            >
              {t(settingsWords.dropLogo)}
            </button>
          )}
        </div>
        <p className={detail.quiet}>{t(settingsWords.logoHint)}</p>
      </section>
      <TextInput
        label={t(settingsWords.colour)}
        description={t(settingsWords.colourHint)}
        value={draft.colour}
        onChange={(event) => setDraft({ ...draft, colour: event.currentTarget.value })}
        leftSection={
          <input
            type="color"
            aria-label={t(settingsWords.colour)}
            value={/^#[0-9a-f]{6}$/i.test(draft.colour) ? draft.colour : '#000000'}
            onChange={(event) => setDraft({ ...draft, colour: event.currentTarget.value })}
            style={{ width: 22, height: 22, padding: 0, border: 0, background: 'none' }}
          />
        }
      />
      <Textarea
        label={t(settingsWords.signature)}
        value={draft.signature}
        maxLength={400}
        autosize
        minRows={2}
        onChange={(event) => setDraft({ ...draft, signature: event.currentTarget.value })}
      />
      <Textarea
        label={t(settingsWords.footer)}
        description={t(settingsWords.footerHint)}
        value={draft.footer}
        maxLength={600}
        autosize
        minRows={2}
        onChange={(event) => setDraft({ ...draft, footer: event.currentTarget.value })}
      />
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={detail.acts}>
        <ActionButton
          primary
          type="submit"
          refusal={refusal}
          onAct={() => attempt(() => api.call(routes.saveLook, { body: draft }))}
        >
          {t(settingsWords.saveLook)}
        </ActionButton>
      </div>
    </form>
  )
}
