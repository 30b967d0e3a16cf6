import { organisationOf } from '../access/index.ts'
import type { Lang } from '../kernel/wording.ts'
import { LANGS } from '../kernel/wording.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import { isFrenchLaw } from '../statutes/index.ts'
import { defaultSms, smsToneOf } from './default-sms.ts'
import { defaultTemplate } from './default-templates.ts'
import { ENGLISH } from './default-templates-en.ts'
import { FRENCH } from './default-templates-fr.ts'
import { isSmsKey, RECIPIENT_KINDS, type RecipientKind, TEMPLATE_KEYS, type TemplateKey, toneOfKey } from './model.ts'
import type { Template } from './template.ts'

export type TemplatePlace = { readonly key: TemplateKey; readonly lang: Lang; readonly audience: RecipientKind }

/** `own`: written by the organisation for this audience. `shipped`: ours, for this audience. `business`: that of businesses serves this audience too. */
export type TemplateEntry = TemplatePlace &
  Template & {
    readonly source: 'own' | 'shipped' | 'business'
    readonly updatedAt: Date | null
    readonly updatedBy: string | null
  }

/** The texts of one organisation, its own and those shipped. */
export type TemplateBook = {
  readonly entries: readonly TemplateEntry[]
  /** The text of a place; with a channel, that which the channel takes: texts have short ones of their own. */
  find(place: TemplatePlace & { readonly channel?: string }): TemplateEntry
}

type OwnTemplate = TemplatePlace & Template & { readonly updatedAt: Date; readonly updatedBy: string }

const ownTemplates = (tx: OrgTx): Promise<OwnTemplate[]> =>
  tx.rows(
    sql`select key, lang, audience, subject, body, updated_at, updated_by from correspondence.template where org_id = ${tx.orgId}`,
  )

export async function saveOwnTemplate(
  tx: OrgTx,
  { key, lang, audience }: TemplatePlace,
  text: Template,
  by: string,
  at: Date,
): Promise<void> {
  await tx.run(sql`
    insert into correspondence.template (org_id, key, lang, audience, subject, body, updated_at, updated_by)
    values (${tx.orgId}, ${key}, ${lang}, ${audience}, ${text.subject}, ${text.body}, ${at}, ${by})
    on conflict (org_id, key, lang, audience) do update set subject = excluded.subject, body = excluded.body, updated_at = excluded.updated_at,
      updated_by = excluded.updated_by`)
}

export const dropOwnTemplate = (tx: OrgTx, { key, lang, audience }: TemplatePlace): Promise<number> =>
  tx.run(
    sql`delete from correspondence.template where org_id = ${tx.orgId} and key = ${key} and lang = ${lang} and audience = ${audience}`,
  )

/** True when we ship a text for this audience alone, because the law makes a difference; else the text of businesses serves it. */
export const hasShippedText = ({ key, lang, audience }: TemplatePlace): boolean =>
  isSmsKey(key) ? audience !== 'public' : (lang === 'fr' ? FRENCH : ENGLISH)[toneOfKey(key)][audience] !== undefined

const shippedText = ({ key, lang, audience }: TemplatePlace, isFrench: boolean): Template =>
  isSmsKey(key)
    ? defaultSms(smsToneOf(toneOfKey(key)), audience, lang)
    : defaultTemplate(toneOfKey(key), audience, lang, isFrench)

export async function templateBook(tx: OrgTx): Promise<TemplateBook> {
  const nameOf = ({ key, lang, audience }: TemplatePlace) => `${key}|${lang}|${audience}`
  const isFrench = isFrenchLaw((await organisationOf(tx)).country)
  const own = new Map((await ownTemplates(tx)).map((entry) => [nameOf(entry), entry]))
  const find = (place: TemplatePlace): TemplateEntry => {
    const written = own.get(nameOf(place))
    if (written) return { ...written, source: 'own' }
    if (hasShippedText(place))
      return { ...place, ...shippedText(place, isFrench), source: 'shipped', updatedAt: null, updatedBy: null }
    return { ...find({ ...place, audience: 'business' }), audience: place.audience, source: 'business' }
  }
  const places = TEMPLATE_KEYS.flatMap((key) =>
    LANGS.flatMap((lang) => RECIPIENT_KINDS.map((audience) => ({ key, lang, audience }))),
  )
  return {
    find: ({ channel, ...place }) =>
      find(channel === 'sms' && !isSmsKey(place.key) ? { ...place, key: `sms_${smsToneOf(place.key)}` } : place),
    entries: places.map(find),
  }
}
