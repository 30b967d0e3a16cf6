import { SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { day } from '../../src/kernel/calendar.ts'
import { StartChoice } from '../access/StartChoice.tsx'
import { ForeignOrganisation, NoRight, NotFound } from '../shell/notices.tsx'
import { Preferences } from '../shell/PersonMenu.tsx'
import { RefusedByServer, Unreachable } from '../wire/failures.ts'
import { ActionButton } from './ActionButton.tsx'
import { AgeBadge } from './AgeBadge.tsx'
import { Amount } from './Amount.tsx'
import { DataTable } from './DataTable.tsx'
import { Day } from './Day.tsx'
import { DayInput } from './DayInput.tsx'
import { EmptyState } from './EmptyState.tsx'
import { ErrorState } from './ErrorState.tsx'
import { FigureLink } from './FigureLink.tsx'
import { GalleryCharts } from './GalleryCharts.tsx'
import { GalleryDesk, useSpecimenColumns } from './GalleryDesk.tsx'
import classes from './gallery.module.css'
import { MoneyInput } from './MoneyInput.tsx'
import { PageHeader } from './PageHeader.tsx'
import { ProgressLine } from './ProgressLine.tsx'
import { usePagedRows, useRowsInHand } from './paged-rows.ts'
import { Reason } from './Reason.tsx'
import { SkeletonTable } from './SkeletonTable.tsx'
import { type Specimen, specimens } from './specimens.ts'
import { useUndo } from './undo.tsx'
import { useWords } from './words.tsx'

/** Every component in every state: `?vue=bureau` shows a whole screen, `?lignes=1000000` a very long one. */
export default function Gallery() {
  const asked = new URLSearchParams(location.search)
  const rows = Number(asked.get('lignes') ?? 28)
  if (asked.get('vue') === 'bureau') return <GalleryDesk total={rows} delayMs={Number(asked.get('delai') ?? 0)} />
  return (
    <main className={classes.gallery}>
      <PageHeader
        title="Quittance"
        facts={['Design']}
        actions={<div className={classes.line}>{<Preferences signedIn={false} />}</div>}
      />
      <Figures />
      <Actions />
      <Inputs />
      <GalleryCharts />
      <Tables />
      <States />
    </main>
  )
}

function Figures() {
  const { t } = useWords()
  const amounts = [1_248_000, 88_055, 1_000_000_000, 0, -12_000]
  return (
    <section>
      <h2>{t({ fr: 'Chiffres', en: 'Figures' })}</h2>
      <div className={classes.columns}>
        <div className={classes.right}>
          {amounts.map((cents) => (
            <Amount key={cents} cents={cents} currency="EUR" />
          ))}
          <Amount cents={252_000} currency="EUR" tone="received" />
          <Amount cents={49_000} currency="EUR" tone="loss" />
          <Amount cents={49_000} currency="JPY" tone="quiet" />
          <FigureLink href="/design">
            <Amount cents={18_432_000} currency="EUR" strong />
          </FigureLink>
        </div>
        <div className={classes.right}>
          {[-5, 3, 31, 61, 95, 400].map((days) => (
            <AgeBadge key={days} daysLate={days} />
          ))}
          <Day date={day('2026-11-21')} />
        </div>
        <div className={classes.stack}>
          <Reason kind="held">
            {t({ fr: 'Promesse en cours jusqu’au 30/11/2026', en: 'Promise running until 30/11/2026' })}
          </Reason>
          <Reason kind="excluded">
            {t({ fr: 'Client créditeur : rien à réclamer', en: 'Customer in credit: nothing to claim' })}
          </Reason>
          <Reason kind="evidence">
            {t({ fr: 'Référence « 142 » dans le libellé', en: 'Reference “142” in the wording' })}
          </Reason>
        </div>
      </div>
    </section>
  )
}

function Actions() {
  const { t } = useWords()
  const done = useUndo()
  const wait = () => new Promise((finish) => setTimeout(finish, 1500))
  const undo = () => {
    done({
      message: t({ fr: 'Promesse enregistrée pour le 30/11/2026.', en: 'Promise recorded for 30/11/2026.' }),
      undo: wait,
    })
  }
  return (
    <section>
      <h2>{t({ fr: 'Actions', en: 'Actions' })}</h2>
      <div className={classes.line}>
        <ActionButton
          primary
          onAct={wait}
          shortcut={{ keys: 'e', does: { fr: 'Envoyer la relance', en: 'Send the reminder' } }}
        >
          {t({ fr: 'Envoyer la relance', en: 'Send the reminder' })}
        </ActionButton>
        <ActionButton
          onAct={undo}
          shortcut={{ keys: 'p', does: { fr: 'Enregistrer la promesse', en: 'Record the promise' } }}
        >
          {t({ fr: 'Enregistrer la promesse', en: 'Record the promise' })}
        </ActionButton>
        <ActionButton
          onAct={wait}
          refusal={t({
            fr: 'Votre rôle (Lecteur) ne permet pas cette action : il faut au moins le rôle Chargé de relance.',
            en: 'Your role (Reader) does not allow this: it takes at least the role Collector.',
          })}
        >
          {t({ fr: 'Reporter la relance', en: 'Put the reminder off' })}
        </ActionButton>
      </div>
    </section>
  )
}

function Inputs() {
  const { t } = useWords()
  const [cents, setCents] = useState<number | null>(123_456)
  const [date, setDate] = useState<ReturnType<typeof day> | null>(day('2026-11-30'))
  return (
    <section>
      <h2>{t({ fr: 'Saisie', en: 'Entry' })}</h2>
      <div className={classes.columns}>
        <MoneyInput
          label={t({ fr: 'Montant promis', en: 'Amount promised' })}
          currency="EUR"
          cents={cents}
          onCents={setCents}
        />
        <DayInput
          label={t({ fr: 'Promis pour le', en: 'Promised for' })}
          value={date}
          onValue={setDate}
          earliest={day('2026-11-21')}
        />
        <TextInput
          label="SIREN"
          defaultValue="732 829 321"
          error={t({
            fr: '« 732 829 321 » n’est pas un SIREN : il faut 9 chiffres dont la clé est juste. Recopiez-le depuis un extrait Kbis.',
            en: '“732 829 321” is not a SIREN: nine digits with a valid check are needed. Copy it from a company extract.',
          })}
        />
        <TextInput label={t({ fr: 'Non modifiable', en: 'Not editable' })} defaultValue="411DUPONT" disabled />
      </div>
    </section>
  )
}

function Tables() {
  const { lang, t } = useWords()
  const [kind, setKind] = useState('rows')
  const few = useRowsInHand(kind === 'empty' ? [] : specimens(lang, 0, 6, 6))
  const failing = usePagedRows<Specimen>({
    queryKey: ['gallery-failure', kind],
    fetchPage: async () => {
      if (kind === 'loading') await new Promise(() => {})
      throw new RefusedByServer(422, {
        code: 'x',
        message: t({
          fr: 'La date du 31/02/2026 n’existe pas. Choisissez un jour du calendrier.',
          en: 'The date 31/02/2026 does not exist. Choose a calendar day.',
        }),
      })
    },
  })
  const columns = useSpecimenColumns('')
  return (
    <section>
      <h2>{t({ fr: 'Tableaux', en: 'Tables' })}</h2>
      <SegmentedControl value={kind} onChange={setKind} data={['rows', 'loading', 'empty', 'error']} mb={8} />
      <div className={classes.table}>
        <DataTable
          label={t({ fr: 'Lignes', en: 'Rows' })}
          compact
          columns={columns}
          rows={kind === 'loading' || kind === 'error' ? failing : few}
          rowKey={(row) => row.id}
          empty={
            <EmptyState
              title={t({ fr: 'Aucun client pour l’instant', en: 'No customers yet' })}
              sample={<SkeletonTable columns={[3, 1, 1]} rows={2} />}
              actions={
                <ActionButton onAct={() => {}}>{t({ fr: 'Importer un fichier', en: 'Import a file' })}</ActionButton>
              }
            >
              {t({
                fr: 'Déposez votre export comptable : les clients arrivent avec leurs factures.',
                en: 'Drop your accounting export: customers come with their invoices.',
              })}
            </EmptyState>
          }
        />
      </div>
    </section>
  )
}

function States() {
  const { t } = useWords()
  return (
    <section>
      <h2>{t({ fr: 'États', en: 'States' })}</h2>
      <ProgressLine
        label={t({ fr: 'Lecture du FEC', en: 'Reading the FEC' })}
        progress={{ done: 412_000, total: 1_000_000, startedAt: new Date(Date.now() - 24_000) }}
      />
      <ErrorState failure={new Unreachable('no answer')} onRetry={() => {}} keepsTyped />
      <div className={classes.columns}>
        <NotFound />
        <NoRight
          sentence={t({
            fr: 'Votre rôle (Lecteur) ne permet pas cette action : il faut au moins le rôle Responsable.',
            en: 'Your role (Reader) does not allow this: it takes at least the role Manager.',
          })}
        />
        <ForeignOrganisation email="claire.aubry@exemple.example" />
      </div>
      <SkeletonTable columns={[3, 2, 1, 1]} rows={3} />
      <StartChoice
        onOwnData={() => {}}
        onOpenDemo={() => {}}
        demo={{
          progress: { done: 128, total: 365, startedAt: new Date() },
          failed: false,
          interrupted: false,
          orgId: null,
          make: async () => {},
        }}
      />
    </section>
  )
}
