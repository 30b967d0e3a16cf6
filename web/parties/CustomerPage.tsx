import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Sentence } from '../../src/kernel/wording.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { kindNames } from '../../src/parties/wording.ts'
import { OwnBooks, useRefusal } from '../access/membership.tsx'
import { ColleagueQuestions } from '../colleagues/ColleagueQuestions.tsx'
import { MessagePanel } from '../correspondence/MessagePanel.tsx'
import { wording as messageWords } from '../correspondence/wording.ts'
import { CustomerMandates } from '../debits/CustomerMandates.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { CustomerJournal } from '../desk/CustomerJournal.tsx'
import { CustomerDisputes } from '../disputes/CustomerDisputes.tsx'
import { CustomerFiles } from '../documents/CustomerFiles.tsx'
import { AgencyLetter } from '../dunning/AgencyLetter.tsx'
import { AgencyWriting } from '../dunning/AgencyWriting.tsx'
import { agencyWords } from '../dunning/agency-words.ts'
import { CustomerDunning } from '../dunning/CustomerDunning.tsx'
import { behaviourWords } from '../insight/behaviour-wording.ts'
import { CustomerBehaviour } from '../insight/CustomerBehaviour.tsx'
import { PaymentLines } from '../insight/PaymentLines.tsx'
import { CustomerBalances } from '../ledger/CustomerBalances.tsx'
import { CustomerDocuments } from '../ledger/CustomerDocuments.tsx'
import { ItemPanel } from '../ledger/ItemPanel.tsx'
import { wording as ledgerWording } from '../ledger/wording.ts'
import { ChargesPanel } from '../legal/ChargesPanel.tsx'
import { CustomerCharges } from '../legal/CustomerCharges.tsx'
import { CustomerNotices } from '../legal/CustomerNotices.tsx'
import { CustomerPacks } from '../legal/CustomerPacks.tsx'
import { CustomerProceedings } from '../legal/CustomerProceedings.tsx'
import { words as chargeWords } from '../legal/charge-wording.ts'
import { PackPanel } from '../legal/PackPanel.tsx'
import { packWords } from '../legal/pack-wording.ts'
import { proceedingWords } from '../legal/proceeding-wording.ts'
import { RoutePanel } from '../legal/RoutePanel.tsx'
import { PlacementCard } from '../outsourcing/PlacementCard.tsx'
import { CustomerPortal } from '../portal/CustomerPortal.tsx'
import { CustomerPromises } from '../promises/CustomerPromises.tsx'
import { DebtorReplies } from '../replies/DebtorReplies.tsx'
import { ReplyPanel } from '../replies/ReplyPanel.tsx'
import { repliesWords } from '../replies/wording.ts'
import { useAddressState } from '../shell/address-state.ts'
import { NotFound } from '../shell/notices.tsx'
import { useApi } from '../wire/api.tsx'
import { RefusedByServer } from '../wire/failures.ts'
import { Contacts } from './Contacts.tsx'
import { CustomerEditor } from './CustomerEditor.tsx'
import { CustomerProfile } from './CustomerProfile.tsx'
import { groupSiren } from './CustomerSummary.tsx'
import { CustomerTerms } from './CustomerTerms.tsx'
import { CustomerWalk } from './CustomerWalk.tsx'
import type { CustomersState } from './customer-list.tsx'
import { Exposure } from './Exposure.tsx'
import { GroupPayer } from './GroupPayer.tsx'
import { ProfileEditor } from './ProfileEditor.tsx'
import classes from './parties.module.css'
import { StatementPanel } from './StatementPanel.tsx'
import { wording } from './wording.ts'

/**
 * `voir`, `mots`, `tri` and `rang` are the list one came from · `pieces` which documents, `ordre` their order, `import`
 * those of one import · `piece`, `message` or `panneau` what is open at the right · `releve` of whom the statement is · `reponse` which reply
 */
export type CustomerState =
  | CustomersState
  | 'rang'
  | 'pieces'
  | 'ordre'
  | 'import'
  | 'piece'
  | 'message'
  | 'panneau'
  | 'releve'
  | 'reponse'

const PANELS: Readonly<Record<string, Sentence>> = {
  profil: wording.profilePanel,
  releve: wording.statement,
  paiements: behaviourWords.payments,
  interets: chargeWords.panel,
  voie: proceedingWords.whichRoute,
  dossier: packWords.panel,
  ecrire: agencyWords.write,
  reponse: repliesWords.panel,
}

const panelName = ({ message, piece, panneau }: { readonly [name in CustomerState]?: string }): Sentence =>
  message ? messageWords.message : piece ? ledgerWording.itemPanel : (PANELS[panneau ?? ''] ?? wording.identityPanel)

const NOTHING_OPEN = { piece: null, message: null, panneau: null, reponse: null } as const

/** Everything about one customer: what is owed and its documents at the left, people and exchanges at the right. */
export function CustomerPage() {
  const api = useApi()
  const { t } = useWords()
  const id = useParams({ strict: false }).customerId ?? ''
  const [at, change] = useAddressState<CustomerState>()
  const refusal = useRefusal('desk.work')
  const found = useQuery(api.ask(partiesRoutes.customer, { params: { id } }))
  if (!found.data) {
    if (found.error instanceof RefusedByServer && [400, 404, 422].includes(found.error.status)) return <NotFound />
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[3, 1, 1, 1]} rows={14} />
  }
  const { customer, profile, contacts } = found.data
  const editing = at.panneau === 'fiche'
  const openMessage = (message: string) => change({ ...NOTHING_OPEN, message }, 'push')
  const panel = at.message ? (
    <MessagePanel messageId={at.message} />
  ) : at.piece ? (
    <ItemPanel itemId={at.piece} onItem={(piece) => change({ piece }, 'push')} />
  ) : editing ? (
    <CustomerEditor
      key={customer.id}
      customer={customer}
      onSaved={() => change({ panneau: null })}
      onCancel={() => change({ panneau: null })}
    />
  ) : at.panneau === 'profil' ? (
    <ProfileEditor
      key={`profile-${customer.id}`}
      customerId={customer.id}
      profile={profile}
      onSaved={() => change({ panneau: null })}
      onCancel={() => change({ panneau: null })}
    />
  ) : at.panneau === 'releve' ? (
    <StatementPanel
      key={`statement-${customer.id}`}
      customerId={customer.id}
      of={at.releve === 'groupe' ? 'group' : 'customer'}
      onOf={(of) => change({ releve: of === 'group' ? 'groupe' : null })}
      onSent={openMessage}
    />
  ) : at.panneau === 'paiements' ? (
    <PaymentLines customerId={customer.id} />
  ) : at.panneau === 'interets' ? (
    <ChargesPanel key={`charges-${customer.id}`} customerId={customer.id} />
  ) : at.panneau === 'voie' ? (
    <RoutePanel key={`route-${customer.id}`} customerId={customer.id} />
  ) : at.panneau === 'ecrire' ? (
    <AgencyLetter key={`write-${customer.id}`} customerId={customer.id} onSent={openMessage} />
  ) : at.panneau === 'reponse' && at.reponse ? (
    <ReplyPanel key={at.reponse} replyId={at.reponse} />
  ) : at.panneau === 'dossier' ? (
    <PackPanel key={`pack-${customer.id}`} customerId={customer.id} />
  ) : null
  const facts = [
    customer.code,
    customer.siren && `SIREN ${groupSiren(customer.siren)}`,
    t(kindNames[customer.kind]),
    t(customer.lang === 'fr' ? wording.french : wording.english),
    customer.city,
  ].filter(Boolean)
  return (
    <>
      <PageHeader
        title={customer.name}
        facts={facts}
        actions={
          <>
            <CustomerWalk at={at} />
            <OwnBooks>
              <ActionButton onAct={() => change({ ...NOTHING_OPEN, panneau: 'releve' }, 'push')}>
                {t(wording.openStatement)}
              </ActionButton>
              <ActionButton refusal={refusal} onAct={() => change({ ...NOTHING_OPEN, panneau: 'fiche' }, 'push')}>
                {t(wording.editIdentity)}
              </ActionButton>
            </OwnBooks>
          </>
        }
      />
      <ListAndPanel
        wide={
          at.message !== undefined ||
          at.panneau === 'releve' ||
          at.panneau === 'paiements' ||
          at.panneau === 'interets' ||
          at.panneau === 'voie' ||
          at.panneau === 'dossier' ||
          at.panneau === 'reponse' ||
          at.panneau === 'ecrire'
        }
        panelLabel={t(panelName(at))}
        onClose={() => change(NOTHING_OPEN)}
        panel={panel}
        list={
          <div className={classes.page} data-alone={panel ? true : undefined}>
            <div className={classes.books}>
              <div className={classes.balances}>
                <CustomerBalances customerId={id} />
                <OwnBooks>
                  {profile.creditLimitCents !== null && (
                    <Exposure
                      customerId={id}
                      limitCents={profile.creditLimitCents}
                      insuredCents={profile.insuredCents}
                    />
                  )}
                  <CustomerBehaviour key={`behaviour-${id}`} customerId={id} customerName={customer.name} />
                </OwnBooks>
              </div>
              <CustomerDocuments
                customerId={id}
                show={at.pieces === 'toutes' ? 'all' : 'open'}
                onShow={(show) => change({ pieces: show === 'all' ? 'toutes' : null, piece: null })}
                importId={at.import ?? null}
                onEvery={() => change({ import: null, pieces: 'toutes', piece: null })}
                order={at.ordre}
                onOrder={(ordre) => change({ ordre })}
                activeId={at.piece ?? null}
                onItem={(piece) => change({ ...NOTHING_OPEN, piece })}
              />
            </div>
            {!panel && (
              <section className={classes.side} aria-label={t(wording.about)}>
                <OwnBooks>
                  <GroupPayer customerId={id} />
                  <CustomerDunning key={`dunning-${id}`} customerId={id} onMessage={openMessage} />
                </OwnBooks>
                <PlacementCard key={`placements-${id}`} customerId={id} />
                <AgencyWriting
                  key={`writing-${id}`}
                  customerId={id}
                  onMessage={openMessage}
                  onWrite={() => change({ ...NOTHING_OPEN, panneau: 'ecrire' }, 'push')}
                />
                <DebtorReplies
                  key={`replies-${id}`}
                  customerId={id}
                  onOpen={(reponse) => change({ ...NOTHING_OPEN, panneau: 'reponse', reponse }, 'push')}
                />
                <Contacts key={id} customerId={id} contacts={contacts} />
                <CustomerDisputes key={`disputes-${id}`} customerId={id} />
                <OwnBooks>
                  <ColleagueQuestions key={`questions-${id}`} customerId={id} />
                </OwnBooks>
                <CustomerNotices key={`notices-${id}`} customerId={id} />
                <OwnBooks>
                  <CustomerCharges
                    key={`charges-${id}`}
                    customerId={id}
                    onOpen={() => change({ ...NOTHING_OPEN, panneau: 'interets' }, 'push')}
                  />
                  <CustomerProceedings
                    key={`proceedings-${id}`}
                    customerId={id}
                    onAsk={() => change({ ...NOTHING_OPEN, panneau: 'voie' }, 'push')}
                  />
                  <CustomerPacks
                    key={`packs-${id}`}
                    customerId={id}
                    onPrepare={() => change({ ...NOTHING_OPEN, panneau: 'dossier' }, 'push')}
                  />
                </OwnBooks>
                <div>
                  <CustomerTerms terms={customer.terms} />
                </div>
                <OwnBooks>
                  <CustomerProfile
                    key={`profile-${id}`}
                    customerId={id}
                    profile={profile}
                    onEdit={() => change({ ...NOTHING_OPEN, panneau: 'profil' }, 'push')}
                  />
                </OwnBooks>
                <CustomerPromises key={`promises-${id}`} customerId={id} customerName={customer.name} />
                <CustomerFiles
                  key={`files-${id}`}
                  customerId={id}
                  onItem={(piece) => change({ ...NOTHING_OPEN, piece }, 'push')}
                />
                <OwnBooks>
                  <CustomerMandates key={`mandates-${id}`} customerId={id} />
                  <CustomerPortal key={`portal-${id}`} customerId={id} customerName={customer.name} />
                </OwnBooks>
                <CustomerJournal
                  key={`journal-${id}`}
                  customer={customer}
                  onMessage={openMessage}
                  onItem={(piece) => change({ ...NOTHING_OPEN, piece }, 'push')}
                  onImport={(one) => change({ import: one }, 'push')}
                />
              </section>
            )}
          </div>
        }
      />
    </>
  )
}
