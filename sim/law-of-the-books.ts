import { addDays, day } from '../src/kernel/calendar.ts'
import { sumCents } from '../src/kernel/money.ts'
import { barredAmong } from '../src/legal/index.ts'
import { makeProof } from '../src/legal/insolvency/keep-proof.ts'
import { openCase } from '../src/legal/insolvency/open-case.ts'
import { claimCharges } from '../src/legal/interest/claim-charges.ts'
import { draftClosing } from '../src/legal/provisions/draft-closing.ts'
import { changeProvisionSetting, chooseProvision, validateClosing } from '../src/legal/provisions/keep-closing.ts'
import { provisionSettingOf } from '../src/legal/provisions/setting-store.ts'
import type { Case } from './law-desk.ts'

/** What a court or a closing does to debts of the demo company. */

/** The judgment, as somebody read it in the bulletin some days after it. */
export async function openInsolvency({ world, orgId, party, asOf, by }: Case): Promise<void> {
  const one = await world.db.inOrg(orgId, (tx) =>
    openCase(
      tx,
      {
        customerId: party.customerId,
        procedure: 'receivership',
        openedOn: addDays(asOf, -35),
        publishedOn: addDays(asOf, -27),
        court: 'Tribunal de commerce de Nantes',
        officer: {
          name: 'Maître Solveig Landrevie (démonstration)',
          role: 'creditors_agent',
          lines: ['3 place du Bouffay', '44000 Nantes'],
        },
        noticeId: null,
        source: 'hand',
        detail: 'Annonce lue au BODACC (démonstration).',
      },
      by,
    ),
  )
  party.caseId = one.id
}

export async function drawUpProof({ world, orgId, party, by }: Case): Promise<void> {
  const signatory = { name: by.actor.name, title: 'présidente' }
  await makeProof(world, orgId, party.caseId!, { security: '', signatory, exhibits: [] }, by)
}

/** The last month that had ended a week ago: everything as usual, but for the oldest debt that only age makes doubtful. */
export async function closeProvisions({ world, orgId, asOf, by }: Case): Promise<void> {
  const closingOn = addDays(day(`${addDays(asOf, -7).slice(0, 7)}-01`), -1)
  await world.db.inOrg(orgId, async (tx) => {
    await changeProvisionSetting(tx, { ...(await provisionSettingOf(tx)), vatBp: 2000 }, by)
    const [old] = (await draftClosing(tx, closingOn)).lines
      .filter(({ reason }) => reason === 'age')
      .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    const evidence = 'Le commissaire de justice a trouvé les locaux vides (démonstration).'
    if (old) await chooseProvision(tx, closingOn, old.itemId, { percentBp: 8000, evidence, vatCents: null }, by)
    await validateClosing(tx, closingOn, by)
  })
}

/** What has run of what is late and of what was paid late. */
export async function claimInterest({ world, orgId, party, by }: Case): Promise<void> {
  const notes = await world.db.inOrg(orgId, (tx) =>
    claimCharges(
      tx,
      {
        customerIds: [party.customerId],
        itemIds: null,
        upTo: by.today,
        kinds: ['interest', 'indemnity'],
        withPaid: true,
        withBarred: false,
        seen: null,
      },
      by,
      barredAmong,
    ),
  )
  party.claimedCents = sumCents(notes.map(({ interestCents, indemnityCents }) => interestCents + indemnityCents))
}
