import type { By } from '../src/cash/index.ts'
import { keepDocument } from '../src/documents/index.ts'
import type { DocumentKind } from '../src/documents/model.ts'
import { formatDay, type LocalDate } from '../src/kernel/calendar.ts'
import { formatMoney, sumCents } from '../src/kernel/money.ts'
import { itemsById } from '../src/ledger/index.ts'
import { debtsHeld } from '../src/legal/index.ts'
import { noteEvent } from '../src/legal/notices/record-event.ts'
import { sendNotice } from '../src/legal/notices/send-notice.ts'
import { askPack } from '../src/legal/packs/ask-pack.ts'
import { groundOf } from '../src/legal/packs/draft.ts'
import { usualPlan } from '../src/legal/packs/usual-plan.ts'
import { changeHandling } from '../src/legal/proceedings/keep-handling.ts'
import { claimedItems, debtorsOf, proceedingOf } from '../src/legal/proceedings/matter-store.ts'
import { openProceeding } from '../src/legal/proceedings/open-proceeding.ts'
import { type ActInput, tellAct } from '../src/legal/proceedings/tell-act.ts'
import type { OrgTx } from '../src/platform/db.ts'
import { checkedFile } from '../src/platform/upload.ts'
import type { Case, Party } from './law-desk.ts'
import { paper } from './paper.ts'

/** From the formal notice to the order that an officer serves. */

const DEMANDED = 3

/** A formal notice on paper, over the oldest documents. */
export const notify =
  (days: number) =>
  async ({ world, orgId, party, by }: Case): Promise<void> => {
    const { customerId, items } = party
    const order = { customerId, days, channel: 'registered_letter', itemIds: items.slice(0, DEMANDED) } as const
    party.noticeId = await world.db.inOrg(orgId, (tx) => sendNotice(tx, { ...order, anyway: true }, debtsHeld, by))
  }

/** The slip of the post, read by whoever opens the mail. */
export async function noteReceived({ world, orgId, party, by }: Case): Promise<void> {
  const told = { noticeId: party.noticeId!, kind: 'presented', on: by.today, documentId: null } as const
  await world.db.inOrg(orgId, (tx) => noteEvent(tx, { ...told, evidence: 'Avis de réception (démonstration)' }, by))
}

/** Opens the matter, keeps what a court asks to see, and has the request made. */
export async function fileRequest({ world, orgId, party, by }: Case): Promise<void> {
  const { customerId } = party
  const sheets = await world.db.inOrg(orgId, (tx) => sheetsFor(tx, party))
  const papers = await Promise.all(sheets.map(async ({ lines, ...rest }) => ({ ...rest, bytes: await paper(lines) })))
  await world.db.inOrg(orgId, async (tx) => {
    const itemIds = (await demandedOf(tx, party)).map(({ id }) => id)
    const corrections = { contested: null, areTraders: true }
    const matter = { kind: 'payment_order', customerId, itemIds, others: [], note: '', corrections } as const
    const proceedingId = await openProceeding(tx, matter, by)
    for (const { file, bytes, ...about } of papers)
      await keepDocument(tx, customerId, checkedFile({ name: file, bytes }), about, by)
    const ground = await groundOf(tx, { customerId, proceedingId, today: by.today, lang: 'fr' })
    const proceeding = (await proceedingOf(tx, proceedingId))!
    if (proceeding.court.name === '') {
      // Where the place does not say which court it is, somebody fills it in.
      const { city, postcode } = ground.customer
      const court = { ...proceeding.court, city, postcode, name: `Tribunal de commerce de ${city} (démonstration)` }
      await changeHandling(tx, proceedingId, { ...proceeding, court }, by)
    }
    const plan = await usualPlan(tx, ground, proceedingId)
    const representative = by.actor.name
    const asked = {
      ...plan,
      creditor: { form: 'SAS au capital de 50 000 €', registry: 'RCS Nantes', representative, capacity: 'présidente' },
      signatory: { as: 'representative', name: representative, capacity: 'présidente', place: 'Nantes' },
    } as const
    await askPack(tx, customerId, asked, 'fr', by)
    party.proceedingId = proceedingId
  })
}

type Sheet = {
  readonly file: string
  readonly kind: DocumentKind
  readonly numbers: readonly string[]
  readonly bearsOn: LocalDate | null
  readonly lines: readonly string[]
}

/** What the notice demanded and nobody has paid. */
const demandedOf = async (tx: OrgTx, { items }: Party) =>
  (await itemsById(tx, items.slice(0, DEMANDED))).filter(({ openCents }) => openCents > 0)

async function sheetsFor(tx: OrgTx, party: Party): Promise<Sheet[]> {
  const { name } = party
  const debts = await demandedOf(tx, party)
  const about = { numbers: [], bearsOn: null }
  return [
    ...debts.map(({ documentNo, issuedOn, amountCents }) => ({
      file: `Facture ${documentNo}.pdf`,
      kind: 'invoice' as const,
      numbers: [documentNo],
      bearsOn: issuedOn,
      lines: [
        `FACTURE ${documentNo} (démonstration)`,
        `du ${formatDay('fr', issuedOn)}`,
        name,
        `Total TTC : ${plain(formatMoney('fr', amountCents, 'EUR'))}`,
      ],
    })),
    {
      ...about,
      file: 'Contrat.pdf',
      kind: 'contract',
      lines: ['CONTRAT CADRE (démonstration)', name, 'Lu et approuvé.'],
    },
    { ...about, file: 'Kbis.pdf', kind: 'company_extract', lines: ['EXTRAIT KBIS (démonstration)', 'RCS Nantes'] },
  ]
}

/** The letters of a standard font have no narrow space. */
const plain = (text: string): string => text.replace(/\s/g, ' ')

const ACT = {
  ...{ debtorId: null, result: null, inPerson: false, dueOn: null, granted: null, outcome: null },
  ...{ documentId: null, evidence: '' },
} as const

const tell = ({ world, orgId, party, by }: Case, act: (tx: OrgTx, id: string) => Promise<Omit<ActInput, 'on'>>) =>
  world.db.inOrg(orgId, async (tx) => {
    const id = party.proceedingId!
    await tellAct(tx, id, { ...(await act(tx, id)), on: by.today }, by)
  })

export const noteFiled = (of: Case): Promise<void> =>
  tell(of, async () => ({ ...ACT, act: 'filed', evidence: 'Dépôt au greffe (démonstration)' }))

export const noteOrdered = (of: Case): Promise<void> =>
  tell(of, async (tx, id) => ({
    ...ACT,
    act: 'ordered',
    result: 'whole',
    granted: {
      principalCents: sumCents((await claimedItems(tx, id)).map(({ claimedCents }) => claimedCents)),
      ...{ interestCents: 0, costsCents: 0, interestFrom: null },
    },
    evidence: 'Ordonnance (démonstration)',
  }))

export const noteServed = (of: Case): Promise<void> =>
  tell(of, async (tx, id) => ({
    ...ACT,
    act: 'served',
    debtorId: (await debtorsOf(tx, id))[0]!.id,
    inPerson: true,
    evidence: 'Acte du commissaire de justice (démonstration)',
  }))
