import { AgedBar } from './AgedBar.tsx'
import classes from './gallery.module.css'
import { TimeLine } from './TimeLine.tsx'
import { useWords } from './words.tsx'

/** The charts on invented figures. */
export function GalleryCharts() {
  const { t, lang } = useWords()
  const days = (n: number) => t({ fr: '{n} j', en: '{n} d' }, { n })
  const buckets = [
    { key: 'b0', label: t({ fr: 'Non échu', en: 'Not due' }), cents: 21_840_000, step: 0 as const },
    { key: 'b1', label: t({ fr: '1–30 j', en: '1–30 d' }), cents: 9_425_075, step: 1 as const },
    { key: 'b2', label: t({ fr: '31–60 j', en: '31–60 d' }), cents: 4_800_000, step: 2 as const },
    { key: 'b3', label: t({ fr: '61–90 j', en: '61–90 d' }), cents: 2_120_050, step: 3 as const },
    { key: 'b4', label: t({ fr: '91–120 j', en: '91–120 d' }), cents: 640_000, step: 4 as const },
    { key: 'b5', label: t({ fr: 'Plus de 120 j', en: 'Over 120 d' }), cents: 1_310_000, step: 4 as const },
  ].map((bucket) => ({ ...bucket, href: '/design' }))
  const months = Array.from({ length: 12 }, (_, index) => new Date(Date.UTC(2025, 11 + index, 1)))
  const name = new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    month: 'short',
    year: '2-digit',
    timeZone: 'UTC',
  })
  const dso = [52, 51, 53, 54, 50, 49, 48, 49, 47, 45, 44, 43]
  return (
    <section>
      <h2>{t({ fr: 'Graphiques', en: 'Charts' })}</h2>
      <AgedBar
        title={t({ fr: 'Balance âgée au 21/11/2026', en: 'Aged balance on 21/11/2026' })}
        buckets={buckets}
        currency="EUR"
      />
      <div className={classes.gap} />
      <TimeLine
        title={t({ fr: 'Délai moyen de paiement (DSO)', en: 'Days sales outstanding (DSO)' })}
        unit={t({ fr: 'jours', en: 'days' })}
        points={months.map((month, index) => ({ label: name.format(month), value: dso[index] ?? 0 }))}
        format={days}
        note={t({
          fr: 'Encours TTC ÷ chiffre d’affaires TTC × jours, sur douze mois.',
          en: 'Receivables ÷ sales including VAT × days, over twelve months.',
        })}
      />
    </section>
  )
}
