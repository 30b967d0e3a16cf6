import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { correspondenceRoutes as routes } from '../../src/correspondence/contract.ts'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { useRowsInHand } from '../design/paged-rows.ts'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { TemplateEditor } from './TemplateEditor.tsx'
import { textWords } from './text-wording.ts'
import { audienceNames, langNames, templateNames, wording } from './wording.ts'

export type Templates = z.output<typeof routes.templates.reply>
export type TemplateRow = Templates['templates'][number]

export const templateId = ({ key, lang, audience }: Pick<TemplateRow, 'key' | 'lang' | 'audience'>): string =>
  `${key}.${lang}.${audience}`

const SOURCES = {
  own: textWords.sourceOwn,
  shipped: textWords.sourceShipped,
  business: textWords.sourceBusiness,
} as const

/** Every text by step, language and audience; one opens beside the list to be written and seen at once. */
export function TemplateTexts() {
  const api = useApi()
  const { t, count } = useWords()
  const [at, change] = useAddressState<'texte'>()
  const found = useQuery(api.ask(routes.templates, {}))
  const rows = useRowsInHand(found.data?.templates ?? [])
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[3, 1, 1, 1]} rows={12} />
  }
  const open = found.data.templates.find((one) => templateId(one) === at.texte)
  const columns: Column<TemplateRow>[] = [
    { key: 'text', header: t(textWords.text), width: 'minmax(140px, 1.4fr)', cell: (row) => t(templateNames[row.key]) },
    {
      key: 'lang',
      header: t(textWords.language),
      width: '76px',
      hideBelowPx: 500,
      cell: (row) => t(langNames[row.lang]),
    },
    {
      key: 'audience',
      header: t(textWords.audience),
      width: 'minmax(96px, 0.8fr)',
      cell: (row) => t(audienceNames[row.audience]),
    },
    {
      key: 'source',
      header: t(textWords.source),
      width: 'minmax(146px, 1fr)',
      hideBelowPx: 480,
      cell: (row) => (row.source === 'own' ? <b>{t(SOURCES.own)}</b> : t(SOURCES[row.source])),
    },
    {
      key: 'subject',
      header: t(wording.subject),
      width: 'minmax(200px, 2fr)',
      hideBelowPx: 760,
      cell: (row) => row.subject,
    },
  ]
  const own = found.data.templates.filter((one) => one.source === 'own').length
  return (
    <>
      <p className="visually-hidden" role="status">
        {t(textWords.templatesFact, { n: count(found.data.templates.length), own: count(own) })}
      </p>
      <ListAndPanel
        wide
        panelLabel={open ? t(templateNames[open.key]) : t(textWords.templates)}
        onClose={() => change({ texte: null })}
        panel={open ? <TemplateEditor key={templateId(open)} template={open} known={found.data} /> : null}
        list={
          <DataTable
            label={t(textWords.templates)}
            columns={columns}
            rows={rows}
            rowKey={templateId}
            activeKey={at.texte ?? null}
            onActive={(texte) => change({ texte })}
            empty={null}
          />
        }
      />
    </>
  )
}
