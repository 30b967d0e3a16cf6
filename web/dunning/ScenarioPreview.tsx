import { useQuery } from '@tanstack/react-query'
import { correspondenceRoutes } from '../../src/correspondence/contract.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { useOrganisation } from '../access/membership.tsx'
import { CustomerPicker } from '../correspondence/CustomerPicker.tsx'
import { TemplatePreview } from '../correspondence/TemplatePreview.tsx'
import { templateId } from '../correspondence/TemplateTexts.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './scenario.module.css'
import type { StepDraft } from './scenario-draft.ts'
import { scenarioWords } from './scenario-wording.ts'

type Props = { step: StepDraft | null; customerId: string | null; onCustomer(customerId: string | null): void }

/** The message a step would give for a real customer, in that customer's language and for their kind. */
export function ScenarioPreview({ step, customerId, onCustomer }: Props) {
  const api = useApi()
  const { t } = useWords()
  const orgLang = useOrganisation().data?.lang
  const texts = useQuery(api.ask(correspondenceRoutes.templates, {}))
  const customer = useQuery({
    ...api.ask(partiesRoutes.customer, { params: { id: customerId ?? 'none' } }),
    enabled: customerId !== null,
  }).data?.customer
  const lang = customer?.lang ?? orgLang ?? 'fr'
  const audience = customer?.kind ?? 'business'
  const text = texts.data?.templates.find(
    (one) => one.key === step?.templateKey && one.lang === lang && one.audience === audience,
  )
  const isPersonal = step?.channel === 'call' || step?.channel === 'task'
  return (
    <section className={classes.preview} aria-labelledby="preview">
      <h2 id="preview">{t(scenarioWords.previewTitle)}</h2>
      <CustomerPicker
        label={t(scenarioWords.previewFor)}
        customerId={customerId}
        onCustomer={onCustomer}
        mayInvent={customerId === null}
      />
      {!step && <p className={detail.quiet}>{t(scenarioWords.previewChoose)}</p>}
      {isPersonal && <p className={detail.quiet}>{t(scenarioWords.previewPersonal)}</p>}
      {step && !isPersonal && text && (
        <>
          <FigureLink href={urls.templates(api.orgId ?? 0, { texte: templateId(text) })}>
            {t(scenarioWords.editText)}
          </FigureLink>
          <TemplatePreview
            template={text}
            text={{ subject: text.subject, body: text.body }}
            isSound
            channel={step.channel === 'letter' || step.channel === 'registered_letter' ? step.channel : 'email'}
            customerId={customerId}
          />
        </>
      )}
    </section>
  )
}
