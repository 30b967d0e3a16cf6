import { organisationOf } from '../../access/index.ts'
import type { ProofKind } from '../../adapters/web-service/carrier.ts'
import { documentsOf, type KeptDocument } from '../../documents/index.ts'
import { documentKindNames } from '../../documents/wording.ts'
import { formatDay, type LocalDate } from '../../kernel/calendar.ts'
import { say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { channelTitles, proofTitles, titles } from './court-wording.ts'
import { type SentMessage, sentTo } from './message-store.ts'
import { type ClaimLine, type Exhibit, type ExhibitKind, exhibitKindOf } from './model.ts'

type Dated = Pick<ClaimLine, 'documentNo' | 'issuedOn' | 'marks'>

/**
 * Everything that can be shown to a court about a customer: files kept for it, what left the house for it with its proofs, what is drawn up
 * here. `owed` dates the invoices whose file says no day.
 */
export async function exhibitsOf(tx: OrgTx, customerId: string, owed: readonly Dated[]): Promise<Exhibit[]> {
  const { timeZone } = await organisationOf(tx)
  const kept = await documentsOf(tx, customerId)
  const sent = await sentTo(tx, customerId, timeZone)
  const days = new Map(
    owed.filter(({ marks }) => !marks.includes('undated')).map(({ documentNo, issuedOn }) => [documentNo, issuedOn]),
  )
  const datedBy = ({ kind, numbers }: KeptDocument): LocalDate | null =>
    kind === 'invoice' && numbers.length === 1 ? (days.get(numbers[0]!) ?? null) : null
  return [...kept.map((one) => ofDocument(one, one.bearsOn ?? datedBy(one))), ...sent.flatMap(ofMessage), ...DRAWN_UP]
}

/** Numbers named in a title before it says how many others there are. */
const NAMED = 3

const titled = (title: string, numbers: readonly string[]): string => {
  const named = numbers.slice(0, NAMED).join(', ')
  const more = numbers.length > NAMED ? ` et ${numbers.length - NAMED} autres` : ''
  return [title, named && `n° ${named}${more}`].filter(Boolean).join(' ')
}

/** `on`: the day that it bears where it is known: the day on which it was dropped here says nothing to a court. */
function ofDocument({ id, kind, name, numbers, type, size }: KeptDocument, on: LocalDate | null): Exhibit {
  const what = say('fr', documentKindNames[kind])
  const title = kind === 'other' ? name.replace(/\.[a-z]{2,4}$/i, '') : titled(what, numbers)
  return {
    key: `document:${id}`,
    kind: exhibitKindOf(kind),
    title: on ? `${title} du ${formatDay('fr', on)}` : title,
    on,
    numbers,
    type,
    size,
  }
}

/** What a message is to a court, by what it was sent for. */
function told({ tone, purpose }: SentMessage): { readonly kind: ExhibitKind; readonly what: string } {
  if (tone === 'formal_notice') return { kind: 'formal_notice', what: titles.formalNotice }
  if (purpose === 'dunning') return { kind: 'reminder', what: titles.reminder }
  if (purpose === 'statement') return { kind: 'statement_of_account', what: titles.statement }
  if (purpose === 'proof_of_claim') return { kind: 'correspondence', what: titles.proofOfClaim }
  return { kind: 'correspondence', what: titles.message }
}

function ofMessage(one: SentMessage): Exhibit[] {
  const { kind, what } = told(one)
  const registered = one.registeredNo ? `, n° ${one.registeredNo}` : ''
  const title = `${what} du ${formatDay('fr', one.on)} (${channelTitles[one.channel]}${registered})`
  const { on, numbers } = one
  return [
    {
      key: `message:${one.id}`,
      kind,
      title,
      on,
      numbers: [...new Set(numbers)],
      type: 'application/pdf',
      size: one.size,
    },
    ...one.proofs.map(
      (proof): Exhibit => ({
        key: `proof:${one.id}:${proof.kind}`,
        kind: kind === 'formal_notice' ? 'notice_proof' : 'correspondence',
        title: `${proofTitles[proof.kind satisfies ProofKind]} – ${title}`,
        on: proof.on,
        numbers: [...new Set(numbers)],
        type: proof.type,
        size: proof.size,
      }),
    ),
  ]
}

const drawnUp = { on: null, numbers: [], type: 'application/pdf', size: null } as const
const DRAWN_UP: readonly Exhibit[] = [
  { ...drawnUp, key: 'own:account', kind: 'account', title: titles.account },
  { ...drawnUp, key: 'own:interest', kind: 'interest', title: titles.interest },
]
