import { organisationOf } from '../../access/index.ts'
import type { ProofKind } from '../../adapters/web-service/carrier.ts'
import { documentsOf, type KeptDocument } from '../../documents/index.ts'
import { documentKindNames } from '../../documents/wording.ts'
import { formatDay } from '../../kernel/calendar.ts'
import { say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { channelTitles, proofTitles, titles } from './court-wording.ts'
import { type SentMessage, sentTo } from './message-store.ts'
import { type Exhibit, exhibitKindOf } from './model.ts'

/** Everything that can be shown to a court about a customer: files kept for it, what left the house with its proofs, what is drawn up here. */
export async function exhibitsOf(tx: OrgTx, customerId: string): Promise<Exhibit[]> {
  const { timeZone } = await organisationOf(tx)
  const kept = await documentsOf(tx, customerId)
  const sent = await sentTo(tx, customerId, timeZone)
  return [...kept.map(ofDocument), ...sent.flatMap(ofMessage), ...DRAWN_UP]
}

/** Numbers named in a title before it says how many others there are. */
const NAMED = 3

const titled = (title: string, numbers: readonly string[]): string => {
  const named = numbers.slice(0, NAMED).join(', ')
  const more = numbers.length > NAMED ? ` et ${numbers.length - NAMED} autres` : ''
  return [title, named && `n° ${named}${more}`].filter(Boolean).join(' ')
}

/** The day that it bears where it is known: the day on which it was dropped here says nothing to a court. */
function ofDocument({ id, kind, name, numbers, type, size, bearsOn: on }: KeptDocument): Exhibit {
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

function ofMessage(one: SentMessage): Exhibit[] {
  const isNotice = one.tone === 'formal_notice'
  const what = isNotice ? titles.formalNotice : titles.reminder
  const registered = one.registeredNo ? `, n° ${one.registeredNo}` : ''
  const title = `${what} du ${formatDay('fr', one.on)} (${channelTitles[one.channel]}${registered})`
  const { on, numbers } = one
  return [
    {
      key: `message:${one.id}`,
      kind: isNotice ? 'formal_notice' : 'reminder',
      title,
      on,
      numbers: [...new Set(numbers)],
      type: 'application/pdf',
      size: one.size,
    },
    ...one.proofs.map(
      (proof): Exhibit => ({
        key: `proof:${one.id}:${proof.kind}`,
        kind: isNotice ? 'notice_proof' : 'correspondence',
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
